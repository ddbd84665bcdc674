package org.sayso.samples.pizza;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.sayso.authorization.AuthorizationServerApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pizzeria and the authorization server on free ports, and a phone. */
final class RunningPizzeria implements AutoCloseable {

    static final String SKILL_ID = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555";
    static final String ALEXA_ID = "alexa-pizza-on-demand";
    static final String ALEXA_SECRET = "test-only-secret-of-alexa-0c8b";
    static final String ALEXA_REDIRECT = "http://localhost:9/api/skill/link/M1TESTVENDOR";
    private static final String WEB_SECRET = "test-only-secret-of-web-51d0";
    private static final String BACKEND_SECRET = "test-only-secret-of-backend-9ae2";
    private static final String API_SECRET = "test-only-secret-of-api-7d41";
    private static final String AUDIENCE = "https://pizza-on-demand.example";

    final TestAuthority authority = TestAuthority.create();
    final Phone phone;
    private final ConfigurableApplicationContext accounts;
    private final Map<String, String> settings;
    private ConfigurableApplicationContext pizzeria;

    private RunningPizzeria(Path directory, Map<String, String> ofAccounts, Map<String, String> ofPizzeria)
            throws IOException {
        phone = new Phone(authority);
        int accountsPort = freePort();
        int port = freePort();
        Map<String, String> accountsSettings = accountsSettings(accountsPort, port);
        accountsSettings.putAll(ofAccounts);
        accounts = AuthorizationServerApplication.start(accountsSettings);
        settings = pizzeriaSettings(accountsPort, port, directory);
        settings.put(
                "sayso.alexa.insecure-stand-in.certificate-authority",
                authority.writeRoot(directory).toString());
        settings.putAll(ofPizzeria);
        pizzeria = PizzaOnDemandApplication.start(settings);
    }

    static RunningPizzeria start(Path directory) throws IOException {
        return start(directory, Map.of(), Map.of());
    }

    static RunningPizzeria start(Path directory, Map<String, String> ofAccounts, Map<String, String> ofPizzeria)
            throws IOException {
        return new RunningPizzeria(directory, ofAccounts, ofPizzeria);
    }

    private static Map<String, String> accountsSettings(int accountsPort, int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", Integer.toString(accountsPort));
        settings.put("sayso.authorization.service-name", "Pizza on Demand");
        settings.put("sayso.authorization.demo-users", "true");
        settings.put("sayso.authorization.skills.pizza-on-demand.client-id", ALEXA_ID);
        settings.put("sayso.authorization.skills.pizza-on-demand.client-secret", ALEXA_SECRET);
        settings.put("sayso.authorization.skills.pizza-on-demand.vendor-id", "M1TESTVENDOR");
        settings.put("sayso.authorization.skills.pizza-on-demand.additional-redirect-uris", ALEXA_REDIRECT);
        settings.put("sayso.authorization.skills.pizza-on-demand.scopes", "openid,profile,pod:order,offline_access");
        settings.put("sayso.authorization.skills.pizza-on-demand.audience", AUDIENCE);
        settings.put("sayso.authorization.scope-descriptions.[pod:order]", "order pizza in your name");
        settings.put("sayso.authorization.web-clients.pod.client-id", "pizza-on-demand-web");
        settings.put("sayso.authorization.web-clients.pod.client-secret", WEB_SECRET);
        settings.put(
                "sayso.authorization.web-clients.pod.redirect-uris",
                "http://localhost:" + port + "/pod/app/oidc/callback");
        settings.put(
                "sayso.authorization.web-clients.pod.post-logout-redirect-uris", "http://localhost:" + port + "/pod");
        settings.put("sayso.authorization.backend-clients.pod.client-id", "pizza-on-demand-backend");
        settings.put("sayso.authorization.backend-clients.pod.client-secret", BACKEND_SECRET);
        settings.put("sayso.authorization.backend-clients.pod.scopes", "accounts.contact");
        settings.put("sayso.authorization.resource-servers.pod.client-id", "pizza-on-demand-api");
        settings.put("sayso.authorization.resource-servers.pod.client-secret", API_SECRET);
        settings.put("sayso.authorization.resource-servers.pod.audience", AUDIENCE);
        return settings;
    }

    private Map<String, String> pizzeriaSettings(int accountsPort, int port, Path directory) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", Integer.toString(port));
        settings.put(
                "spring.datasource.url",
                "jdbc:h2:file:" + directory.resolve("pod") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        settings.put("pizza.accounts-url", "http://localhost:" + accountsPort);
        settings.put("pizza.web-client.client-secret", WEB_SECRET);
        settings.put("sayso.accounts.client-secret", BACKEND_SECRET);
        settings.put("sayso.token.introspection.client-secret", API_SECRET);
        settings.put("sayso.skill-id", SKILL_ID);
        settings.put(
                "sayso.alexa.insecure-stand-in.chain-url",
                phone.uri("/chain.pem").toString());
        settings.put("sayso.confirmation.secret", "dGVzdC1vbmx5LXNlY3JldC1vZi0zMi1ieXRlcy0wMTIzNDU2Nzg5");
        settings.put("sayso.audit.key-file", TestAuditKey.in(directory).toString());
        settings.put("sayso.delivery.phone-inbox.url", phone.uri("/phone/inbox").toString());
        settings.put("sayso.delivery.phone-inbox.token", Phone.TOKEN);
        settings.put("sayso.trace.enabled", "true");
        return settings;
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + settings.get("server.port") + path);
    }

    URI accounts(String path) {
        return URI.create(settings.get("pizza.accounts-url") + path);
    }

    <T> T bean(Class<T> type) {
        return pizzeria.getBean(type);
    }

    /** Why the last request was refused, as its trace has it. */
    List<String> lastRefusals() {
        JsonNode trace = JsonMapper.shared()
                .readTree(new Browser().open(uri("/sayso/trace/last")).body());
        return StreamSupport.stream(trace.path("checks").spliterator(), false)
                .filter(check -> !check.path("passed").asBoolean())
                .map(check -> check.path("reason").asString())
                .toList();
    }

    void stopAccounts() {
        accounts.close();
    }

    /** Stops the pizzeria and starts it again, at the same address and with the same database. */
    void restart() {
        pizzeria.close();
        pizzeria = PizzaOnDemandApplication.start(settings);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        pizzeria.close();
        accounts.close();
        phone.close();
    }
}
