package org.sayso.keycloak;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A realm set up for an Alexa skill as {@code docs/keycloak.md} says, made by the admin API after the start: a realm file with
 * client scopes of its own would leave out the built-in ones, and with them {@code sub}.
 */
final class Realm {

    /** The skill's service: its client id at Keycloak is the audience of its tokens. */
    static final String API = "https://tea-house.example";

    /** Another service of the same company. */
    static final String OTHER_API = "https://coffee-house.example";

    static final String ALEXA = "alexa";
    static final String OTHER_CLIENT = "partner";
    static final String SCOPE = "tea:order";
    static final String OTHER_SCOPE = "coffee:order";
    static final String AMAZON_REDIRECT = "https://pitangui.amazon.com/api/skill/link/M0TESTVENDOR";
    static final int TOKEN_SECONDS = 300;

    final String alexaSecret = Secrets.make();
    final String otherClientSecret = Secrets.make();
    final String apiSecret = Secrets.make();
    final String otherApiSecret = Secrets.make();
    private final String name = "tea-" + UUID.randomUUID();
    private final URI server;
    private final AdminApi admin;

    private Realm(KeycloakServer keycloak) {
        this.server = keycloak.address();
        this.admin = keycloak.admin();
    }

    /** For tests that need no stand-in. */
    static Realm create() {
        return create(URI.create("http://127.0.0.1:9/api/skill/link/NOBODY"));
    }

    /** @param standInRedirect where the stand-in for Alexa takes codes, beside Amazon's own addresses */
    static Realm create(URI standInRedirect) {
        return create(KeycloakServer.shared(), standInRedirect);
    }

    static Realm create(KeycloakServer keycloak, URI standInRedirect) {
        Realm realm = new Realm(keycloak);
        realm.create(standInRedirect.toString());
        return realm;
    }

    private void create(String standInRedirect) {
        admin.create(
                "",
                Map.of(
                        "realm",
                        name,
                        "enabled",
                        true,
                        "accessTokenLifespan",
                        TOKEN_SECONDS,
                        // A link must outlive holidays: a year without use, and no rotation of refresh tokens.
                        "offlineSessionIdleTimeout",
                        365 * 24 * 3600,
                        "revokeRefreshToken",
                        false));
        createApi(API, apiSecret, SCOPE, "order tea");
        createApi(OTHER_API, otherApiSecret, OTHER_SCOPE, "order coffee");
        keepNamesOutOfAccessTokens();
        List<String> redirects = List.of(
                standInRedirect,
                AMAZON_REDIRECT,
                "https://layla.amazon.com/api/skill/link/M0TESTVENDOR",
                "https://alexa.amazon.co.jp/api/skill/link/M0TESTVENDOR");
        createClient(ALEXA, alexaSecret, redirects);
        createClient(OTHER_CLIENT, otherClientSecret, List.of(AMAZON_REDIRECT));
    }

    /** A client that only asks about tokens, and the scope whose tokens are for it. */
    private void createApi(String id, String secret, String scope, String consent) {
        admin.create(
                in("/clients"),
                Map.of("clientId", id, "secret", secret, "publicClient", false, "standardFlowEnabled", false));
        admin.create(
                in("/client-scopes"),
                Map.of(
                        "name",
                        scope,
                        "protocol",
                        "openid-connect",
                        "attributes",
                        Map.of(
                                "include.in.token.scope", "true",
                                "display.on.consent.screen", "true",
                                "consent.screen.text", consent),
                        "protocolMappers",
                        List.of(Map.of(
                                "name", "audience",
                                "protocol", "openid-connect",
                                "protocolMapper", "oidc-audience-mapper",
                                "config",
                                        Map.of(
                                                "included.client.audience", id,
                                                "access.token.claim", "true",
                                                "introspection.token.claim", "true")))));
    }

    /** Alexa keeps the access token; the skill asks userinfo for the name. */
    private void keepNamesOutOfAccessTokens() {
        String scope = find(in("/client-scopes"), "name", "profile").path("id").asString();
        String mappers = in("/client-scopes/" + scope + "/protocol-mappers/models");
        for (JsonNode mapper : admin.get(mappers)) {
            ((ObjectNode) mapper.path("config")).put("access.token.claim", "false");
            admin.put(mappers + "/" + mapper.path("id").asString(), mapper);
        }
    }

    private void createClient(String id, String secret, List<String> redirects) {
        admin.create(
                in("/clients"),
                Map.of(
                        "clientId",
                        id,
                        "secret",
                        secret,
                        "standardFlowEnabled",
                        true,
                        "directAccessGrantsEnabled",
                        false,
                        "fullScopeAllowed",
                        false,
                        "consentRequired",
                        true,
                        "redirectUris",
                        redirects,
                        "attributes",
                        Map.of("pkce.code.challenge.method", "S256"),
                        "defaultClientScopes",
                        List.of("basic", "profile"),
                        "optionalClientScopes",
                        List.of("offline_access", SCOPE, OTHER_SCOPE)));
    }

    /** A client that only signs people in, as our own authorization server is one; gives its secret back. */
    String createSignIn(String id, String redirect) {
        String secret = Secrets.make();
        admin.create(
                in("/clients"),
                Map.of(
                        "clientId",
                        id,
                        "secret",
                        secret,
                        "standardFlowEnabled",
                        true,
                        "directAccessGrantsEnabled",
                        false,
                        "fullScopeAllowed",
                        false,
                        "redirectUris",
                        List.of(redirect),
                        "attributes",
                        Map.of("pkce.code.challenge.method", "S256"),
                        "defaultClientScopes",
                        List.of("basic", "profile", "email")));
        return secret;
    }

    /** Makes somebody with this given name; gives their id back, which is {@code sub}. */
    Person person(String givenName) {
        String username = username(givenName);
        return person(
                username,
                Map.of(
                        "firstName",
                        givenName,
                        "lastName",
                        "Archer",
                        "email",
                        username + "@example.com",
                        "emailVerified",
                        true));
    }

    /** Makes somebody of whom Keycloak does not know all that it wants to know. */
    Person personWithoutMailAddress(String givenName) {
        return person(username(givenName), Map.of("firstName", givenName, "lastName", "Archer"));
    }

    private Person person(String username, Map<String, Object> profile) {
        String password = Secrets.make();
        Map<String, Object> all = new HashMap<>(profile);
        all.put("username", username);
        all.put("enabled", true);
        all.put("credentials", List.of(Map.of("type", "password", "value", password, "temporary", false)));
        return new Person(admin.create(in("/users"), all), username, password);
    }

    private static String username(String givenName) {
        return givenName.toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID();
    }

    /** Somebody with an account; {@code id} is their {@code sub}. */
    record Person(String id, String username, String password) {
        @Override
        public String toString() {
            return username;
        }
    }

    String issuer() {
        return server + "/realms/" + name;
    }

    URI endpoint(String last) {
        return URI.create(issuer() + "/protocol/openid-connect/" + last);
    }

    void disable(Person person) {
        admin.put(in("/users/" + person.id()), Map.of("enabled", false));
    }

    /** Takes the skill's permission away, and with it the refresh tokens that were given on it. */
    void withdrawConsent(Person person) {
        admin.delete(in("/users/" + person.id() + "/consents/" + ALEXA));
    }

    /** What an administrator's button "sign out" does. */
    void signOut(Person person) {
        admin.post(in("/users/" + person.id() + "/logout"));
    }

    /** Changes an attribute of the client for Alexa. */
    void setAlexa(String attribute, String value) {
        ObjectNode client = (ObjectNode) find(in("/clients"), "clientId", ALEXA);
        ((ObjectNode) client.path("attributes")).put(attribute, value);
        admin.put(in("/clients/" + client.path("id").asString()), client);
    }

    /** As an imported realm has it that lists client scopes of its own. */
    void takeBasicScopeFromAlexa() {
        String client = find(in("/clients"), "clientId", ALEXA).path("id").asString();
        String basic = find(in("/client-scopes"), "name", "basic").path("id").asString();
        admin.delete(in("/clients/" + client + "/default-client-scopes/" + basic));
    }

    /** Switches on what Keycloak calls "Revoke Refresh Token". */
    void rotateRefreshTokens() {
        admin.put("/" + name, Map.of("revokeRefreshToken", true));
    }

    /** Adds a key with which tokens are signed from now on; gives the id of the older key's provider back. */
    String rotateKeys() {
        JsonNode old = find(in("/components?type=org.keycloak.keys.KeyProvider"), "providerId", "rsa-generated");
        admin.create(
                in("/components"),
                Map.of(
                        "name", "rsa-of-next-month",
                        "providerId", "rsa-generated",
                        "providerType", "org.keycloak.keys.KeyProvider",
                        "config",
                                Map.of(
                                        "priority", List.of("200"),
                                        "algorithm", List.of("RS256"),
                                        "keySize", List.of("2048"))));
        return old.path("id").asString();
    }

    void removeKey(String provider) {
        admin.delete(in("/components/" + provider));
    }

    private JsonNode find(String path, String member, String value) {
        return StreamSupport.stream(admin.get(path).spliterator(), false)
                .filter(each -> each.path(member).asString("").equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + member + " " + value + " at " + path));
    }

    private String in(String path) {
        return "/" + name + path;
    }
}
