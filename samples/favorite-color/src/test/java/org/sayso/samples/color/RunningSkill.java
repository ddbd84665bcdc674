package org.sayso.samples.color;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sayso.Refusal;
import org.sayso.audit.seal.AuditKeys;
import org.sayso.spring.RefusalListener;
import org.sayso.standin.protocol.StandInAuthority;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Favorite Color on a free port, trusting the stand-in's authority; it notes why tokens were refused. */
final class RunningSkill implements AutoCloseable {

    static final String ID = "amzn1.ask.skill.5a5e5a5e-0000-4000-8000-00000000c010";
    static final String API_SECRET = "test-only-secret-of-api-4b1f";

    static final String BACKEND_SECRET = "test-only-secret-of-backend-77e0";
    private static final String INBOX_TOKEN = "test-only-inbox-token";
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    final List<Refusal> refusals = new CopyOnWriteArrayList<>();
    final StandInAuthority authority;
    final Echo echo;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
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
        chain.createContext("/phone/inbox", exchange -> {
            boolean ours = ("Bearer " + INBOX_TOKEN)
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (ours) {
                messages.add(JsonMapper.shared()
                        .readTree(exchange.getRequestBody().readAllBytes())
                        .get("text")
                        .asString());
            }
            exchange.sendResponseHeaders(ours ? 202 : 401, -1);
            exchange.close();
        });
        chain.start();
        Map<String, String> all = new LinkedHashMap<>();
        all.putAll(required(directory));
        all.put("sayso.trace.enabled", "true");
        all.put(
                "sayso.alexa.insecure-stand-in.chain-url",
                "http://127.0.0.1:" + chain.getAddress().getPort() + StandInAuthority.CHAIN_PATH);
        all.put(
                "sayso.alexa.insecure-stand-in.certificate-authority",
                directory.resolve("ca.pem").toString());
        all.put(
                "sayso.delivery.phone-inbox.url",
                "http://127.0.0.1:" + chain.getAddress().getPort() + "/phone/inbox");
        all.putAll(settings);
        context = FavoriteColorApplication.builder()
                .initializers((GenericApplicationContext beans) -> {
                    beans.registerBean(Clock.class, () -> clock);
                    beans.registerBean(RefusalListener.class, () -> refusals::add);
                })
                .run(arguments(all));
        echo = new Echo(uri("/color/alexa"), authority, ID, clock);
    }

    /** What the skill does not start without; nobody is at the phones. */
    static Map<String, String> required(Path directory) throws IOException {
        Path key = directory.resolve("audit.pem");
        if (!Files.exists(key)) {
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(key, AuditKeys.pem(AuditKeys.generate().getPrivate()));
        }
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", "0");
        settings.put(
                "spring.datasource.url",
                "jdbc:h2:file:" + directory.resolve("color") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        settings.put("sayso.skill-id", ID);
        settings.put("sayso.token.introspection.client-secret", API_SECRET);
        settings.put("sayso.accounts.client-secret", BACKEND_SECRET);
        settings.put("sayso.confirmation.secret", "dGVzdC1vbmx5LXNlY3JldC1vZi0zMi1ieXRlcy0wMTIzNDU2Nzg5");
        settings.put("sayso.audit.key-file", key.toString());
        settings.put("sayso.delivery.phone-inbox.url", "http://localhost:9/phone/inbox");
        settings.put("sayso.delivery.phone-inbox.token", INBOX_TOKEN);
        return settings;
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

    /** The next message on any phone; fails where none comes within ten seconds. */
    String nextMessage() throws InterruptedException {
        String message = messages.poll(10, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message reached a phone");
        }
        return message;
    }

    String nextCode() throws InterruptedException {
        return code(nextMessage());
    }

    List<String> messages() {
        return List.copyOf(messages);
    }

    static String code(String message) {
        Matcher code = CODE.matcher(message);
        if (!code.find()) {
            throw new AssertionError("no code in: " + message);
        }
        return code.group();
    }

    /** Another code. */
    static String wrong(String code) {
        return (code.charAt(0) == '9' ? '1' : '9') + code.substring(1);
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
