package org.sayso.authorization;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.sayso.authorization.existing.TestDirectory;

class LdapAccountTests extends ExistingAccountsContract {

    private final TestDirectory directory = TestDirectory.plain();

    @AfterAll
    void stopDirectory() {
        directory.close();
    }

    @Override
    Map<String, String> openAccounts() {
        return openedSettings();
    }

    @Override
    Map<String, String> openedSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("sayso.authorization.existing.ldap.url", directory.url());
        settings.put("sayso.authorization.existing.ldap.base", TestDirectory.PEOPLE);
        settings.put("sayso.authorization.existing.ldap.bind-dn", TestDirectory.READER);
        settings.put("sayso.authorization.existing.ldap.bind-password", TestDirectory.READER_PASSWORD);
        settings.put("sayso.authorization.existing.ldap.account-filter", "(!(employeeType=closed))");
        settings.put("sayso.authorization.existing.ldap.email-verified", "true");
        return settings;
    }

    @Override
    String subjectOf(String userName) {
        return directory.attribute(userName, "entryUUID");
    }

    @Override
    void closeAccount(String userName) {
        directory.modify(userName, new Modification(ModificationType.REPLACE, "employeeType", "closed"));
    }

    @Override
    void reopenAccount(String userName) {
        directory.modify(userName, new Modification(ModificationType.DELETE, "employeeType"));
    }

    @Override
    int takeAway() {
        directory.stop();
        return 503;
    }

    @Override
    void bringBack() {
        directory.startAgain();
    }
}
