package org.sayso.alexa.web;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.model.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.sayso.alexa.proof.ChainServer;
import org.sayso.alexa.proof.RequestProof;
import org.sayso.alexa.proof.SignedRequest;
import org.sayso.alexa.proof.TestPki;
import org.sayso.alexa.proof.TestRequests;
import org.sayso.alexa.proof.TrustedStandIn;

/** A skill in a real servlet container, and somebody who signs requests to it over HTTP. */
final class SkillServer implements AutoCloseable {

    static final TestPki.Identity CA = TestPki.root("Stand-in CA");
    static final TestPki.Identity ALEXA = TestPki.alexaShape()
            .valid(
                    Clock.systemUTC().instant().minusSeconds(3600),
                    Clock.systemUTC().instant().plusSeconds(86_400))
            .issuedBy(CA);
    static final byte[] FINGERPRINT_KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    final AtomicInteger handled = new AtomicInteger();
    final AtomicReference<Function<HandlerInput, Optional<Response>>> behaviour = new AtomicReference<>(
            input -> input.getResponseBuilder().withSpeech("hello").build());
    final AtomicReference<Trace> trace = new AtomicReference<>();
    final HttpClient client = HttpClient.newHttpClient();
    private final ChainServer chain;
    private final Tomcat tomcat = new Tomcat();
    private final Path directory;

    private SkillServer(int bodyLimit) throws IOException, LifecycleException {
        chain = ChainServer.serving(TestPki.pem(ALEXA, CA), 0);
        directory = Files.createTempDirectory("skill-server");
        tomcat.setBaseDir(directory.toString());
        tomcat.setHostname("localhost");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", directory.toString());
        Tomcat.addServlet(context, "alexa", new AlexaServlet(endpoint(bodyLimit)));
        context.addServletMappingDecoded("/alexa", "alexa");
        tomcat.getHost().getPipeline().addValve(withoutStackTraces());
        tomcat.start();
    }

    /** As Spring Boot sets it: where Tomcat itself answers a broken transfer, it shows no stack trace. */
    private static ErrorReportValve withoutStackTraces() {
        ErrorReportValve errors = new ErrorReportValve();
        errors.setShowReport(false);
        errors.setShowServerInfo(false);
        return errors;
    }

    static SkillServer start() {
        return start(256 * 1024);
    }

    static SkillServer start(int bodyLimit) {
        try {
            return new SkillServer(bodyLimit);
        } catch (IOException | LifecycleException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private SkillEndpoint endpoint(int bodyLimit) {
        return SkillEndpoint.builder()
                .proof(RequestProof.builder()
                        .skillId(TestRequests.SKILL)
                        .bodyLimit(bodyLimit)
                        .insecureStandIn(TrustedStandIn.of(URI.create(chain.uri()), CA.certificate()))
                        .build())
                .skill(skill())
                .budget(Duration.ofSeconds(8))
                .trace(trace::set, FINGERPRINT_KEY)
                .build();
    }

    /** With the skill id set, as skills do, so that the SDK's own look at the context is made too. */
    private Skill skill() {
        return new CustomSkillBuilder()
                .withSkillId(TestRequests.SKILL)
                .addRequestHandler(new RequestHandler() {
                    @Override
                    public boolean canHandle(HandlerInput input) {
                        return !input.getRequestEnvelope()
                                .getRequest()
                                .getType()
                                .startsWith("AudioPlayer.");
                    }

                    @Override
                    public Optional<Response> handle(HandlerInput input) {
                        handled.incrementAndGet();
                        return Objects.requireNonNull(behaviour.get()).apply(input);
                    }
                })
                .build();
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    URI uri() {
        return URI.create("http://localhost:" + port() + "/alexa");
    }

    HttpRequest.Builder signed(byte[] body) {
        return HttpRequest.newBuilder(uri())
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json;charset=utf-8")
                .header(SignedRequest.CERTIFICATE_ADDRESS, TrustedStandIn.ADDRESS)
                .header(SignedRequest.SIGNATURE, ALEXA.sign(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    HttpResponse<String> post(String body) {
        return post(TestRequests.bytes(body));
    }

    HttpResponse<String> post(byte[] body) {
        return send(signed(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static String launch() {
        return TestRequests.launch(Clock.systemUTC().instant());
    }

    static String requestOf(String type) {
        return TestRequests.envelope(TestRequests.request(
                type, TestRequests.newRequestId(), Clock.systemUTC().instant()));
    }

    @Override
    public void close() throws Exception {
        tomcat.stop();
        tomcat.destroy();
        chain.close();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
