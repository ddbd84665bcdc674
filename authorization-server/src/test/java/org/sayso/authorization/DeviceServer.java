package org.sayso.authorization;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sayso.authorization.LinkingClient.Answer;
import tools.jackson.databind.JsonNode;

/** A server for two devices, a television without a secret and an oven with one, and what they and people do there. */
final class DeviceServer implements AutoCloseable {

    static final String TV = "pizza-tv";
    static final String OVEN = "pizza-oven";
    static final String OVEN_SECRET = "test-only-secret-of-oven-31c7";
    static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    static final String SCOPES = "pod:order offline_access";

    final MovableClock clock = new MovableClock();
    final ClosableAccounts accounts = new ClosableAccounts();
    final RunningServer server;
    final LinkingClient client;

    DeviceServer() {
        Map<String, String> settings = new LinkedHashMap<>(settings());
        settings.putAll(ResourceServers.settings("pizza", RunningServer.AUDIENCE));
        server = RunningServer.start(settings, accounts, clock);
        client = new LinkingClient(server);
    }

    static Map<String, String> settings() {
        return Map.of(
                "sayso.authorization.devices.tv.client-id",
                TV,
                "sayso.authorization.devices.tv.label",
                "Pizza on your TV",
                "sayso.authorization.devices.tv.audience",
                RunningServer.AUDIENCE,
                "sayso.authorization.devices.tv.scopes",
                "pod:order,profile,offline_access",
                "sayso.authorization.devices.oven.client-id",
                OVEN,
                "sayso.authorization.devices.oven.client-secret",
                OVEN_SECRET,
                "sayso.authorization.devices.oven.label",
                "Your oven",
                "sayso.authorization.devices.oven.audience",
                RunningServer.AUDIENCE,
                "sayso.authorization.devices.oven.scopes",
                "pod:order,offline_access");
    }

    /** The television asks for its codes. */
    JsonNode begin() {
        return client.post("/oauth2/device_authorization", Map.of("client_id", TV, "scope", SCOPES))
                .json();
    }

    /** The television polls. */
    Answer poll(JsonNode codes) {
        return client.post(
                "/oauth2/token", Map.of("grant_type", GRANT, "client_id", TV, "device_code", deviceCode(codes)));
    }

    /** Polls as late as the television was asked to. */
    Answer pollLater(JsonNode codes) {
        clock.advance(Duration.ofSeconds(5));
        return poll(codes);
    }

    /** Somebody signs in and types the code. */
    Browser type(String userName, String code) {
        Browser browser = new Browser(server);
        browser.open("/device");
        browser.signIn(userName);
        browser.submit("device", Map.of("user_code", code));
        return browser;
    }

    /** A whole link: the token answer. */
    JsonNode link(String userName) {
        clock.advance(Duration.ofMinutes(11));
        JsonNode codes = begin();
        type(userName, userCode(codes)).submit("allow", Map.of());
        Answer answer = poll(codes);
        if (answer.status() != 200) {
            throw new AssertionError("no tokens: " + answer.body());
        }
        return answer.json();
    }

    Answer refresh(JsonNode tokens) {
        return client.post(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        TV,
                        "refresh_token",
                        tokens.get("refresh_token").asString()));
    }

    static String deviceCode(JsonNode codes) {
        return codes.get("device_code").asString();
    }

    static String userCode(JsonNode codes) {
        return codes.get("user_code").asString();
    }

    static String error(Answer answer) {
        return answer.status() + " " + answer.json().path("error").asString("");
    }

    @Override
    public void close() {
        server.close();
    }
}
