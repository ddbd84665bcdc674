package org.sayso.authorization.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An OpenID provider that people may sign in at: {@code sayso.authorization.upstream.<name>.*}. Immutable.
 *
 * @param issuer required; letter by letter as in its discovery document and ID tokens
 * @param clientId required; this server's name there
 * @param clientSecret required
 * @param scopes must have {@code openid}
 * @param label what it is called on the sign-in page; the name of the setting by default
 */
public record UpstreamProvider(
        String issuer,
        String clientId,
        Secret clientSecret,
        @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
        @Nullable String label) {

    /** Copies the scopes. */
    public UpstreamProvider {
        scopes = List.copyOf(scopes);
    }

    /** Refuses what cannot work. */
    void check(String name) {
        String owner = "upstream." + name;
        // It is part of an address.
        if (!name.matches("[a-z0-9][a-z0-9-]{0,30}")) {
            throw new InvalidSettingException(
                    "sayso.authorization." + owner + " has a name that cannot be part of an address",
                    "Use small letters, digits and hyphens.");
        }
        Rules.upstreamIssuer(issuer, owner + ".issuer");
        Rules.text(clientId, owner + ".client-id", "Set the client id that the provider knows this server by.");
        Rules.text(
                clientSecret == null ? null : clientSecret.reveal(),
                owner + ".client-secret",
                "Set the secret that the provider gave to this client.");
        if (!Rules.scopes(scopes, owner).contains("openid")) {
            throw new InvalidSettingException(
                    "sayso.authorization." + owner + ".scopes has no openid: nobody would say who signed in",
                    "Add openid.");
        }
    }
}
