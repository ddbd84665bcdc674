package org.sayso.authorization;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays the client: makes authorization requests and calls the endpoints for machines. */
final class LinkingClient {

    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final String STATE = "AbC123/+==.~-_ äß";

    private static final JsonMapper JSON = new JsonMapper();

    private final RunningServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    /** An answer with its JSON, a null node if it has none. */
    record Answer(int status, String body, JsonNode json, HttpResponse<String> response) {}

    LinkingClient(RunningServer server) {
        this.server = server;
    }

    /** The authorization request of Alexa, with PKCE. */
    static Map<String, String> request() {
        Map<String, String> query = requestWithoutPkce();
        query.put("code_challenge", challenge(VERIFIER));
        query.put("code_challenge_method", "S256");
        return query;
    }

    static Map<String, String> requestWithoutPkce() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", RunningServer.ALEXA_ID);
        query.put("redirect_uri", RunningServer.STAND_IN);
        query.put("scope", "openid profile pod:order offline_access");
        query.put("state", STATE);
        return query;
    }

    static String path(Map<String, String> request) {
        return "/oauth2/authorize?" + Queries.write(request);
    }

    /** Signs in and allows, in a new browser; the code. */
    String code(Map<String, String> request, String userName) {
        Browser browser = new Browser(server);
        browser.open(path(request));
        Browser.Page page = browser.signIn(userName);
        if (page.status() == 200) {
            page = browser.submit("allow", Map.of());
        }
        return page.code();
    }

    static Map<String, String> exchange(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", RunningServer.STAND_IN);
        return form;
    }

    static Map<String, String> refresh(String refreshToken) {
        return Map.of("grant_type", "refresh_token", "refresh_token", refreshToken);
    }

    Answer tokenAsAlexa(Map<String, String> form) {
        return token(form, RunningServer.ALEXA_ID, RunningServer.ALEXA_SECRET);
    }

    /** With HTTP Basic. */
    Answer token(Map<String, String> form, String clientId, String clientSecret) {
        return postAs("/oauth2/token", form, clientId, clientSecret);
    }

    /** With HTTP Basic. */
    Answer postAs(String path, Map<String, String> form, String clientId, String clientSecret) {
        return postBody(path, Queries.write(form), clientId, clientSecret);
    }

    /** With HTTP Basic, and a body as it stands. */
    Answer postBody(String path, String body, String clientId, String clientSecret) {
        String credentials =
                Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        return postBody(path, body, new String[] {"Authorization", "Basic " + credentials});
    }

    /** With the credentials in the body. */
    Answer tokenWithBodyCredentials(Map<String, String> form) {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("client_id", RunningServer.ALEXA_ID);
        all.put("client_secret", RunningServer.ALEXA_SECRET);
        return post("/oauth2/token", all);
    }

    /** A whole link for a user: the token answer. */
    JsonNode link(String userName) {
        Map<String, String> form = exchange(code(request(), userName));
        form.put("code_verifier", VERIFIER);
        Answer answer = tokenAsAlexa(form);
        if (answer.status() != 200) {
            throw new AssertionError("no tokens: " + answer.body());
        }
        return answer.json();
    }

    Answer get(String path, String... headers) {
        return send(headers(HttpRequest.newBuilder(server.uri(path)), headers).GET());
    }

    Answer post(String path, Map<String, String> form, String... headers) {
        return postBody(path, Queries.write(form), headers);
    }

    private Answer postBody(String path, String body, String[] headers) {
        return send(headers(HttpRequest.newBuilder(server.uri(path)), headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder headers(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
            boolean json = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            JsonNode body = json ? JSON.readTree(response.body()) : JSON.nullNode();
            return new Answer(response.statusCode(), response.body(), body, response);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static JsonNode header(String jwt) {
        return part(jwt, 0);
    }

    static JsonNode claims(String jwt) {
        return part(jwt, 1);
    }

    private static JsonNode part(String jwt, int index) {
        return JSON.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[index]));
    }

    static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
