package org.sayso.oauth;

import java.net.URI;

/** Which addresses are safe to call. */
final class Addresses {

    private Addresses() {}

    /**
     * The address, where it is https, or http to this very machine; without user information and fragment.
     *
     * @throws IllegalArgumentException where it is not; the message names the fix
     */
    static URI safe(String name, URI address) {
        if (!isSafe(address)) {
            // Not the address itself: it may carry a password or a token.
            throw new IllegalArgumentException(name + (address.getHost() == null ? "" : " at " + address.getHost())
                    + " is not safe: use https, or http with localhost, 127.0.0.1 or [::1] on one machine");
        }
        return address;
    }

    static boolean isSafe(URI address) {
        return address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null
                && ("https".equals(address.getScheme()) || isLoopbackHttp(address));
    }

    private static boolean isLoopbackHttp(URI uri) {
        String host = uri.getHost();
        return "http".equals(uri.getScheme())
                && (host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}"));
    }
}
