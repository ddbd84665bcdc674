package org.sayso.alexa.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sayso.ProofRefusal.BODY_EMPTY;
import static org.sayso.ProofRefusal.BODY_TOO_LARGE;
import static org.sayso.ProofRefusal.CERTIFICATE_ADDRESS_INVALID;
import static org.sayso.ProofRefusal.FOREIGN_SKILL;
import static org.sayso.ProofRefusal.SIGNATURE_INVALID;
import static org.sayso.ProofRefusal.SIGNATURE_MALFORMED;
import static org.sayso.ProofRefusal.SIGNATURE_MISSING;
import static org.sayso.ProofRefusal.TIMESTAMP_MISSING;
import static org.sayso.ProofRefusal.TIMESTAMP_OUTSIDE_TOLERANCE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.Check;
import org.sayso.token.PresentedToken;

class RequestProofTests {

    private final ProofBench bench = new ProofBench();

    @Test
    void everythingRight_isProvenAndEachCheckIsNotedInOrder() {
        ProvenRequest request = ProofBench.proven(bench.prove(bench.launch())).request();

        assertThat(request.skillId()).isEqualTo(TestRequests.SKILL);
        assertThat(request.requestId()).startsWith("amzn1.echo-api.request.");
        assertThat(request.personToken().map(PresentedToken::reveal)).isEqualTo(Optional.of("person-token"));
        assertThat(request.userToken().map(PresentedToken::reveal)).isEqualTo(Optional.of("household-token"));
        assertThat(request.inquiry()).isSameAs(bench.lastInquiry);
        assertThat(bench.lastInquiry.checks())
                .extracting(Check::name)
                .containsExactly(
                        "size of the body",
                        "certificate address",
                        "signature header",
                        "certificate chain",
                        "validity dates",
                        "certificate name",
                        "signature over the raw body",
                        "JSON",
                        "request envelope",
                        "timestamp",
                        "skill id",
                        "repetition");
        assertThat(bench.lastInquiry.checks()).allMatch(Check::passed);
        assertThat(bench.lastInquiry.checks().toString()).doesNotContain("-token");
    }

    @Test
    void emptyBody_isRefused() {
        bench.assertRefused(bench.prove(new byte[0]), BODY_EMPTY);
    }

    @Test
    void bodyOverTheLimit_isRefusedBeforeAnythingElse() {
        ProofBench small = new ProofBench(RequestProof.builder().bodyLimit(1024));
        String launch = small.launch();
        String exact = launch + " ".repeat(1024 - launch.length());

        ProofBench.proven(small.prove(exact));
        small.assertRefused(small.prove(exact + " "), BODY_TOO_LARGE);
        assertThat(small.lastInquiry.checks()).hasSize(1);
    }

    @Test
    void anyBitOfTheBodyFlipped_isRefusedAsSignatureInvalid() {
        byte[] body = TestRequests.bytes(bench.launch());
        String signature = ProofBench.ALEXA.sign(body);
        for (int bit = 0; bit < body.length * 8; bit += 7) {
            byte[] changed = body.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            bench.assertRefused(
                    bench.prove(List.of(TestRequests.ADDRESS), List.of(signature), changed), SIGNATURE_INVALID);
        }
        byte[] longer = TestRequests.bytes(new String(body, StandardCharsets.UTF_8) + "\n");
        bench.assertRefused(bench.prove(List.of(TestRequests.ADDRESS), List.of(signature), longer), SIGNATURE_INVALID);
    }

    @Test
    void anyBitOfTheSignatureFlipped_isRefusedAsSignatureInvalid() {
        byte[] body = TestRequests.bytes(bench.launch());
        byte[] signature = Base64.getDecoder().decode(ProofBench.ALEXA.sign(body));
        for (int bit = 0; bit < signature.length * 8; bit += 11) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            bench.assertRefused(proveSigned(body, Base64.getEncoder().encodeToString(changed)), SIGNATURE_INVALID);
        }
    }

    @Test
    void signatureOfAnotherLengthOrMadeOtherwise_isRefusedAsInvalid() {
        byte[] body = TestRequests.bytes(bench.launch());
        TestPki.Identity stranger = TestPki.alexa(TestPki.root("Foreign Root"));

        bench.assertRefused(proveSigned(body, "AAAA"), SIGNATURE_INVALID);
        bench.assertRefused(proveSigned(body, Base64.getEncoder().encodeToString(new byte[256])), SIGNATURE_INVALID);
        bench.assertRefused(proveSigned(body, Base64.getEncoder().encodeToString(new byte[512])), SIGNATURE_INVALID);
        bench.assertRefused(proveSigned(body, ProofBench.ALEXA.sign(body, "SHA1withRSA")), SIGNATURE_INVALID);
        bench.assertRefused(proveSigned(body, ProofBench.ALEXA.sign(body, "SHA512withRSA")), SIGNATURE_INVALID);
        bench.assertRefused(
                bench.prove(body, new TestPki.Identity(stranger.certificate(), TestPki.rsa("stranger", 2048))),
                SIGNATURE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void emptySignature_isRefusedAsMissing(String header) {
        bench.assertRefused(proveSigned(TestRequests.bytes(bench.launch()), header), SIGNATURE_MISSING);
    }

    @Test
    void noSignatureHeader_isRefusedBeforeAnythingIsFetched() {
        bench.assertRefused(
                bench.prove(List.of(TestRequests.ADDRESS), List.of(), TestRequests.bytes(bench.launch())),
                SIGNATURE_MISSING);
        assertThat(bench.fetches).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "AAA", "AAB=", "AAAA\n", " AAAA", "AA==AAAA", "AA-_", "====", "ÄÖÜ="})
    void signatureThatIsNotCanonicalBase64_isRefusedAsMalformed(String header) {
        bench.assertRefused(proveSigned(TestRequests.bytes(bench.launch()), header), SIGNATURE_MALFORMED);
        assertThat(bench.fetches).hasValue(0);
    }

    @Test
    void tooLongOrRepeatedSignatureHeader_isRefusedAsMalformed() {
        byte[] body = TestRequests.bytes(bench.launch());
        String good = ProofBench.ALEXA.sign(body);

        bench.assertRefused(proveSigned(body, "AAAA".repeat(1000)), SIGNATURE_MALFORMED);
        bench.assertRefused(bench.prove(List.of(TestRequests.ADDRESS), List.of(good, good), body), SIGNATURE_MALFORMED);
    }

    @Test
    void addressThatFails_isRefusedBeforeAnythingIsFetched() {
        byte[] body = TestRequests.bytes(bench.launch());
        bench.assertRefused(
                bench.prove(
                        List.of("https://s3.amazonaws.com/echo.api/%2e%2e/x"),
                        List.of(ProofBench.ALEXA.sign(body)),
                        body),
                CERTIFICATE_ADDRESS_INVALID);
        assertThat(bench.fetches).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {-150_000, -149_999, -1, 0, 1, 149_999, 150_000})
    void timestampWithinTolerance_isProven(long millis) {
        ProofBench.proven(bench.prove(launchSentBefore(millis)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600_000, -180_000, -150_001, 150_001, 180_000, 3_600_000})
    void timestampOutsideTolerance_isRefused(long millis) {
        bench.assertRefused(bench.prove(launchSentBefore(millis)), TIMESTAMP_OUTSIDE_TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999999999-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z", "1970-01-01T00:00:00Z"})
    void timestampAtTheEndsOfTime_isRefused(String timestamp) {
        bench.assertRefused(
                bench.prove(TestRequests.launch(Instant.EPOCH).replace("1970-01-01T00:00:00Z", timestamp)),
                TIMESTAMP_OUTSIDE_TOLERANCE);
    }

    @Test
    void timestampWithAnotherZone_countsAsTheSameInstant() {
        ProofBench.proven(bench.prove(bench.launch().replace("2026-06-18T10:00:00Z", "2026-06-18T12:00:00+02:00")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AlexaSkillEvent.SkillEnabled",
                "AlexaSkillEvent.SkillDisabled",
                "AlexaSkillEvent.SkillPermissionChanged",
                "AlexaSkillEvent.SkillPermissionAccepted",
                "AlexaSkillEvent.SkillAccountLinked"
            })
    void skillEvent_mayBeAnHourOld(String type) {
        ProofBench.proven(bench.prove(sentBefore(type, 3_600_000)));
        bench.assertRefused(bench.prove(sentBefore(type, 3_600_001)), TIMESTAMP_OUTSIDE_TOLERANCE);
        bench.assertRefused(bench.prove(sentBefore(type, -3_600_001)), TIMESTAMP_OUTSIDE_TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AlexaSkillEvent.ProactiveSubscriptionChanged",
                "alexaskillevent.skillenabled",
                "AlexaSkillEvent.SkillEnabledX",
                "Messaging.MessageReceived"
            })
    void otherEvent_hasTheTolerance(String type) {
        bench.assertRefused(bench.prove(sentBefore(type, 150_001)), TIMESTAMP_OUTSIDE_TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-06-18T10:00:00\"",
                "\"2026-06-18\"",
                "\"yesterday\"",
                "\"string\"",
                "\"\"",
                "1781776800",
                "1781776800000",
                "null",
                "true",
                "{}",
                "[]",
                "\"2026-13-18T10:00:00Z\"",
                "\"2026-06-18T10:00:00Z \""
            })
    void unreadableTimestamp_isRefusedAsMissing(String timestamp) {
        bench.assertRefused(
                bench.prove(bench.launch().replace("\"2026-06-18T10:00:00Z\"", timestamp)), TIMESTAMP_MISSING);
    }

    @Test
    void absentTimestamp_isRefusedAsMissing() {
        bench.assertRefused(
                bench.prove(bench.launch().replace("\"timestamp\":\"2026-06-18T10:00:00Z\",", "")), TIMESTAMP_MISSING);
    }

    @Test
    void narrowerTolerance_isKept_andWiderIsRefusedAtTheStart() {
        ProofBench narrow = new ProofBench(RequestProof.builder().timestampTolerance(Duration.ofSeconds(30)));
        narrow.assertRefused(narrow.prove(launchSentBefore(30_001)), TIMESTAMP_OUTSIDE_TOLERANCE);

        for (Duration wrong : List.of(Duration.ofSeconds(151), Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThatThrownBy(() -> RequestProof.builder().timestampTolerance(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at most 150 seconds");
        }
    }

    @Test
    void foreignSkillId_isRefusedWhereverItStands() {
        String body = bench.launch();
        String foreign = "amzn1.ask.skill.foreign";
        int first = body.indexOf(TestRequests.SKILL);
        int second = body.lastIndexOf(TestRequests.SKILL);

        bench.assertRefused(bench.prove(body.replace(TestRequests.SKILL, foreign)), FOREIGN_SKILL);
        for (int place : List.of(first, second)) {
            String mixed = body.substring(0, place) + foreign + body.substring(place + TestRequests.SKILL.length());
            bench.assertRefused(bench.prove(mixed), FOREIGN_SKILL);
        }
        bench.assertRefused(
                bench.prove(body.replace(TestRequests.SKILL, TestRequests.SKILL.toUpperCase(Locale.ROOT))),
                FOREIGN_SKILL);
    }

    @Test
    void settingsThatCannotWork_areRefusedWithTheFix() {
        assertThatThrownBy(() -> RequestProof.builder().build()).hasMessageContaining("developer console");
        assertThatThrownBy(() -> RequestProof.builder().skillId(" ").build()).hasMessageContaining("amzn1.ask.skill.");
        assertThatThrownBy(() -> RequestProof.builder().bodyLimit(10)).hasMessageContaining("at least 1024");
    }

    @Test
    void platformsAnchors_areTheDefault() {
        assertThat(ChainRoute.platformAnchors()).isNotEmpty();
        RequestProof.builder().skillId(TestRequests.SKILL).build();
    }

    private Proof proveSigned(byte[] body, String signature) {
        return bench.prove(List.of(TestRequests.ADDRESS), List.of(signature), body);
    }

    private String launchSentBefore(long millis) {
        return sentBefore("LaunchRequest", millis);
    }

    private String sentBefore(String type, long millis) {
        return TestRequests.envelope(TestRequests.request(
                type, TestRequests.newRequestId(), bench.clock.instant().minusMillis(millis)));
    }
}
