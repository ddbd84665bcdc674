package org.sayso.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.Deadline;

class ExchangeTests {

    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server = server();
    private HttpHandler behaviour = exchange -> exchange.sendResponseHeaders(204, -1);

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            try (exchange) {
                behaviour.handle(exchange);
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private HttpRequest request() {
        URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/?token=a-secret");
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "a-secret")
                .POST(HttpRequest.BodyPublishers.ofString("a-secret"))
                .build();
    }

    private static Exchange exchange() {
        return new Exchange("it", Duration.ofMillis(700));
    }

    @Test
    void answer_isGivenWithStatusHeadersAndBody() throws Exception {
        behaviour = answering(401, "application/json; charset=utf-8", "{\"é\":1}");

        Exchange.Answer answer = exchange().send(request());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEqualTo("{\"é\":1}");
        assertThat(answer.saysJson()).isTrue();
        assertThat(answer.toString()).isEqualTo("Answer[401]");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, true",
        "APPLICATION/JSON, true",
        "application/problem+json, true",
        "text/html, false",
        "application/jsonx, false",
        "text/json+json, false"
    })
    void contentType_saysWhetherItIsJson(String type, boolean json) throws Exception {
        behaviour = answering(200, type, "{}");
        assertThat(exchange().send(request()).saysJson()).isEqualTo(json);
    }

    @Test
    void redirect_isNotFollowed() throws Exception {
        behaviour = exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        };
        assertThat(exchange().send(request()).status()).isEqualTo(307);
        assertThat(requests).hasValue(1);
    }

    @Test
    void answerWithoutEnd_isReadUpToItsBound() throws Exception {
        behaviour = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] some = new byte[8192];
            while (true) {
                exchange.getResponseBody().write(some);
            }
        };
        assertThat(exchange().send(request()).body()).hasSize(16 * 1024);
        assertThat(new Exchange("it", Duration.ofSeconds(2), 100_000)
                        .send(request())
                        .body())
                .hasSize(100_000);
    }

    @Test
    void silence_isGivenUp() {
        behaviour = exchange -> await();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> exchange().send(request()))
                .withMessage("it did not answer within 700 ms")
                .satisfies(ExchangeTests::tellsNoSecret);
    }

    @Test
    void slowDrip_isGivenUpAsAWhole() {
        behaviour = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            do {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            } while (!closedWithin(50));
        };
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> exchange().send(request()))
                .withMessage("it did not answer within 700 ms");
    }

    @Test
    void deadlineThatIsNearer_endsItEarlier() {
        behaviour = exchange -> await();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> exchange().send(request(), Deadline.in(Duration.ofMillis(100))))
                .withMessageMatching("it did not answer within \\d{1,3} ms");
    }

    @Test
    void passedDeadline_meansNoCall() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> exchange().send(request(), Deadline.in(Duration.ZERO)))
                .withMessage("it was not called: no time is left");
        assertThat(requests).hasValue(0);
    }

    @Test
    void nobodyThere_isSaidWithoutTheAddress() {
        HttpRequest request = request();
        server.stop(0);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> exchange().send(request))
                .withMessageStartingWith("it is not reachable: ")
                .satisfies(ExchangeTests::tellsNoSecret);
    }

    private static HttpHandler answering(int status, String type, String body) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private void await() {
        while (!closedWithin(1000)) {
            // Never answers.
        }
    }

    private boolean closedWithin(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void tellsNoSecret(Throwable failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).doesNotContain("a-secret");
    }
}
