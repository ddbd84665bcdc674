package org.sayso.authorization.upstream;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.settings.UpstreamProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/**
 * What is known of each provider: the settings, and its discovery document, which is fetched when it is first needed.
 * Thread-safe.
 *
 * <p>One that could not be had is asked for again after 5 seconds at the earliest, and only one request at a time waits for it: the
 * others are refused at once, as in these 5 seconds. A provider that is away when this server starts does not keep it from starting: links that are there need no provider.
 */
final class Providers implements ClientRegistrationRepository {

    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Map<String, UpstreamProvider> settings;
    private final String issuer;
    private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();
    private final Map<String, Long> failed = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    /** @param issuer this server's own, where providers send people back to */
    Providers(Map<String, UpstreamProvider> settings, String issuer) {
        this.settings = settings;
        this.issuer = issuer;
    }

    /** Looks for each provider once; warns of those that are away. */
    void look() {
        settings.forEach(this::look);
    }

    /**
     * The provider of this name, or null where the settings have none.
     *
     * @throws RuntimeException if its discovery document is not to be had, or is being asked for by another thread
     */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String name) {
        UpstreamProvider provider = settings.get(name);
        if (provider == null) {
            return null;
        }
        ClientRegistration found = known.get(name);
        return found == null ? ask(name, provider) : found;
    }

    private ClientRegistration ask(String name, UpstreamProvider provider) {
        if (!asked.add(name)) {
            throw new IllegalStateException("the provider " + name + " is being asked, and has not answered yet");
        }
        try {
            ClientRegistration found = known.get(name);
            if (found == null) {
                found = discover(name, provider);
                known.put(name, found);
            }
            return found;
        } finally {
            asked.remove(name);
        }
    }

    private void look(String name, UpstreamProvider provider) {
        try {
            findByRegistrationId(name);
        } catch (RuntimeException away) {
            LOG.warn(
                    "Nobody can sign in at {} yet: no discovery document with exactly this issuer was found there"
                            + " (sayso.authorization.upstream.{}.issuer).",
                    provider.issuer(),
                    name);
        }
    }

    private ClientRegistration discover(String name, UpstreamProvider provider) {
        Long last = failed.get(name);
        if (last != null && System.nanoTime() - last < PAUSE.toNanos()) {
            throw new IllegalStateException(
                    "the provider " + name + " was asked a moment ago, and did not answer as it should");
        }
        try {
            return registration(name, provider, ProviderCalls.discovery(provider.issuer()));
        } catch (RuntimeException away) {
            failed.put(name, System.nanoTime());
            throw away;
        }
    }

    private ClientRegistration registration(String name, UpstreamProvider provider, Map<String, Object> document) {
        requireIssuer(document, provider.issuer());
        return ClientRegistrations.fromOidcConfiguration(document)
                .registrationId(name)
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret().reveal())
                .scope(provider.scopes())
                .redirectUri(issuer + UpstreamSecurity.START + "/" + name + UpstreamSecurity.ANSWER)
                .build();
    }

    /** Refuses a document whose issuer is another (OpenID Connect Discovery section 4.3). */
    static void requireIssuer(Map<String, Object> document, String issuer) {
        if (!issuer.equals(document.get("issuer"))) {
            throw new IllegalStateException("the discovery document of " + issuer + " is another issuer's");
        }
    }
}
