package org.sayso.alexa.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.ask.model.IntentRequest;
import com.amazon.ask.model.SessionResumedRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.alexa.proof.Resumption;
import org.sayso.alexa.proof.TestRequests;

/** What real requests get over real HTTP, also the odd ones. */
class SkillEndpointTests {

    private static final String EMPTY = "{\"version\":\"1.0\",\"response\":{}}";

    private final SkillServer server = SkillServer.start();

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void provenRequest_reachesTheHandlerWithItsProof() {
        AtomicReference<Object> context = new AtomicReference<>();
        server.behaviour.set(input -> {
            context.set(input.getContext());
            return input.getResponseBuilder().withSpeech("grüß Gott").build();
        });

        HttpResponse<String> answer = server.post(SkillServer.launch());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body()).contains("grüß Gott").contains("\"version\":\"1.0\"");
        assertThat(context.get())
                .isInstanceOfSatisfying(
                        ProvenRequest.class,
                        proven -> assertThat(proven.skillId()).isEqualTo(TestRequests.SKILL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=UTF-8",
                "application/json;charset=\"utf-8\""
            })
    void jsonMediaTypes_areAccepted(String type) {
        byte[] body = TestRequests.bytes(SkillServer.launch());
        assertThat(server.send(server.signed(body).setHeader("Content-Type", type))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void byteOrderMarkUnknownMembersAndMissingContext_reachTheHandler() {
        List<String> bodies = List.of(
                "\uFEFF" + SkillServer.launch(),
                "{\"future\":{\"x\":[1,2]}," + SkillServer.launch().substring(1),
                SkillServer.launch().replace("\"context\":" + TestRequests.context() + ",", ""));
        for (String body : bodies) {
            assertThat(server.post(body).body()).contains("hello");
        }
        assertThat(server.handled).hasValue(bodies.size());
    }

    @Test
    void intentWithSlots_isReadByTheSdk() {
        server.behaviour.set(input -> {
            IntentRequest request = (IntentRequest) input.getRequestEnvelope().getRequest();
            return input.getResponseBuilder()
                    .withSpeech("size "
                            + Objects.requireNonNull(
                                            request.getIntent().getSlots().get("size"))
                                    .getValue())
                    .build();
        });
        String body = SkillServer.requestOf("IntentRequest")
                .replace(
                        "\"type\":\"IntentRequest\"",
                        "\"type\":\"IntentRequest\",\"intent\":{\"name\":\"Order\",\"slots\":"
                                + "{\"size\":{\"name\":\"size\",\"value\":\"large\"},\"crust\":{\"name\":\"crust\"}}}");

        assertThat(server.post(body).body()).contains("size large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Some.Future.Request", "Alexa.Unknown", "intentrequest", "NoSuchThing"})
    void unknownRequestType_getsAnEmptyResponseAndNoHandler(String type) {
        HttpResponse<String> answer = server.post(SkillServer.requestOf(type));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(EMPTY);
        assertThat(server.handled).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"SessionEndedRequest\",\"reason\":{\"not\":\"a string\"}",
                "\"type\":\"IntentRequest\",\"dialogState\":[],\"intent\":{\"name\":\"A\"}"
            })
    void requestThatTheSdkCannotRead_getsAnEmptyResponse(String members) {
        HttpResponse<String> answer = server.post(SkillServer.launch().replace("\"type\":\"LaunchRequest\"", members));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(EMPTY);
        assertThat(server.handled).hasValue(0);
    }

    @Test
    void resumedSessionWhoseCauseTheSdkCannotRead_isHandledWithTheCauseAsItWasReceived() {
        AtomicReference<Optional<Resumption>> seen = new AtomicReference<>(Optional.empty());
        server.behaviour.set(input -> {
            seen.set(((ProvenRequest) input.getContext()).resumption());
            assertThat(((SessionResumedRequest) input.getRequest()).getCause()).isNull();
            return input.getResponseBuilder().withSpeech("back again").build();
        });
        String members = "\"type\":\"SessionResumedRequest\",\"cause\":{\"type\":\"ConnectionError\",\"token\":\"t\","
                + "\"status\":{\"code\":\"404\",\"message\":\"m\"}}";

        HttpResponse<String> answer = server.post(SkillServer.launch().replace("\"type\":\"LaunchRequest\"", members));

        assertThat(answer.body()).contains("back again");
        assertThat(seen.get())
                .contains(new Resumption("ConnectionError", Optional.of("t"), OptionalInt.of(404), Map.of()));
    }

    @Test
    void eventWithoutSession_isAnswered() {
        server.behaviour.set(input -> Optional.empty());
        String body = SkillServer.requestOf("AlexaSkillEvent.SkillDisabled")
                .replace("\"session\":" + TestRequests.session() + ",", "");

        assertThat(server.post(body).statusCode()).isEqualTo(200);
        assertThat(server.handled).hasValue(1);
    }

    @Test
    void handlerThatFails_isApologisedFor() {
        server.behaviour.set(input -> {
            throw new IllegalStateException("database password is hunter2");
        });
        HttpResponse<String> answer = server.post(SkillServer.launch());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("something went wrong on our side", "\"shouldEndSession\":true")
                .doesNotContain("hunter2", "Exception");
    }

    @Test
    void handlerThatFailsWithAnError_isApologisedForToo() {
        server.behaviour.set(input -> {
            throw new StackOverflowError("deep");
        });
        assertThat(server.post(SkillServer.launch()).body()).contains("something went wrong on our side");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-DE|bei uns ist etwas schiefgegangen",
                "es-MX|algo ha fallado por nuestra parte",
                "fr-CA|quelque chose n'a pas fonctionné",
                "it-IT|qualcosa è andato storto",
                "pt-BR|algo deu errado do nosso lado",
                "ja-JP|問題が発生しました",
                "en-IN|something went wrong on our side",
                "hi-IN|something went wrong on our side"
            })
    void handlerThatFails_isApologisedForInTheLanguageOfTheRequest(String locale, String words) {
        server.behaviour.set(input -> {
            throw new IllegalStateException("fault");
        });
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(server.post(SkillServer.launch().replace("en-US", locale))
                            .body())
                    .contains(words);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void failureWhereAlexaDoesNotLetSkillsSpeak_getsAnEmptyResponse() {
        server.behaviour.set(input -> {
            throw new IllegalStateException("fault");
        });
        assertThat(server.post(SkillServer.requestOf("SessionEndedRequest")).body())
                .isEqualTo(EMPTY);
        assertThat(server.post(SkillServer.requestOf("AlexaSkillEvent.SkillEnabled"))
                        .body())
                .isEqualTo(EMPTY);
    }

    @Test
    void requestWithoutHandler_isAnsweredWithoutSpeech() {
        HttpResponse<String> answer = server.post(SkillServer.requestOf("AudioPlayer.PlaybackStarted"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"version\":\"1.0\"").doesNotContain("outputSpeech");
        assertThat(server.handled).hasValue(0);
    }

    @Test
    void failure_isLoggedOnceWithTheRequestIdAndNoRequestData() {
        server.behaviour.set(input -> {
            throw new IllegalStateException("fault");
        });
        try (CapturedLog log = CapturedLog.of(SkillRunner.class)) {
            server.post(SkillServer.launch());
            assertThat(log.lines()).singleElement().asString().startsWith("ERROR Request amzn1.echo-api.request.");
        }
    }

    @Test
    void refusal_isLoggedOnceWithReasonAndHintOnly() {
        try (CapturedLog log = CapturedLog.of(SkillEndpoint.class)) {
            server.post(SkillServer.launch().replace("1111", "9999"));
            assertThat(log.lines())
                    .containsExactly("WARN Request refused: FOREIGN_SKILL: the request is for another skill id");
        }
    }

    @Test
    void sameRequestTwice_isAnsweredAlikeAndHandledOnce() {
        byte[] body = TestRequests.bytes(SkillServer.launch());

        assertThat(server.post(body).body()).isEqualTo(server.post(body).body());
        assertThat(server.handled).hasValue(1);
        byte[] other = TestRequests.bytes(new String(body, StandardCharsets.UTF_8) + " ");
        HttpResponse<String> refused = server.post(other);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("REPEATED_WITH_OTHER_BODY");
        assertThat(server.handled).hasValue(1);
    }

    @Test
    void manyDuplicatesAtOnce_areHandledOnceOverHttp() throws Exception {
        int many = 64;
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch handling = new CountDownLatch(1);
        server.behaviour.set(input -> {
            handling.countDown();
            await(release);
            return input.getResponseBuilder().withSpeech("once").build();
        });
        byte[] body = TestRequests.bytes(SkillServer.launch());
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            answers.add(server.client.sendAsync(server.signed(body).build(), HttpResponse.BodyHandlers.ofString()));
        }
        await(handling);
        release.countDown();

        for (CompletableFuture<HttpResponse<String>> each : answers) {
            assertThat(each.get(20, TimeUnit.SECONDS).body()).contains("once");
        }
        assertThat(server.handled).hasValue(1);
    }

    @Test
    void settingsThatCannotWork_areRefused() {
        assertThatThrownBy(() -> SkillEndpoint.builder().build()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> SkillEndpoint.builder().budget(Duration.ofSeconds(9)))
                .hasMessageContaining("at most 8 seconds");
        assertThatThrownBy(() -> SkillEndpoint.builder().trace(trace -> {}, new byte[16]))
                .hasMessageContaining("at least 32 bytes");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
