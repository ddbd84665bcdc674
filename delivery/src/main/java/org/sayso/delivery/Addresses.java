package org.sayso.delivery;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Which addresses messages may be sent to: encrypted ones, and those on this machine. */
final class Addresses {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private Addresses() {}

    /**
     * Refuses what is not {@code https}, or {@code http} on this machine.
     *
     * @param name what is addressed, such as {@code the webhook}
     */
    static void requireSafe(URI address, String name) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (address.getHost() == null || !Set.of("http", "https").contains(scheme) || address.getUserInfo() != null) {
            throw new IllegalArgumentException(name + " address must be an http or https address without user info");
        }
        if (scheme.equals("http") && !isLoopback(address.getHost())) {
            throw new IllegalArgumentException(name + " is on another machine: use https, since messages carry codes");
        }
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
    }
}
