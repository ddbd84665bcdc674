package org.sayso.linking.check;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An absolute http or https address with a host. Never looks a name up. */
record WebAddress(URI uri, String host) {

    /** Null if the text is no such address, or one with user info. */
    static @Nullable WebAddress of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            URI uri = URI.create(text);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getRawUserInfo() == null
                    ? new WebAddress(uri, uri.getHost().toLowerCase(Locale.ROOT))
                    : null;
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    /** A text that may be an address, without the name and password that it may have. */
    static String withoutUserInfo(String text) {
        return text.replaceAll("//[^/]*@", "//(hidden)@");
    }

    boolean https() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    boolean usualPort() {
        return uri.getPort() == -1 || uri.getPort() == 443;
    }

    /** This machine. */
    boolean local() {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.equals("[::1]");
    }

    /** Nothing that a server of Amazon could reach (RFC 1918, RFC 4193, RFC 6762, RFC 8375). */
    boolean privateNetwork() {
        boolean address = host.matches("[0-9.]+");
        return (address && host.matches("(10|192\\.168|172\\.(1[6-9]|2[0-9]|3[01])|169\\.254|0)\\..*"))
                || host.matches("\\[(f[cd]|fe80).*")
                || host.matches(".*\\.(local|internal|lan|home\\.arpa)")
                || host.matches("[^.\\[]+");
    }

    String path() {
        return uri.getRawPath() == null ? "" : uri.getRawPath();
    }

    /** The query parameters, decoded; of a doubled one the first. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        String query = uri.getRawQuery();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                parameters.putIfAbsent(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
