package org.sayso.delivery;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sayso.http.Addresses;

/**
 * A mail server that takes messages.
 *
 * @param host its name, which its certificate must bear, or its address
 * @param port 1 to 65535
 * @param tls how the way there is encrypted
 * @param user who signs in; null for nobody
 * @param password the user's password; null exactly where there is no user. Never shown.
 */
public record SmtpServer(
        String host,
        int port,
        SmtpTls tls,
        @Nullable String user,
        @Nullable String password) {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\-:]{1,253}");

    /** Refuses what cannot work and passwords that would travel in clear. */
    public SmtpServer {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("the mail server's host must be a host name or address");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("the mail server's port must be 1 to 65535");
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("the mail server's user and password belong together: set both or none");
        }
        if (user != null && tls == SmtpTls.INSECURE_NONE && !Addresses.isLoopback(host)) {
            throw new IllegalArgumentException(
                    "the mail server's password would travel in clear: use STARTTLS or IMPLICIT");
        }
    }

    @Override
    public String toString() {
        return "SmtpServer[" + host + ":" + port + ", " + tls + "]";
    }
}
