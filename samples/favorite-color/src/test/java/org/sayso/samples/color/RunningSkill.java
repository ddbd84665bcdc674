package org.sayso.samples.color;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sayso.Refusal;
import org.sayso.spring.RefusalListener;
import org.sayso.standin.protocol.StandInAuthority;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Favorite Color on a free port, trusting the stand-in's authority; it notes why tokens were refused. */
final class RunningSkill implements AutoCloseable {

    static final String ID = "amzn1.ask.skill.5a5e5a5e-0000-4000-8000-00000000c010";
    static final String API_SECRET = "test-only-secret-of-api-4b1f";

    final List<Refusal> refusals = new CopyOnWriteArrayList<>();
    final StandInAuthority authority;
    final Echo echo;
    private final HttpServer chain;
    private final ConfigurableApplicationContext context;

    private RunningSkill(Path directory, Clock clock, Map<String, String> settings) throws IOException {
        authority = StandInAuthority.loadOrCreate(directory);
        chain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        chain.createContext(StandInAuthority.CHAIN_PATH, exchange -> {
            byte[] pem = authority.certificateChain().getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, pem.length);
            exchange.getResponseBody().write(pem);
            exchange.close();
        });
        chain.start();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("server.port", "0");
        all.put("sayso.skill-id", ID);
        all.put("sayso.token.introspection.client-secret", API_SECRET);
        all.put("sayso.trace.enabled", "true");
        all.put(
                "sayso.alexa.insecure-stand-in.chain-url",
                "http://127.0.0.1:" + chain.getAddress().getPort() + StandInAuthority.CHAIN_PATH);
        all.put(
                "sayso.alexa.insecure-stand-in.certificate-authority",
                directory.resolve("ca.pem").toString());
        all.putAll(settings);
        context = FavoriteColorApplication.builder()
                .initializers((GenericApplicationContext beans) -> {
                    beans.registerBean(Clock.class, () -> clock);
                    beans.registerBean(RefusalListener.class, () -> refusals::add);
                })
                .run(arguments(all));
        echo = new Echo(uri("/color/alexa"), authority, ID, clock);
    }

    static RunningSkill start(Path directory, Clock clock, Map<String, String> settings) throws IOException {
        return new RunningSkill(directory, clock, settings);
    }

    static String[] arguments(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
        chain.stop(0);
    }
}
