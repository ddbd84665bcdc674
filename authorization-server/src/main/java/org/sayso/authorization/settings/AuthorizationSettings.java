package org.sayso.authorization.settings;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the authorization server, besides {@link StoreSettings}. Immutable; what cannot work is refused when it is read.
 *
 * @param issuer required; address under which the world reaches this server, {@code iss} of every token; https, or http on
 *     localhost; no slash at the end
 * @param serviceName required; the name of the service whose accounts these are, shown on the pages
 * @param demoUsers default false; true lets the people of the playground sign in with passwords that are printed on the
 *     page; loopback only
 * @param insecureHs256SharedSecret none by default; base64 of 32 bytes or more. the access tokens of all skills are then
 *     signed with HS256, so that whoever can check a token can also make one; refused with more than one skill
 * @param skills at least one, by a name of your choice; none is needed where clients are added while the server runs
 *     ({@link AdminSettings})
 * @param webClients by a name of your choice
 * @param backendClients by a name of your choice
 * @param resourceServers by a name of your choice
 * @param scopeDescriptions what a scope allows, in plain words that follow "may"; required for each scope of a skill
 *     except the standard ones. A scope with a colon needs brackets: {@code "[pod:order]"}. With a language at the end,
 *     such as {@code "[pod:order].de"}, the words for pages in it; the others have those without
 * @param passkeys where passkeys are good; by default at the issuer
 * @param pages how the pages look; by default as we made them
 */
@ConfigurationProperties("sayso.authorization")
public record AuthorizationSettings(
        String issuer,
        String serviceName,
        boolean demoUsers,
        @Nullable Secret insecureHs256SharedSecret,
        @DefaultValue Map<String, SkillClient> skills,
        @DefaultValue Map<String, WebClient> webClients,
        @DefaultValue Map<String, BackendClient> backendClients,
        @DefaultValue Map<String, ResourceServer> resourceServers,
        @DefaultValue Map<String, String> scopeDescriptions,
        @DefaultValue PasskeySettings passkeys,
        @DefaultValue PageSettings pages) {

    /** The scope that opens {@code GET /accounts/{sub}/contact}; for backend clients only. */
    public static final String CONTACT_SCOPE = "accounts.contact";

    /** The scope that opens {@code PUT /accounts/{sub}/profile/{attribute}}; for backend clients only. */
    public static final String PROFILE_SCOPE = "accounts.profile";

    /** The scope that opens {@code DELETE /accounts/{sub}/links/{link}}; for backend clients only. */
    public static final String LINKS_SCOPE = "accounts.links";

    private static final int SHORTEST_HS256_KEY = 32;
    private static final Set<String> STANDARD_SCOPES = Set.of("openid", "profile", "offline_access");

    /** Refuses what cannot work. */
    public AuthorizationSettings {
        passkeys = passkeys.at(Rules.issuer(issuer));
        Rules.text(serviceName, "service-name", "Set the name people know the service by, such as Pizza on Demand.");
        skills = Map.copyOf(skills);
        webClients = Map.copyOf(webClients);
        backendClients = Map.copyOf(backendClients);
        resourceServers = Map.copyOf(resourceServers);
        scopeDescriptions = Map.copyOf(scopeDescriptions);
        decodeHs256Key(insecureHs256SharedSecret);
        checkSkills(skills, issuer, scopeDescriptions);
        checkNobodyForges(skills, insecureHs256SharedSecret);
        checkResourceServers(resourceServers, skills);
        register(skills, webClients, backendClients, resourceServers);
    }

    /** All clients, so that others can be checked beside them. */
    ClientRegister register() {
        return register(skills, webClients, backendClients, resourceServers);
    }

    private static ClientRegister register(
            Map<String, SkillClient> skills,
            Map<String, WebClient> webClients,
            Map<String, BackendClient> backendClients,
            Map<String, ResourceServer> resourceServers) {
        ClientRegister register = new ClientRegister();
        inOrder(skills)
                .forEach((name, skill) -> register.add("skills." + name, skill.clientId(), skill.clientSecret()));
        inOrder(webClients)
                .forEach((name, web) -> register.add("web-clients." + name, web.clientId(), web.clientSecret()));
        inOrder(backendClients)
                .forEach((name, backend) ->
                        register.add("backend-clients." + name, backend.clientId(), backend.clientSecret()));
        inOrder(resourceServers)
                .forEach((name, api) -> register.add("resource-servers." + name, api.clientId(), api.clientSecret()));
        return register;
    }

    /**
     * These settings with one client more, under the same checks.
     *
     * @param secret of the client
     * @throws InvalidSettingException if the client could not be in the settings either
     */
    public AuthorizationSettings with(AddedClient added, Secret secret) {
        Map<String, String> words = new HashMap<>(added.scopeDescriptions());
        words.putAll(scopeDescriptions);
        return new AuthorizationSettings(
                issuer,
                serviceName,
                demoUsers,
                insecureHs256SharedSecret,
                plus(skills, ClientKind.SKILL, SkillClient.class, added, secret),
                plus(webClients, ClientKind.WEB, WebClient.class, added, secret),
                plus(backendClients, ClientKind.BACKEND, BackendClient.class, added, secret),
                plus(resourceServers, ClientKind.RESOURCE_SERVER, ResourceServer.class, added, secret),
                words,
                passkeys,
                pages);
    }

    private static <T> Map<String, T> plus(
            Map<String, T> clients, ClientKind kind, Class<T> type, AddedClient added, Secret secret) {
        if (added.kind() != kind) {
            return clients;
        }
        Map<String, T> all = new HashMap<>(clients);
        if (all.put(added.name(), added.bind(type, secret)) != null) {
            throw new InvalidSettingException("There is a " + added.id() + " already", "Choose another name.");
        }
        return all;
    }

    /** What a scope allows, in the words of a language; empty for a standard scope that the settings do not describe. */
    public Optional<String> scopeDescription(String scope, Language language) {
        return words(scopeDescriptions, skills).of(scope, language);
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

    private static void checkSkills(Map<String, SkillClient> skills, String issuer, Map<String, String> descriptions) {
        ScopeWords words = words(descriptions, skills);
        inOrder(skills).forEach((name, skill) -> {
            skill.check("skills." + name);
            if (skill.audience().equals(issuer)) {
                throw new InvalidSettingException(
                        "sayso.authorization.skills." + name + ".audience is this server's own address",
                        "Set the identifier of the skill's API: what is made for Alexa must not open this server.");
            }
            checkDescribed(name, skill, words);
        });
        words.check();
    }

    /** Each skill would hold the secret, and could make tokens for the others. */
    private static void checkNobodyForges(Map<String, SkillClient> skills, @Nullable Object sharedSecret) {
        if (sharedSecret != null && skills.size() > 1) {
            throw new InvalidSettingException(
                    "sayso.authorization.insecure-hs256-shared-secret is set, and there are " + skills.size()
                            + " skills",
                    "Remove it, so that tokens are signed with RS256: with a shared secret each skill could make tokens"
                            + " for the others.");
        }
    }

    private static ScopeWords words(Map<String, String> descriptions, Map<String, SkillClient> skills) {
        return new ScopeWords(
                descriptions,
                skills.values().stream()
                        .flatMap(skill -> skill.scopes().stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static void checkDescribed(String name, SkillClient skill, ScopeWords words) {
        for (String scope : skill.scopes()) {
            if (!STANDARD_SCOPES.contains(scope)
                    && words.of(scope, Language.ENGLISH).isEmpty()) {
                throw new InvalidSettingException(
                        "The consent page has no words for the scope " + scope + " of sayso.authorization.skills."
                                + name + ".scopes",
                        "Set sayso.authorization.scope-descriptions.[" + scope
                                + "] to what it allows, such as: order food in your name");
            }
        }
    }

    private static void checkResourceServers(Map<String, ResourceServer> servers, Map<String, SkillClient> skills) {
        inOrder(servers).forEach((name, api) -> {
            api.check("resource-servers." + name);
            if (skills.values().stream().noneMatch(skill -> skill.audience().equals(api.audience()))) {
                throw new InvalidSettingException(
                        "sayso.authorization.resource-servers." + name + ".audience is the audience of no skill: "
                                + api.audience(),
                        "Set it to the audience of the skill whose tokens this API receives, or every token would be"
                                + " inactive.");
            }
        });
    }

    /** By name, so that of several faults the same is told each time. */
    private static <T> Map<String, T> inOrder(Map<String, T> byName) {
        return new TreeMap<>(byName);
    }
}
