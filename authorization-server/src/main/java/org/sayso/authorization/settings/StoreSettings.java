package org.sayso.authorization.settings;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the server keeps things, and what protects them there. Immutable.
 *
 * @param database in memory by default
 * @param secrets base64 of 32 random bytes or more each, or {@code file:} and the name of a file with that. The first makes
 *     what is new, the others recognise what was made before. Required for PostgreSQL; for an H2 file one is made at the first
 *     start and kept beside it ({@code .secrets}); for memory a random one
 * @param keys when the keys that sign tokens change
 */
@ConfigurationProperties("sayso.authorization")
public record StoreSettings(
        @DefaultValue DatabaseSettings database,
        @DefaultValue List<Secret> secrets,
        @DefaultValue KeySettings keys) {

    /** Drops empty secrets, and refuses a PostgreSQL database without any: each server would have others. */
    public StoreSettings {
        secrets = secrets.stream().filter(secret -> !secret.reveal().isBlank()).toList();
        if (secrets.isEmpty() && database.isPostgres()) {
            throw new InvalidSettingException(
                    "sayso.authorization.secrets is missing: they protect what is in the database, so they cannot be kept"
                            + " in there",
                    "Set base64 of at least 32 random bytes, for example the output of: openssl rand -base64 32. Each"
                            + " server of this database needs the same.");
        }
    }
}
