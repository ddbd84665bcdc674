package org.sayso.authorization.settings;

import org.jspecify.annotations.Nullable;

/**
 * Where links, consents, passkeys and keys are kept: {@code sayso.authorization.database.*}. Immutable.
 *
 * @param url of JDBC: a PostgreSQL database ({@code jdbc:postgresql:}), or H2 in a file ({@code jdbc:h2:file:}, without the
 *     ending {@code .mv.db}, made where it is missing). None by default: everything is forgotten at the next start
 * @param username none by default
 * @param password none by default
 */
public record DatabaseSettings(
        @Nullable String url,
        @Nullable String username,
        @Nullable Secret password) {

    /** Where it is, for people to read: without user, password and other parameters. */
    public String address() {
        return String.valueOf(url).replaceFirst("[?;].*$", "").replaceFirst("//[^/@]*@", "//");
    }

    boolean isPostgres() {
        return url != null && url.startsWith("jdbc:postgresql:");
    }

    /** Who connects; {@code otherwise} where the settings do not say. */
    public @Nullable String userName(@Nullable String otherwise) {
        return username == null || username.isBlank() ? otherwise : username;
    }

    /** The password, empty if there is none. */
    public String revealedPassword() {
        return password == null ? "" : password.reveal();
    }
}
