package org.sayso.benchmarks.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks one server for tokens as Alexa does, over one connection for each thread that stays open. Thread-safe. */
final class TokenRequests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BASIC = "Basic "
            + Base64.getEncoder()
                    .encodeToString((Contender.NAME + ":" + Contender.SECRET).getBytes(StandardCharsets.UTF_8));

    private final URI endpoint;

    TokenRequests(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** The answer as it came. */
    byte[] exchange(String code) throws IOException {
        return send(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                Contender.REDIRECT,
                "code_verifier",
                Person.VERIFIER));
    }

    byte[] refresh(String refreshToken) throws IOException {
        return send(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    static JsonNode read(byte[] answer) {
        return JSON.readTree(answer);
    }

    private byte[] send(Map<String, String> fields) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
        connection.setConnectTimeout(10_000);
        connection.setReadTimeout(30_000);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Authorization", BASIC);
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        connection.getOutputStream().write(Web.form(fields).getBytes(StandardCharsets.US_ASCII));
        int status = connection.getResponseCode();
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            byte[] answer = body.readAllBytes();
            if (status != 200) {
                throw new IllegalStateException(status + ": " + new String(answer, StandardCharsets.UTF_8));
            }
            return answer;
        }
    }
}
