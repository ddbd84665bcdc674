package org.sayso.app.tour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.launch.PlaygroundSettings;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Eight ways to break the journey; each must end it at the step that guards against it, and for the right reason. */
class SabotageIT {

    @TempDir
    Path data;

    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void stopServers() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void requestsSignedUnderAForeignAuthority_areRefusedAtTheFirstWord(@TempDir Path foreign) throws Exception {
        RecordedTour tour = RecordedTour.run(RecordedTour.settings(data).withStandInKeys(foreign));

        assertEndsAt(tour, "account-asked-for", "400", "CERTIFICATE_UNTRUSTED");
    }

    @Test
    void bodyChangedOnItsWay_isRefusedAtTheFirstWord() throws Exception {
        PlaygroundSettings settings = RecordedTour.settings(data);
        String skill = "http://localhost:" + settings.ports().shop() + "/pod/alexa";
        String proxy = bodyChangingProxy(skill);

        RecordedTour tour = RecordedTour.run(settings.withSkillEndpoint(proxy));

        assertEndsAt(tour, "account-asked-for", "400", "SIGNATURE_INVALID");
    }

    @Test
    void tokenForAnotherAudience_endsTheTourAtTheOrder() throws Exception {
        RecordedTour tour = RecordedTour.run(RecordedTour.settings(data)
                .withAccounts("sayso.authorization.skills.pizza-on-demand.audience", "https://somebody-else.example")
                .withAccounts("sayso.authorization.resource-servers.pizza.audience", "https://somebody-else.example"));

        assertEndsAt(tour, "order-read-back", "not read back", "WRONG_AUDIENCE");
    }

    @Test
    void authorizationServerStopped_endsTheTourAtTheOrder_withoutAskingToLinkAgain() throws Exception {
        RecordedTour tour = RecordedTour.run(
                RecordedTour.settings(data),
                "order-read-back",
                playground -> playground.server("accounts").close());

        assertEndsAt(tour, "order-read-back", "not read back", "PROVIDER_UNAVAILABLE");
        assertThat(tour.last().detail().toLowerCase(java.util.Locale.ROOT)).doesNotContain("link");
    }

    @Test
    void clockThreeMinutesAhead_isRefusedAtTheFirstWord() throws Exception {
        RecordedTour tour = RecordedTour.run(
                RecordedTour.settings(data).withSkillClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(3))));

        assertEndsAt(tour, "account-asked-for", "400", "TIMESTAMP_OUTSIDE_TOLERANCE");
    }

    @Test
    void orderRowAlteredBetweenOrderAndCode_isNotConfirmed() throws Exception {
        RecordedTour tour = RecordedTour.run(RecordedTour.settings(data), "order-confirmed", playground -> {
            JdbcClient jdbc = JdbcClient.create(playground.server("shop").getBean(DataSource.class));
            assertThat(jdbc.sql("UPDATE orders SET size = 'jumbo' WHERE status = 'PENDING'")
                            .update())
                    .isEqualTo(1);
        });

        assertEndsAt(tour, "order-confirmed", "did not confirm", "TRANSACTION_CHANGED");
    }

    @Test
    void codeOfAnotherChallenge_isNotAccepted() throws Exception {
        RecordedTour tour = RecordedTour.run(RecordedTour.settings(data), "order-confirmed", playground -> {
            // A second order takes the first one's place; the tour goes on to say the first one's code.
            new StandInClient(playground.pageUrl()).say("kitchen", "ann", "get me a small pizza with bacon");
        });

        assertEndsAt(tour, "order-confirmed", "did not confirm", "WRONG_CODE");
    }

    @Test
    void signingKeySwapped_endsTheTourAtTheOrder() throws Exception {
        PlaygroundSettings settings = RecordedTour.settings(data);
        String jwks =
                swappedKeys(URI.create("http://localhost:" + settings.ports().accounts() + "/oauth2/jwks"));

        RecordedTour tour = RecordedTour.run(settings.withShop("sayso.token.jwks-uri", jwks));

        assertEndsAt(tour, "order-read-back", "not read back", "SIGNATURE_INVALID");
    }

    private static void assertEndsAt(RecordedTour tour, String step, String detail, String reason) {
        assertThat(tour.complete).isFalse();
        assertThat(tour.last().ok()).isFalse();
        assertThat(tour.last().name()).isEqualTo(step);
        assertThat(tour.last().detail()).contains(detail);
        assertThat(tour.refusal).isEqualTo(reason);
        assertThat(tour.steps.subList(0, tour.steps.size() - 1)).allMatch(Step::ok);
    }

    /** A proxy that adds one blank to each JSON body and leaves the headers as they are. */
    private String bodyChangingProxy(String target) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        return serve("/", exchange -> {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target))
                    .POST(HttpRequest.BodyPublishers.ofString(
                            new String(exchange.getRequestBody().readAllBytes(), UTF_8) + " "));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (name.toLowerCase(java.util.Locale.ROOT).startsWith("signature")
                        || name.equalsIgnoreCase("content-type")) {
                    request.header(name, values.get(0));
                }
            });
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        });
    }

    /** Publishes other keys under the key ids of the real ones. */
    private String swappedKeys(URI real) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        return serve("/jwks", exchange -> {
            String answer = client.send(HttpRequest.newBuilder(real).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            List<JWK> keys = new ArrayList<>();
            for (JWK key : JWKSet.parse(answer).getKeys()) {
                RSAKey other = new RSAKeyGenerator(2048)
                        .keyID(key.getKeyID())
                        .keyUse(key.getKeyUse())
                        .algorithm(key.getAlgorithm())
                        .generate();
                keys.add(other.toPublicJWK());
            }
            return new JWKSet(keys).toString().getBytes(UTF_8);
        });
    }

    @FunctionalInterface
    private interface Answer {
        Object to(com.sun.net.httpserver.HttpExchange exchange) throws Exception;
    }

    @SuppressWarnings("unchecked")
    private String serve(String path, Answer answer) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        servers.add(server);
        server.createContext(path, exchange -> {
            try (exchange) {
                Object result = answer.to(exchange);
                int status = result instanceof HttpResponse<?> response ? response.statusCode() : 200;
                byte[] body = result instanceof HttpResponse<?> response
                        ? ((HttpResponse<byte[]>) response).body()
                        : (byte[]) result;
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                OutputStream out = exchange.getResponseBody();
                out.write(body);
            } catch (Exception failure) {
                throw new java.io.IOException(failure);
            }
        });
        server.start();
        return "http://localhost:" + server.getAddress().getPort() + path;
    }
}
