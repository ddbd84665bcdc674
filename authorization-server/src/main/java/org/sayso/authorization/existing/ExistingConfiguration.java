package org.sayso.authorization.existing;

import java.util.Objects;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.settings.ExistingAccountSettings;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the accounts that a company has already, where the settings name them. */
@Configuration(proxyBeanMethods = false)
class ExistingConfiguration {

    @Bean
    KeptColors keptColors(ServerDatabase database) {
        return new KeptColors(database);
    }

    @Bean
    @ConditionalOnProperty("sayso.authorization.existing.jdbc.url")
    AccountDirectory jdbcAccounts(ExistingAccountSettings settings, KeptColors colors) {
        return new ExistingDirectory(JdbcAccounts.open(Objects.requireNonNull(settings.jdbc())), colors);
    }

    @Bean
    @ConditionalOnProperty("sayso.authorization.existing.ldap.url")
    AccountDirectory ldapAccounts(ExistingAccountSettings settings, KeptColors colors) {
        return new ExistingDirectory(LdapAccounts.open(Objects.requireNonNull(settings.ldap())), colors);
    }
}
