package org.sayso.app.judges;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import org.sayso.standin.protocol.SkillPost;
import org.sayso.standin.protocol.StandInAuthority;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stands before a skill. What the stand-in sends to {@code /pass} goes on as it is, and the access token in it is
 * remembered; what anybody sends to {@code /sign} is signed first, with the time of now.
 */
final class SigningBridge implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> PROOF = List.of("SignatureCertChainUrl", "Signature", "Signature-256");

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI skill;
    private final Path keys;
    private volatile String token = "";

    SigningBridge(URI skill, Path keys) throws IOException {
        this.skill = skill;
        this.keys = keys;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/pass", this::pass);
        server.createContext("/sign", this::sign);
        server.start();
    }

    URI at(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    /** The access token that the stand-in sent last; empty without one. */
    String token() {
        return token;
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        token = JSON.readTree(body)
                .path("context")
                .path("System")
                .path("user")
                .path("accessToken")
                .asString("");
        HttpRequest.Builder request = HttpRequest.newBuilder(skill)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        PROOF.forEach(name ->
                request.header(name, String.valueOf(exchange.getRequestHeaders().getFirst(name))));
        answer(exchange, request.build());
    }

    private void sign(HttpExchange exchange) throws IOException {
        ObjectNode envelope =
                (ObjectNode) JSON.readTree(exchange.getRequestBody().readAllBytes());
        ((ObjectNode) envelope.path("request"))
                .put(
                        "timestamp",
                        Clock.systemUTC()
                                .instant()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
        answer(
                exchange,
                SkillPost.signed(skill, JSON.writeValueAsBytes(envelope), StandInAuthority.loadOrCreate(keys)));
    }

    private void answer(HttpExchange exchange, HttpRequest request) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
