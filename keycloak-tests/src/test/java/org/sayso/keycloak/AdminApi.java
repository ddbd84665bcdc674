package org.sayso.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keycloak's admin REST API. Every call gets itself a token, since those live a minute only. */
final class AdminApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String username;
    private final String password;

    AdminApi(URI address, String username, String password) {
        this.address = address;
        this.username = username;
        this.password = password;
    }

    JsonNode get(String path) {
        return JSON.readTree(send("GET", path, "").body());
    }

    /** Makes something; gives the id at the end of its address back. */
    String create(String path, Object what) {
        String location = send("POST", path, JSON.writeValueAsString(what))
                .headers()
                .firstValue("Location")
                .orElse("");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    void put(String path, Object what) {
        send("PUT", path, JSON.writeValueAsString(what));
    }

    void post(String path) {
        send("POST", path, "");
    }

    void delete(String path) {
        send("DELETE", path, "");
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/admin/realms" + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = exchange(request);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    private String token() {
        HttpRequest request = Forms.post(
                URI.create(address + "/realms/master/protocol/openid-connect/token"),
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", username, "password", password));
        return JSON.readTree(exchange(request).body()).path("access_token").asString();
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
