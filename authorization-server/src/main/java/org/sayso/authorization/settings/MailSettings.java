package org.sayso.authorization.settings;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who sends the server's mails. Immutable.
 *
 * @param host none by default; the mail server's name, which its certificate must bear
 * @param port by default 587, with {@code tls=implicit} 465, on this machine 25
 * @param tls {@code starttls} by default; {@code implicit}, or {@code insecure-none}, the default on this machine
 * @param user none by default
 * @param password none by default; needed exactly with a user
 * @param from required with a host: a mailbox, alone or behind a name such as {@code Pizza on Demand <accounts@example.com>}
 */
@ConfigurationProperties("sayso.authorization.mail")
public record MailSettings(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable Tls tls,
        @Nullable String user,
        @Nullable Secret password,
        @Nullable String from) {

    private static final String PREFIX = "sayso.authorization.mail.";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\-:\\[\\]]{1,253}");

    /** How the way to the mail server is encrypted. */
    public enum Tls {
        /** Required after the greeting (RFC 3207). */
        STARTTLS,
        /** From the first byte (RFC 8314). */
        IMPLICIT,
        /** Not at all: whoever is on the way reads the codes. For a server on this machine. */
        INSECURE_NONE
    }

    /** Refuses what cannot work, and passwords and codes that would travel in clear. */
    public MailSettings {
        host = filled(host);
        user = filled(user);
        from = filled(from);
        if (host != null) {
            boolean here = Rules.loopback(host);
            if (tls == null) {
                tls = here ? Tls.INSECURE_NONE : Tls.STARTTLS;
            }
            if (port == null) {
                port = switch (tls) {
                    case STARTTLS -> 587;
                    case IMPLICIT -> 465;
                    case INSECURE_NONE -> 25;
                };
            }
            check(host, port, tls, here);
            if ((user == null) != (password == null || password.reveal().isBlank())) {
                throw new InvalidSettingException(PREFIX + "user and password belong together", "Set both, or none.");
            }
            if (from == null) {
                throw new InvalidSettingException(
                        PREFIX + "from is missing",
                        "Set who mails come from, such as Pizza on Demand <accounts@example.com>.");
            }
        }
    }

    private static void check(String host, int port, Tls tls, boolean here) {
        if (!HOST.matcher(host).matches()) {
            throw new InvalidSettingException(
                    PREFIX + "host is no host name or address: " + host, "Set it to a name such as mail.example.com.");
        }
        if (port < 1 || port > 65_535) {
            throw new InvalidSettingException(PREFIX + "port is " + port, "Set it to 1 to 65535, usually 587 or 465.");
        }
        if (tls == Tls.INSECURE_NONE && !here) {
            throw new InvalidSettingException(
                    PREFIX + "tls=" + tls.name().toLowerCase(Locale.ROOT).replace('_', '-')
                            + " would send codes in clear",
                    "Set it to starttls or implicit; in clear is accepted for localhost only.");
        }
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
