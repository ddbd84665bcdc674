package org.sayso.app.admin;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.sayso.app.launch.CannotStart;
import org.sayso.app.launch.WrongSetting;
import org.sayso.app.lines.Controls;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running server, as an administrator talks to it. Not thread-safe. */
final class AdminServer {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final URI base;
    private final Credentials credentials;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private AdminServer(URI base, Credentials credentials) {
        this.base = base;
        this.credentials = credentials;
    }

    /** @throws WrongSetting where the secret would go over the network in clear */
    static AdminServer at(URI base, Credentials credentials) {
        boolean local = base.getHost() != null && THIS_MACHINE.contains(base.getHost());
        if (base.getHost() == null
                || !("https".equals(base.getScheme()) || ("http".equals(base.getScheme()) && local))) {
            throw new WrongSetting(
                    "--server must be https, or http on this machine: the administrator's secret goes there.");
        }
        return new AdminServer(URI.create(base.toString().replaceFirst("/+$", "")), credentials);
    }

    JsonNode get(String path) {
        return send("GET", path, "");
    }

    JsonNode post(String path, Map<String, ?> body) {
        return send("POST", path, JSON.writeValueAsString(body));
    }

    JsonNode put(String path, Map<String, ?> body) {
        return send("PUT", path, JSON.writeValueAsString(body));
    }

    JsonNode delete(String path) {
        return send("DELETE", path, "");
    }

    /** For one part of a path, or a value in a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode send(String method, String path, String body) {
        HttpResponse<String> answer = exchange(request(path)
                .header("Authorization", "Bearer " + accessToken())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        if (answer.statusCode() / 100 == 2) {
            return json(answer);
        }
        throw new CannotStart(
                switch (answer.statusCode()) {
                    case 401, 403 -> "The server does not let these credentials administrate.";
                    default -> why(answer);
                });
    }

    private String accessToken() {
        String basic = Base64.getEncoder()
                .encodeToString(
                        (credentials.clientId() + ":" + credentials.clientSecret()).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = exchange(request("/oauth2/token")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=sayso.admin")));
        if (answer.statusCode() == 200) {
            return json(answer).path("access_token").asString("");
        }
        throw new CannotStart(
                answer.statusCode() == 401
                        ? "The server does not know these credentials: the administrator was removed, or belongs to another"
                                + " server. New ones: sayso admin create NAME --config FILE"
                        : why(answer));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).header("Accept", "application/json");
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new CannotStart(
                    "The server does not answer at " + base
                            + ". Is it running, and is that its address? On its own machine"
                            + " it can be reached without the proxy: --server http://127.0.0.1:8081",
                    unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while the server answered.", stopped);
        }
    }

    private JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException none) {
            throw new CannotStart("What answers at " + base + " is no authorization server of Sayso's.", none);
        }
    }

    /** The server's own words, where it has any. */
    private String why(HttpResponse<String> answer) {
        String detail = "";
        try {
            detail = JSON.readTree(answer.body()).path("detail").asString("");
        } catch (JacksonException none) {
            // No words of ours.
        }
        if (!detail.isBlank()) {
            return Controls.shown(detail);
        }
        return answer.statusCode() == 404
                ? "There is nothing to administrate at " + base
                        + ": another server, or one without sayso.authorization.admin.enabled."
                : "The server answered with status " + answer.statusCode() + "; its log says more.";
    }
}
