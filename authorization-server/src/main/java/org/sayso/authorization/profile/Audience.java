package org.sayso.authorization.profile;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/** The one audience of a client's access tokens, and what a request may say about it. */
public final class Audience {

    /** The parameter of Auth0. */
    static final String AUDIENCE = "audience";

    /** The parameter of RFC 8707 section 2; may come several times. */
    static final String RESOURCE = "resource";

    /** The error of RFC 8707 section 2. */
    static final String INVALID_TARGET = "invalid_target";

    private static final String SETTING = "settings.client.sayso.audience";

    private Audience() {}

    /** Keeps it with a client. */
    public static ClientSettings.Builder keep(ClientSettings.Builder settings, String audience) {
        return settings.setting(SETTING, audience);
    }

    /** Of this client; empty if none was kept with it. */
    public static Optional<String> of(RegisteredClient client) {
        return Optional.ofNullable(client.getClientSettings().getSetting(SETTING));
    }

    /** The parameter that names something else than the client's audience; what has no value counts as absent. */
    static Optional<String> wrong(
            RegisteredClient client, String @Nullable [] audiences, String @Nullable [] resources) {
        Optional<String> own = of(client);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        return others(own.get(), audiences)
                ? Optional.of(AUDIENCE)
                : others(own.get(), resources) ? Optional.of(RESOURCE) : Optional.empty();
    }

    private static boolean others(String own, String @Nullable [] asked) {
        return asked != null && Stream.of(asked).anyMatch(value -> !value.isEmpty() && !value.equals(own));
    }

    /** A parameter as Spring keeps it: a text, several, or none. */
    static String @Nullable [] values(@Nullable Object parameter) {
        if (parameter instanceof Object[] several) {
            return Arrays.stream(several).map(String::valueOf).toArray(String[]::new);
        }
        return parameter == null ? null : new String[] {String.valueOf(parameter)};
    }
}
