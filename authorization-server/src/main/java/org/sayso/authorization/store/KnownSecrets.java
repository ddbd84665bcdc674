package org.sayso.authorization.store;

import java.util.List;
import org.sayso.authorization.settings.InvalidSettingException;
import org.springframework.dao.DuplicateKeyException;

/**
 * Remembers the versions of the secrets that a database was used with, and refuses to start with none of them: every link
 * would be dead, and a year of waiting would not bring one back.
 */
final class KnownSecrets {

    private KnownSecrets() {}

    static void check(ServerDatabase database, ServerSecrets secrets) {
        List<String> known = database.jdbc()
                .sql("SELECT version FROM server_secrets")
                .query(String.class)
                .list();
        if (!known.isEmpty() && secrets.versions().stream().noneMatch(known::contains)) {
            throw new InvalidSettingException(
                    "None of the server's secrets is one that this database was used with: all links would be dead",
                    "Bring the secrets of before back, in sayso.authorization.secrets or, for an H2 file without that"
                            + " setting, in the file beside it that ends in .secrets. New ones are added, not exchanged.");
        }
        secrets.versions().stream()
                .filter(version -> !known.contains(version))
                .forEach(version -> add(database, version));
    }

    private static void add(ServerDatabase database, String version) {
        try {
            database.inTransaction(() -> database.jdbc()
                    .sql("INSERT INTO server_secrets (version, added) VALUES (:version, CURRENT_TIMESTAMP)")
                    .param("version", version)
                    .update());
        } catch (DuplicateKeyException another) {
            // Another server that starts now was faster.
        }
    }
}
