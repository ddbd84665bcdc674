package org.sayso.samples.ride;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.LinkingReader;
import org.sayso.linking.Placeholders;
import org.sayso.standin.protocol.StandInAuthority;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The skill on a free port, with an Amazon of its own. The clock is the skill's and Alexa's. */
final class RunningSkill implements AutoCloseable {

    static final String SKILL_ID = "amzn1.ask.skill.test-ride-hailer";

    final MovableClock clock = new MovableClock();
    final FakeAmazon amazon;
    final StandInAuthority authority;
    private final HttpServer chain;
    private final ConfigurableApplicationContext skill;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningSkill(Path directory) throws IOException {
        authority = StandInAuthority.loadOrCreate(directory);
        chain = chain(authority.certificateChain());
        amazon = new FakeAmazon();
        skill = RideHailerApplication.builder()
                .initializers((GenericApplicationContext context) -> context.registerBean(Clock.class, () -> clock))
                .run(settings().entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    static LinkingFile linkingFile(Placeholders placeholders) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(RunningSkill.class.getResourceAsStream("/ride-hailer/linking.yml"))) {
            return new LinkingReader(placeholders).read(in);
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", "0");
        settings.put("ride-hailer.amazon-url", amazon.address().toString());
        settings.put("sayso.skill-id", SKILL_ID);
        settings.put(
                "sayso.alexa.insecure-stand-in.chain-url",
                "http://localhost:" + chain.getAddress().getPort() + StandInAuthority.CHAIN_PATH);
        settings.put(
                "sayso.alexa.insecure-stand-in.certificate-authority",
                authority.caFile().toString());
        settings.put("sayso.trace.enabled", "true");
        return settings;
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + skill.getEnvironment().getProperty("local.server.port"))
                .resolve(path);
    }

    /** The skill's way through the last request. */
    Trace trace() {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(uri("/sayso/trace/last"))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Trace(JsonMapper.shared().readTree(response.body()));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static HttpServer chain(String pem) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(StandInAuthority.CHAIN_PATH, exchange -> {
            byte[] body = pem.getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Override
    public void close() {
        skill.close();
        amazon.close();
        chain.stop(0);
    }
}
