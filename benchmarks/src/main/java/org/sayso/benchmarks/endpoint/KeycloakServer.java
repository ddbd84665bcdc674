package org.sayso.benchmarks.endpoint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Keycloak from its distribution, built for PostgreSQL, with a realm as {@code docs/keycloak.md} says. */
final class KeycloakServer implements Contender {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String REALM = "tea";
    private static final String ADMIN = "admin";
    private static final String ADMIN_PASSWORD = "benchmark-only-admin";
    private static final int YEAR_SECONDS = 365 * 24 * 3600;

    private final int port;
    private final Path home;
    private final String database;
    private final Path log;

    /**
     * A server that is not running yet.
     *
     * @param home where the distribution was unpacked
     * @param database JDBC URL, with user name
     */
    KeycloakServer(int port, Path home, String database, Path log) {
        this.port = port;
        this.home = home;
        this.database = database;
        this.log = log;
    }

    @Override
    public String name() {
        return "Keycloak";
    }

    /** What an administrator does once before the first start in production. */
    void build() throws IOException, InterruptedException {
        int code = run(List.of("build", "--db=postgres", "--cache=local")).waitFor();
        if (code != 0) {
            throw new IllegalStateException("kc.sh build ended with " + code + ", see " + log);
        }
    }

    @Override
    public Process launch() throws IOException {
        return run(List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=" + base(),
                "--db-url=" + database));
    }

    private Process run(List<String> arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("sh", home.resolve("bin/kc.sh").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_KC_HEAP", TokenEndpointFigures.HEAP);
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    @Override
    public URI ready() {
        return URI.create(base() + "/realms/master/.well-known/openid-configuration");
    }

    @Override
    public void furnish(int people) throws IOException, InterruptedException {
        create(
                "",
                Map.of(
                        "realm",
                        REALM,
                        "enabled",
                        true,
                        "sslRequired",
                        "none",
                        "accessTokenLifespan",
                        3600,
                        "accessCodeLifespan",
                        300,
                        "offlineSessionIdleTimeout",
                        YEAR_SECONDS,
                        "revokeRefreshToken",
                        false));
        create(
                "/tea/clients",
                Map.of("clientId", API, "secret", SECRET, "publicClient", false, "standardFlowEnabled", false));
        create(
                "/tea/client-scopes",
                Map.of(
                        "name",
                        "tea:order",
                        "protocol",
                        "openid-connect",
                        "attributes",
                        Map.of(
                                "include.in.token.scope", "true",
                                "display.on.consent.screen", "true",
                                "consent.screen.text", "order tea"),
                        "protocolMappers",
                        List.of(Map.of(
                                "name",
                                "audience",
                                "protocol",
                                "openid-connect",
                                "protocolMapper",
                                "oidc-audience-mapper",
                                "config",
                                Map.of("included.client.audience", API, "access.token.claim", "true")))));
        create(
                "/tea/clients",
                Map.of(
                        "clientId",
                        NAME,
                        "secret",
                        SECRET,
                        "directAccessGrantsEnabled",
                        false,
                        "fullScopeAllowed",
                        false,
                        "consentRequired",
                        true,
                        "redirectUris",
                        List.of(REDIRECT),
                        "attributes",
                        Map.of("pkce.code.challenge.method", "S256"),
                        "defaultClientScopes",
                        List.of("basic"),
                        "optionalClientScopes",
                        List.of("offline_access", "tea:order")));
        for (int person = 0; person < people; person++) {
            create(
                    "/tea/users",
                    Map.of(
                            "username",
                            Contender.userName(person),
                            "enabled",
                            true,
                            "firstName",
                            "Ann",
                            "lastName",
                            "Archer",
                            "email",
                            Contender.userName(person) + "@example.com",
                            "emailVerified",
                            true,
                            "credentials",
                            List.of(Map.of(
                                    "type", "password", "value", Contender.password(person), "temporary", false))));
        }
    }

    private void create(String path, Object what) throws IOException, InterruptedException {
        HttpResponse<String> answer = Web.send(HttpRequest.newBuilder(URI.create(base() + "/admin/realms" + path))
                .header("Authorization", "Bearer " + adminToken())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(what))));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** A new one for each call, since they live a minute only. */
    private String adminToken() throws IOException, InterruptedException {
        HttpResponse<String> answer = Web.send(Web.post(
                URI.create(base() + "/realms/master/protocol/openid-connect/token"),
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        ADMIN,
                        "password",
                        ADMIN_PASSWORD)));
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    @Override
    public URI authorizationEndpoint() {
        return URI.create(realm() + "/auth");
    }

    @Override
    public URI tokenEndpoint() {
        return URI.create(realm() + "/token");
    }

    @Override
    public String signInForm() {
        return "form#kc-form-login";
    }

    @Override
    public String consentForm() {
        return "form:has([name=accept])";
    }

    @Override
    public Map<String, String> consent() {
        return Map.of("accept", "Yes");
    }

    private String realm() {
        return base() + "/realms/" + REALM + "/protocol/openid-connect";
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
