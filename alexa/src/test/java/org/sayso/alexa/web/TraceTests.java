package org.sayso.alexa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sayso.Inquiry;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.alexa.proof.TestRequests;

class TraceTests {

    private final SkillServer server = SkillServer.start();

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void answeredRequest_isTracedWithChecksClaimsAndBothBodies() throws IOException {
        server.behaviour.set(input -> {
            ((ProvenRequest) Objects.requireNonNull(input.getContext()))
                    .inquiry()
                    .claims(Map.of("sub", "user-1", "exp", 1L));
            return input.getResponseBuilder().withSpeech("hello").build();
        });
        String body = SkillServer.launch();
        server.post(body);

        JsonNode trace = trace();
        assertThat(trace.fieldNames())
                .toIterable()
                .containsExactly("requestId", "at", "status", "micros", "checks", "claims", "request", "response");
        assertThat(trace.path("requestId").asText())
                .isEqualTo(new ObjectMapper()
                        .readTree(body)
                        .at("/request/requestId")
                        .asText());
        assertThat(trace.path("status").asInt()).isEqualTo(200);
        assertThat(trace.path("micros").asLong()).isPositive();
        assertThat(trace.path("checks")).hasSize(12);
        JsonNode check = trace.at("/checks/6");
        assertThat(check.path("question").asText()).isEqualTo("PROOF");
        assertThat(check.path("name").asText()).isEqualTo("signature over the raw body");
        assertThat(check.path("passed").asBoolean()).isTrue();
        assertThat(check.path("reason").isNull()).isTrue();
        assertThat(check.has("detail") && check.has("hint") && check.has("micros"))
                .isTrue();
        assertThat(trace.at("/claims/sub").asText()).isEqualTo("user-1");
        assertThat(trace.at("/request/request/type").asText()).isEqualTo("LaunchRequest");
        assertThat(trace.at("/response/response/outputSpeech/ssml").asText()).contains("hello");
    }

    @Test
    void tokens_areReplacedByFingerprintsEverywhere() throws IOException {
        String body = SkillServer.launch()
                .replace(
                        "\"locale\":\"en-US\"",
                        "\"locale\":\"en-US\",\"body\":{\"accessToken\":\"event-token\",\"list\":[{\"consentToken\":\"consent-token\"},"
                                + "{\"AccessToken\":{\"nested\":\"odd-token\"}},{\"accessToken\":null}]}");
        server.post(body);

        String json = Objects.requireNonNull(server.trace.get()).json();
        assertThat(json).doesNotContain("-token\"").doesNotContain("odd-token");
        JsonNode request = trace().path("request");
        String household = request.at("/context/System/user/accessToken").asText();
        assertThat(household).matches("fingerprint:[0-9a-f]{12}");
        assertThat(request.at("/session/user/accessToken").asText()).isEqualTo(household);
        assertThat(request.at("/context/System/person/accessToken").asText())
                .matches("fingerprint:[0-9a-f]{12}")
                .isNotEqualTo(household);
        assertThat(request.at("/context/System/apiAccessToken").asText()).matches("fingerprint:[0-9a-f]{12}");
        assertThat(request.at("/request/body/list/0/consentToken").asText()).matches("fingerprint:[0-9a-f]{12}");
        assertThat(request.at("/request/body/list/2/accessToken").isNull()).isTrue();
    }

    @Test
    void fingerprint_dependsOnTheKey() {
        byte[] other = SkillServer.FINGERPRINT_KEY.clone();
        other[0]++;
        assertThat(new Fingerprint(SkillServer.FINGERPRINT_KEY).of("t"))
                .isEqualTo(new Fingerprint(SkillServer.FINGERPRINT_KEY).of("t"))
                .isNotEqualTo(new Fingerprint(other).of("t"));
    }

    @Test
    void refusedRequest_isTracedAsFarAsItGot() throws IOException {
        byte[] body = TestRequests.bytes(SkillServer.launch());
        server.send(server.signed(body).setHeader("Signature-256", "AAAA"));

        JsonNode trace = trace();
        assertThat(trace.path("status").asInt()).isEqualTo(400);
        JsonNode last = trace.path("checks").path(trace.path("checks").size() - 1);
        assertThat(last.path("passed").asBoolean()).isFalse();
        assertThat(last.path("reason").asText()).isEqualTo("SIGNATURE_INVALID");
        assertThat(last.path("hint").asText()).isNotBlank();
        assertThat(trace.path("requestId").asText()).startsWith("amzn1.echo-api.request.");
        assertThat(trace.path("claims")).isEmpty();
        assertThat(trace.at("/response/rule").asText()).isEqualTo("SIGNATURE_INVALID");
        assertThat(Objects.requireNonNull(server.trace.get()).json()).doesNotContain("household-token");
    }

    @Test
    void unreadableBody_isTracedWithoutIt() throws IOException {
        server.post("this is not json but holds secret-token");

        assertThat(trace().path("request")).isEmpty();
        assertThat(trace().path("checks")).hasSize(8);
        assertThat(Objects.requireNonNull(server.trace.get()).json()).doesNotContain("secret-token");
    }

    @Test
    void sinkThatThrows_changesNothing() {
        TraceRecorder recorder = new TraceRecorder(
                trace -> {
                    throw new IllegalStateException("full");
                },
                new Redaction(new Fingerprint(SkillServer.FINGERPRINT_KEY)));
        try (CapturedLog log = CapturedLog.of(TraceRecorder.class)) {
            recorder.record(
                    Instant.EPOCH,
                    Duration.ZERO,
                    Inquiry.within(Duration.ofSeconds(1)),
                    new byte[0],
                    SkillAnswer.ok(new byte[0]),
                    10);
            assertThat(log.lines()).hasSize(1);
        }
    }

    private JsonNode trace() throws IOException {
        return new ObjectMapper()
                .readTree(Objects.requireNonNull(server.trace.get()).json());
    }
}
