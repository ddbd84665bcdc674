package org.sayso.authorization.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks that several settings share; each refuses with the name of the setting and the fix. */
final class Rules {

    private static final String PREFIX = "sayso.authorization.";
    private static final int SHORTEST_SECRET = 16;

    /** Characters that survive HTTP Basic whether or not the client form-encodes them first (RFC 6749 section 2.3.1). */
    private static final Pattern SAFE_IN_BASIC = Pattern.compile("[!-~&&[^%+]]+");

    private Rules() {}

    static String text(@Nullable String value, String name, String fix) {
        if (value == null || value.isBlank()) {
            throw new InvalidSettingException(PREFIX + name + " is missing", fix);
        }
        return value;
    }

    static String clientId(@Nullable String value, String owner) {
        String id = text(value, owner + ".client-id", "Set the name under which this client is known.");
        if (!SAFE_IN_BASIC.matcher(id).matches() || id.contains(":")) {
            throw new InvalidSettingException(
                    PREFIX + owner + ".client-id has characters that HTTP Basic cannot carry safely",
                    "Use printable ASCII without blanks, '%', '+' and ':'.");
        }
        if (id.startsWith(AdminSettings.CLIENT_ID_PREFIX)) {
            throw new InvalidSettingException(
                    PREFIX + owner + ".client-id begins with " + AdminSettings.CLIENT_ID_PREFIX
                            + ", as those of administrators do",
                    "Choose another name for this client.");
        }
        return id;
    }

    static Secret clientSecret(@Nullable Secret secret, String owner) {
        String name = owner + ".client-secret";
        String fix = "Set a random value of at least " + SHORTEST_SECRET
                + " characters, for example the output of: openssl rand -hex 32";
        String value = text(secret == null ? null : secret.reveal(), name, fix);
        if (value.length() < SHORTEST_SECRET) {
            throw new InvalidSettingException(
                    PREFIX + name + " is shorter than " + SHORTEST_SECRET + " characters", fix);
        }
        if (!SAFE_IN_BASIC.matcher(value).matches()) {
            throw new InvalidSettingException(
                    PREFIX + name
                            + " has characters that HTTP Basic cannot carry safely (blank, '%', '+' or not ASCII)",
                    fix);
        }
        return Secret.of(value);
    }

    static List<String> scopes(@Nullable List<String> values, String owner) {
        if (values == null || values.isEmpty()) {
            throw new InvalidSettingException(
                    PREFIX + owner + ".scopes is empty", "List at least one scope this client may ask for.");
        }
        for (String scope : values) {
            // RFC 6749 section 3.3: printable ASCII without blank, quote and backslash.
            if (!scope.matches("[!#-\\[\\]-~]+")) {
                throw new InvalidSettingException(
                        PREFIX + owner + ".scopes has an entry that is not one scope",
                        "Write each scope as an entry of its own, without blanks.");
            }
        }
        return List.copyOf(values);
    }

    /** What people allow is not what a service of ours may do with everybody's account. */
    static void peoplesScopes(List<String> scopes, String owner) {
        refuseScope(scopes, owner, AuthorizationSettings.CONTACT_SCOPE, "reads everybody's contact data");
        refuseScope(scopes, owner, AuthorizationSettings.PROFILE_SCOPE, "changes everybody's profile");
        refuseScope(scopes, owner, AuthorizationSettings.LINKS_SCOPE, "ends everybody's links");
    }

    private static void refuseScope(List<String> scopes, String owner, String scope, String opens) {
        if (scopes.contains(scope)) {
            throw new InvalidSettingException(
                    PREFIX + owner + ".scopes has " + scope + ", which " + opens,
                    "Give that scope to a backend client only.");
        }
    }

    static void lives(
            Duration accessTokenLife,
            Duration refreshTokenLife,
            @Nullable Duration refreshTokenAbsoluteLife,
            String owner) {
        if (accessTokenLife.compareTo(SkillClient.SHORTEST_ACCESS_TOKEN) < 0) {
            throw new InvalidSettingException(
                    PREFIX + owner + ".access-token-life is " + accessTokenLife.toSeconds()
                            + " s, below the 360 s Alexa asks for",
                    "Set it to 6m or more; 1h is the default.");
        }
        if (refreshTokenLife.compareTo(accessTokenLife) <= 0) {
            throw new InvalidSettingException(
                    PREFIX + owner + ".refresh-token-life is not longer than the access token's life",
                    "Set it to 180d or more, or links die with their first access token; 365d is the default.");
        }
        if (refreshTokenAbsoluteLife != null && refreshTokenAbsoluteLife.compareTo(accessTokenLife) <= 0) {
            throw new InvalidSettingException(
                    PREFIX + owner + ".refresh-token-absolute-life is not longer than the access token's life",
                    "Leave it out, so that a link lives as long as it is used, or set it to a year or more.");
        }
    }

    static URI redirect(String value, String name) {
        URI uri = uri(value, name);
        if (uri.getFragment() != null || uri.getUserInfo() != null || uri.getHost() == null || value.contains("*")) {
            throw new InvalidSettingException(
                    PREFIX + name + " is not an exact address: " + value,
                    "Write the whole address, without fragment, user name or wildcard.");
        }
        return encrypted(uri, name);
    }

    static URI issuer(@Nullable String value) {
        String text = text(
                value,
                "issuer",
                "Set the address under which the world reaches this server, such as https://accounts.example.com");
        URI uri = encrypted(uri(text, "issuer"), "issuer");
        if (uri.getQuery() != null || uri.getFragment() != null || uri.getUserInfo() != null || text.endsWith("/")) {
            throw new InvalidSettingException(
                    PREFIX + "issuer must be a bare address: " + text,
                    "Remove query, fragment, user name and the slash at the end: tokens carry it letter by letter.");
        }
        return uri;
    }

    /** Unlike our own it may end with a slash, as some do. */
    static URI upstreamIssuer(@Nullable String value, String name) {
        String fix =
                "Set it letter by letter as the provider's discovery document has it, such as https://login.example.com";
        URI uri = encrypted(uri(text(value, name, fix), name), name);
        if (uri.getQuery() != null || uri.getFragment() != null || uri.getUserInfo() != null) {
            throw new InvalidSettingException(PREFIX + name + " must be a bare address: " + value, fix);
        }
        return uri;
    }

    static URI directory(@Nullable String value, String name) {
        String fix = "Set the address of the directory, such as ldaps://directory.example.com";
        URI uri = uri(text(value, name, fix), name);
        String path = uri.getPath();
        boolean bare = uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getQuery() == null
                && (path == null || path.isEmpty() || path.equals("/"));
        if (!bare || !("ldaps".equals(uri.getScheme()) || "ldap".equals(uri.getScheme()))) {
            throw new InvalidSettingException(PREFIX + name + " is no address of a directory: " + value, fix);
        }
        return uri;
    }

    private static URI encrypted(URI uri, String name) {
        boolean acceptable =
                "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && loopback(uri.getHost()));
        if (!acceptable) {
            throw new InvalidSettingException(
                    PREFIX + name + " must begin with https://, but is " + uri,
                    "Use https; plain http is accepted for localhost only.");
        }
        return uri;
    }

    private static URI uri(String value, String name) {
        try {
            return new URI(value);
        } catch (URISyntaxException notAnAddress) {
            throw new InvalidSettingException(
                    PREFIX + name + " is not an address: " + value, "Write it like https://accounts.example.com/path");
        }
    }

    static boolean loopback(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT);
        // Only literal addresses are resolved, so that no name server has a say.
        return name.equals("localhost")
                || ((name.startsWith("[") || name.matches("127(\\.\\d{1,3}){3}")) && isLoopbackLiteral(name));
    }

    private static boolean isLoopbackLiteral(String literal) {
        try {
            return InetAddress.getByName(literal).isLoopbackAddress();
        } catch (java.net.UnknownHostException notAnAddress) {
            return false;
        }
    }
}
