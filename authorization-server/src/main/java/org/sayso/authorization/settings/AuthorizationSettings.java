package org.sayso.authorization.settings;

import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * All settings of the authorization server. Immutable; what cannot work is refused when it is read.
 *
 * @param issuer required; address under which the world reaches this server, {@code iss} of every token; https, or http on
 *     localhost; no slash at the end
 * @param serviceName required; the name of the service whose accounts these are, shown on the pages
 * @param demoUsers default false; true lets the people of the playground sign in with passwords that are printed on the
 *     page; loopback only
 * @param insecureHs256SharedSecret none by default; base64 of 32 bytes or more. Alexa's access tokens are then signed with
 *     HS256, so that whoever can check a token can also make one
 * @param alexa required
 * @param webClients by a name of your choice
 * @param backendClients by a name of your choice
 * @param scopeDescriptions what a scope allows, in plain words that follow "may"; required for each scope of Alexa's except
 *     the standard ones. A scope with a colon needs brackets: {@code "[pod:order]"}
 */
@ConfigurationProperties("sayso.authorization")
public record AuthorizationSettings(
        String issuer,
        String serviceName,
        boolean demoUsers,
        @Nullable Secret insecureHs256SharedSecret,
        @DefaultValue AlexaClient alexa,
        @DefaultValue Map<String, WebClient> webClients,
        @DefaultValue Map<String, BackendClient> backendClients,
        @DefaultValue Map<String, String> scopeDescriptions) {

    /** The scope that opens {@code GET /accounts/{sub}/contact}; for backend clients only. */
    public static final String CONTACT_SCOPE = "accounts.contact";

    private static final int SHORTEST_HS256_KEY = 32;
    private static final Set<String> STANDARD_SCOPES = Set.of("openid", "profile", "offline_access");

    /** Refuses what cannot work. */
    public AuthorizationSettings {
        Rules.issuer(issuer);
        Rules.text(serviceName, "service-name", "Set the name people know the service by, such as Pizza on Demand.");
        webClients = Map.copyOf(webClients);
        backendClients = Map.copyOf(backendClients);
        scopeDescriptions = Map.copyOf(scopeDescriptions);
        decodeHs256Key(insecureHs256SharedSecret);
        checkAlexaScopes(alexa, scopeDescriptions);
        checkDistinct(alexa, webClients, backendClients);
    }

    /** The key of {@link #insecureHs256SharedSecret}, if that is set. */
    public Optional<byte[]> hs256Key() {
        return decodeHs256Key(insecureHs256SharedSecret);
    }

    private static Optional<byte[]> decodeHs256Key(@Nullable Secret secret) {
        if (secret == null || secret.reveal().isBlank()) {
            return Optional.empty();
        }
        String fix = "Set base64 of at least " + SHORTEST_HS256_KEY
                + " random bytes, for example the output of: openssl rand -base64 32";
        byte[] key;
        try {
            key = Base64.getDecoder().decode(secret.reveal().strip());
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidSettingException("sayso.authorization.insecure-hs256-shared-secret is not base64", fix);
        }
        if (key.length < SHORTEST_HS256_KEY) {
            throw new InvalidSettingException(
                    "sayso.authorization.insecure-hs256-shared-secret has " + key.length + " bytes", fix);
        }
        return Optional.of(key);
    }

    private static void checkAlexaScopes(AlexaClient alexa, Map<String, String> descriptions) {
        if (alexa.scopes().contains(CONTACT_SCOPE)) {
            throw new InvalidSettingException(
                    "sayso.authorization.alexa.scopes has " + CONTACT_SCOPE + ", which reads everybody's contact data",
                    "Give that scope to a backend client only.");
        }
        for (String scope : alexa.scopes()) {
            if (!STANDARD_SCOPES.contains(scope) && !descriptions.containsKey(scope)) {
                throw new InvalidSettingException(
                        "The consent page has no words for the scope " + scope,
                        "Set sayso.authorization.scope-descriptions.[" + scope
                                + "] to what it allows, such as: order food in your name");
            }
        }
    }

    private static void checkDistinct(
            AlexaClient alexa, Map<String, WebClient> web, Map<String, BackendClient> backend) {
        Map<String, Secret> clients = new HashMap<>();
        Set<Secret> secrets = new HashSet<>();
        Stream.of(
                        Stream.of(Map.entry(alexa.clientId(), alexa.clientSecret())),
                        web.values().stream().map(client -> Map.entry(client.clientId(), client.clientSecret())),
                        backend.values().stream().map(client -> Map.entry(client.clientId(), client.clientSecret())))
                .flatMap(same -> same)
                .forEach(client -> {
                    if (clients.put(client.getKey(), client.getValue()) != null) {
                        throw new InvalidSettingException(
                                "Two clients have the client-id " + client.getKey(),
                                "Give each client an id of its own.");
                    }
                    if (!secrets.add(client.getValue())) {
                        throw new InvalidSettingException(
                                "The client " + client.getKey() + " has the client-secret of another client",
                                "Give each client a secret of its own.");
                    }
                });
    }
}
