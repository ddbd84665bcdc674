package org.sayso.authorization.settings;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where passkeys are good: {@code sayso.authorization.passkeys.*}. Immutable.
 *
 * @param rpId the domain that passkeys belong to; the issuer's host by default. Another one makes all passkeys useless.
 * @param allowedOrigins where the pages with passkeys may be, such as {@code https://accounts.example.com}; the issuer's by
 *     default. Each must be the domain itself or below it.
 */
public record PasskeySettings(
        @Nullable String rpId, @DefaultValue List<String> allowedOrigins) {

    private static final String OWNER = "passkeys.";

    /** Copies the origins. */
    public PasskeySettings {
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** The domain, once the defaults are filled in. */
    public String domain() {
        return Objects.requireNonNull(rpId);
    }

    /** With the defaults of this issuer filled in; refuses origins where no browser would use the passkeys. */
    PasskeySettings at(URI issuer) {
        List<String> origins = allowedOrigins.isEmpty()
                ? List.of(issuer.getScheme() + "://" + issuer.getRawAuthority())
                : allowedOrigins;
        String domain = rpId == null || rpId.isBlank() ? host(issuer) : rpId;
        for (String origin : origins) {
            String host = host(origin(origin));
            if (!host.equals(domain) && !host.endsWith("." + domain)) {
                throw new InvalidSettingException(
                        "sayso.authorization.passkeys.rp-id is " + domain + ", and browsers use no passkeys of that on "
                                + origin,
                        "Set rp-id to the host of every allowed origin, or to a domain above them all.");
            }
        }
        return new PasskeySettings(domain, origins);
    }

    private static String host(URI uri) {
        return String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    }

    private static URI origin(String text) {
        URI uri = Rules.redirect(text, OWNER + "allowed-origins");
        if (!uri.getRawPath().isEmpty() || uri.getQuery() != null) {
            throw new InvalidSettingException(
                    "sayso.authorization.passkeys.allowed-origins has more than an origin: " + text,
                    "Write scheme, host and port only, such as https://accounts.example.com");
        }
        return uri;
    }
}
