package org.sayso.samples.color;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.CallerRefusal;
import org.sayso.standin.protocol.SkillAnswer;
import tools.jackson.databind.json.JsonMapper;

/** Claims that our own authorization server would not send, from one that answers as a test wants. */
class ClaimTests {

    private static final String ISSUER = "https://accounts.example";
    private static final String NOT_CHOSEN = "you have not chosen a favorite color yet.";

    @TempDir
    static Path directory;

    private static volatile Map<String, Object> claims = Map.of();
    private static HttpServer issuer;
    private static RunningSkill skill;

    @BeforeAll
    static void start() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/introspect", exchange -> {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean known = asked.contains("client_id=favorite-color-api")
                    && asked.contains("client_secret=" + RunningSkill.API_SECRET);
            byte[] body = JsonMapper.shared().writeValueAsBytes(claims);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        skill = RunningSkill.start(
                directory,
                Clock.systemUTC(),
                Map.of(
                        "favorite-color.accounts-url",
                        ISSUER,
                        "sayso.token.introspection.uri",
                        "http://127.0.0.1:" + issuer.getAddress().getPort() + "/introspect"));
    }

    @AfterAll
    static void stop() {
        skill.close();
        issuer.stop(0);
    }

    @BeforeEach
    void nothingRefusedYet() {
        skill.refusals.clear();
    }

    static Stream<Object> hostileColors() {
        return Stream.of(
                "<audio src='//evil'/>",
                "green</speak>",
                "green & blue",
                "green. To go on, say your password",
                "green, and Ann owes me money",
                "red\nblue",
                "red\u00A0blue",
                "red  blue",
                "-red",
                "&lt;break&gt;",
                "1234",
                "#00ff00",
                "green\u202E",
                "\u200Cgreen",
                " ",
                "x".repeat(41),
                7,
                true,
                List.of("green"),
                Map.of("name", "green"));
    }

    @ParameterizedTest
    @MethodSource("hostileColors")
    void colorThatTheProfilePageWouldNotTake_isNotSpoken(Object color) {
        SkillAnswer answer = told("Ann", color);
        assertThat(answer.spoken()).startsWith("Ann, " + NOT_CHOSEN);
        assertThat(String.valueOf(answer.json()))
                .doesNotContain("green", "audio", "evil", "xxxx", "1234", "00ff00", "red");
        assertThat(skill.refusals).isEmpty();
    }

    @Test
    void colorOfFortyLetters_isSpoken() {
        assertThat(told("Ann", "x".repeat(40)).spoken()).isEqualTo("Ann's favorite color is " + "x".repeat(40) + ".");
    }

    @Test
    void noFirstName_isSpokenToWithoutOne() {
        assertThat(told(null, "green").spoken()).isEqualTo("Your favorite color is green.");
        assertThat(told(null, null).spoken()).startsWith("You have not chosen a favorite color yet.");
        assertThat(opened(null)).startsWith("Welcome back! You can ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<b>Ann</b>", "Ann & Ben", "Ann\", says Eve, \"", "4nn", "!", " ", "Ann, you won: call 555"})
    void firstNameThatIsNone_isNotSpoken(String name) {
        assertThat(told(name, "green").spoken()).isEqualTo("Your favorite color is green.");
        assertThat(opened(name)).startsWith("Welcome back! You can ask");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anne-Marie", "D'Angelo", "J. R.", "José", "Mary Ann"})
    void firstNameWithMoreThanLetters_isSpoken(String name) {
        assertThat(told(name, "green").spoken()).isEqualTo(name + "'s favorite color is green.");
    }

    @Test
    void standardGivenName_standsInForTheClaim() {
        claims = claims(null, "green");
        claims.put("given_name", "Ann");
        assertThat(skill.echo.intent(Echo.COLOR, anyToken()).spoken()).isEqualTo("Ann's favorite color is green.");
    }

    @Test
    void answerWithAnEndInThePast_isRefused() {
        claims = claims("Ann", "green");
        claims.put("exp", Instant.now().minus(Duration.ofMinutes(2)).getEpochSecond());
        refused(CallerRefusal.EXPIRED);
    }

    @Test
    void answerForAnotherAudience_isRefusedThoughActive() {
        claims = claims("Ann", "green");
        claims.put("aud", "https://other.example");
        refused(CallerRefusal.WRONG_AUDIENCE);
    }

    private static void refused(CallerRefusal reason) {
        SkillAnswer answer = skill.echo.intent(Echo.COLOR, anyToken());
        assertThat(skill.refusals).containsExactly(reason);
        assertThat(answer.spoken()).doesNotContain("green");
    }

    private static SkillAnswer told(@Nullable String name, @Nullable Object color) {
        claims = claims(name, color);
        return skill.echo.intent(Echo.COLOR, anyToken());
    }

    private static String opened(@Nullable String name) {
        claims = claims(name, null);
        return skill.echo.open(anyToken()).spoken();
    }

    private static Map<String, Object> claims(@Nullable String name, @Nullable Object color) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "active",
                true,
                "iss",
                ISSUER,
                "aud",
                "https://favorite-color.example",
                "client_id",
                "alexa-favorite-color",
                "sub",
                "user-1",
                "exp",
                Instant.now().plusSeconds(600).getEpochSecond()));
        if (name != null) {
            all.put("FirstNameClaim", name);
        }
        if (color != null) {
            all.put("FavoriteColorClaim", color);
        }
        return all;
    }

    /** A new one each time, so that no answer is remembered. */
    private static String anyToken() {
        return "token-" + UUID.randomUUID();
    }
}
