package org.sayso.http;

import java.net.URI;

/** Which addresses are safe to call: encrypted ones, and those on this machine. */
public final class Addresses {

    private Addresses() {}

    /**
     * The address, where it is https, or http to this very machine; without user information and fragment.
     *
     * @param name what is addressed, such as {@code the webhook}
     * @throws IllegalArgumentException where it is not; the message names the fix
     */
    public static URI safe(String name, URI address) {
        if (!isSafe(address)) {
            // Not the address itself: it may carry a password or a token.
            throw new IllegalArgumentException(name + (address.getHost() == null ? "" : " at " + address.getHost())
                    + " is not safe: use https, or http with localhost, 127.0.0.1 or [::1] on one machine,"
                    + " without user info and fragment");
        }
        return address;
    }

    /** Whether {@link #safe} takes it. */
    public static boolean isSafe(URI address) {
        return address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null
                && ("https".equalsIgnoreCase(address.getScheme())
                        || ("http".equalsIgnoreCase(address.getScheme()) && isLoopback(address.getHost())));
    }

    /** Whether this host is this machine whatever a name server says. */
    public static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.equals("::1")
                || host.matches("127(\\.\\d{1,3}){3}");
    }
}
