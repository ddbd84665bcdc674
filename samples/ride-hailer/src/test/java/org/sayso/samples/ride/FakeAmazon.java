package org.sayso.samples.ride;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** Amazon's interface for Login with Amazon: whom a token is of, and which app it was issued to. */
final class FakeAmazon implements AutoCloseable {

    static final String CLIENT = "amzn1.application-oa2-client.ride-hailer";

    private final HttpServer server;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    volatile boolean failing;

    private record Account(String id, String name, String client) {}

    FakeAmazon() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/auth/o2/tokeninfo", exchange -> {
            String token = URLDecoder.decode(
                    exchange.getRequestURI().getRawQuery().replace("access_token=", ""), StandardCharsets.UTF_8);
            Account account = accounts.get(token);
            if (failing) {
                answer(exchange, 503, Map.of());
            } else if (account == null) {
                answer(exchange, 400, Map.of("error", "invalid_token"));
            } else {
                answer(
                        exchange,
                        200,
                        Map.of(
                                "iss",
                                "https://www.amazon.com",
                                "user_id",
                                account.id(),
                                "aud",
                                account.client(),
                                "app_id",
                                "amzn1.application.1",
                                "exp",
                                3597,
                                "iat",
                                1311280970));
            }
        });
        server.createContext("/user/profile", exchange -> {
            String token = Objects.requireNonNullElse(
                            exchange.getRequestHeaders().getFirst("Authorization"), "")
                    .replace("Bearer ", "");
            Account account = Objects.requireNonNull(accounts.get(token));
            answer(exchange, 200, Map.of("user_id", account.id(), "name", account.name()));
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] bytes = JsonMapper.shared().writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** An access token of somebody for Ride Hailer. */
    String token(String name) {
        return token(name, CLIENT);
    }

    /** An access token that somebody gave to an app. */
    String token(String name, String client) {
        String token = "Atza|" + name.replaceAll("[^A-Za-z]", "") + "-" + accounts.size();
        accounts.put(token, new Account("amzn1.account." + name.replaceAll("[^A-Za-z]", ""), name, client));
        return token;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
