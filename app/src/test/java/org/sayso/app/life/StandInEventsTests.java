package org.sayso.app.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ask.builder.CustomSkillBuilder;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.alexa.SaysoModule;
import org.sayso.alexa.life.LinkWatch;
import org.sayso.alexa.proof.RequestProof;
import org.sayso.alexa.proof.SignedRequest;
import org.sayso.alexa.proof.TrustedStandIn;
import org.sayso.alexa.web.SkillAnswer;
import org.sayso.alexa.web.SkillEndpoint;
import org.sayso.confirmation.InMemoryStorage;
import org.sayso.link.Duty;
import org.sayso.link.Link;
import org.sayso.link.VoiceUser;
import org.sayso.link.life.ErasedUser;
import org.sayso.link.life.LinkLife;
import org.sayso.oauth.JwtAuthenticator;
import org.sayso.standin.EventDelivery;
import org.sayso.standin.SkillPackage;
import org.sayso.standin.SkillSetup;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.protocol.StandInAuthority;
import org.sayso.token.TokenVerifier;
import org.sayso.token.VerifiedToken;

/** Skill events as the stand-in signs and sends them, once or twice, in order or not. */
class StandInEventsTests {

    private static final String TEA = "amzn1.ask.skill.tea-house";
    private static final URI NOWHERE = URI.create("http://localhost:9");

    private final InMemoryStorage storage = new InMemoryStorage();
    private final List<ErasedUser> erased = new CopyOnWriteArrayList<>();
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final List<String> users = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LinkLife life = LinkLife.builder()
            .storage(storage)
            .key("a server key of thirty-two bytes".getBytes(StandardCharsets.US_ASCII))
            .erasers(List.of(erased::add))
            .listener((step, cause) ->
                    steps.add(step + cause.map(why -> " " + why).orElse("")))
            .build();
    private StandInAuthority authority;
    private HttpServer server;
    private JwtAuthenticator tokens;
    private SkillEndpoint endpoint;

    @BeforeEach
    void start(@TempDir Path keys) throws IOException {
        authority = StandInAuthority.loadOrCreate(keys);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        // The skill fetches the chain while it answers.
        server.setExecutor(threads);
        server.createContext("/chain", exchange -> {
            answer(exchange, 200, authority.certificateChain().getBytes(StandardCharsets.US_ASCII));
        });
        server.createContext("/alexa", exchange -> {
            SkillAnswer answer = endpoint.answer(new SignedRequest(
                    exchange.getRequestHeaders().getOrDefault(SignedRequest.CERTIFICATE_ADDRESS, List.of()),
                    exchange.getRequestHeaders().getOrDefault(SignedRequest.SIGNATURE, List.of()),
                    exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            answer(exchange, answer.status(), answer.body());
        });
        server.start();
        tokens = JwtAuthenticator.builder()
                .issuer("http://localhost:9")
                .jwksUri(NOWHERE.resolve("/jwks"))
                .build();
        TokenVerifier verifier = TokenVerifier.builder()
                .authenticator(tokens)
                .issuer("http://localhost:9")
                .audience("tea")
                .allowedClients("alexa")
                .build();
        LinkWatch watch = new LinkWatch(life, verifier, "link");
        SaysoModule module = SaysoModule.builder()
                .tokenVerifier(verifier)
                .skillName("Tea House")
                .links(watch)
                .linkedHandlers(List.of(new Anything()))
                .build();
        endpoint = SkillEndpoint.builder()
                .proof(RequestProof.builder()
                        .skillId(TEA)
                        .insecureStandIn(TrustedStandIn.of(address("/chain"), authority.caFile()))
                        .build())
                .skill(new CustomSkillBuilder().registerSdkModule(module).build())
                .links(watch)
                .build();
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private final class Anything implements LinkedHandler {

        @Override
        public boolean canHandle(HandlerInput input) {
            users.add(input.getRequestEnvelope()
                    .getContext()
                    .getSystem()
                    .getUser()
                    .getUserId());
            return !input.getRequest().getType().startsWith("AlexaSkillEvent.");
        }

        @Override
        public Reply handle(HandlerInput input, VerifiedToken user) {
            return Reply.say(Optional.empty());
        }
    }

    private StandIn kitchen(EventDelivery delivery) {
        LinkingSettings unused = new LinkingSettings(
                NOWHERE.resolve("/authorize"),
                NOWHERE.resolve("/token"),
                "unused",
                "demo-only",
                LinkingSettings.Scheme.HTTP_BASIC,
                List.of(),
                Duration.ofHours(1),
                false);
        return StandIn.builder()
                .household(new Household(
                        List.of(new Person("ann", "Ann Archer", null, null)),
                        List.of(new Device("kitchen", "Kitchen"))))
                .authority(authority)
                .baseUrl(NOWHERE)
                .skill(SkillSetup.of(SkillPackage.classPath("skill-package/tea-house"), TEA, unused, address("/alexa")))
                .eventDelivery(delivery)
                .build();
    }

    @AfterEach
    void stop() {
        tokens.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private static void soon(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private Link link(String userId) {
        return life.of(VoiceUser.household(TEA, userId)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"false, false, 2", "true, false, 4", "false, true, 2", "true, true, 4"})
    void userWhoDisablesAndEnables_isOverOnce_andKnownAnewByAnotherId(boolean repeated, boolean reordered, int sent)
            throws Exception {
        StandIn alexa = kitchen(new EventDelivery(1, Duration.ofMillis(50), repeated, reordered));
        assertThat(alexa.say("kitchen", "ann", "open tea house").spoken()).contains("Tea House");
        String before = users.get(0);
        assertThat(link(before).startedAt()).isPresent();

        alexa.disable(TEA, false);
        alexa.enable(TEA);
        soon(() -> alexa.skillEvents().size() == sent);
        Instant now = Clock.systemUTC().instant();
        for (Duty duty : storage.unitOfWork().run(() -> storage.links().claim(now, now, 10))) {
            life.perform(duty);
        }

        assertThat(alexa.skillEvents())
                .allSatisfy(event -> assertThat(event.status()).isEqualTo(200));
        assertThat(link(before).state()).isEqualTo(Link.State.DISABLED);
        String after =
                users.stream().filter(user -> !user.equals(before)).findAny().orElseThrow();
        assertThat(link(after).state()).isEqualTo(Link.State.KNOWN);
        assertThat(erased).containsExactly(new ErasedUser(VoiceUser.household(TEA, before), Optional.empty(), false));
        assertThat(steps).containsExactly("STARTED", "LOST NEVER_FINISHED");
    }

    @Test
    void dataThatMayBeKept_isKept() throws Exception {
        StandIn alexa = kitchen(EventDelivery.PLAIN);
        alexa.disable(TEA, true);
        soon(() -> alexa.skillEvents().size() == 1);

        assertThat(storage.links().nextDue()).isEmpty();
        assertThat(erased).isEmpty();
    }
}
