package org.sayso.alexa.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.ProofRefusal.BODY_NOT_JSON;
import static org.sayso.ProofRefusal.ENVELOPE_INVALID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.token.PresentedToken;

class EnvelopeTests {

    private final ProofBench bench = new ProofBench();

    @Test
    void missingContext_isCompletedFromTheSessionForTheSdk() throws IOException {
        Proof.Proven proven = ProofBench.proven(bench.prove(withoutContext()));

        JsonNode system =
                new ObjectMapper().readTree(proven.envelope().forSdk()).at("/context/System");
        assertThat(system.at("/application/applicationId").asText()).isEqualTo(TestRequests.SKILL);
        assertThat(system.at("/user/userId").asText()).isEqualTo("amzn1.ask.account.A");
        assertThat(proven.request().userToken().map(PresentedToken::reveal)).isEqualTo(Optional.of("household-token"));
        assertThat(proven.request().personToken()).isEmpty();
        assertThat(proven.envelope().received().has("context")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"System\":null}",
                "{\"System\":{}}",
                "{\"System\":{\"application\":null,\"user\":null}}",
                "{\"System\":{\"application\":{\"applicationId\":null}}}",
                "{\"AudioPlayer\":{}}"
            })
    void contextWithoutApplication_isCompletedFromTheSession(String context) throws IOException {
        Proof.Proven proven = ProofBench.proven(bench.prove(bench.launch().replace(TestRequests.context(), context)));

        JsonNode system =
                new ObjectMapper().readTree(proven.envelope().forSdk()).at("/context/System");
        assertThat(system.at("/application/applicationId").asText()).isEqualTo(TestRequests.SKILL);
        assertThat(proven.request().userToken()).isPresent();
    }

    @Test
    void completeEnvelopeWithoutTokens_reachesTheSdkByteForByte() {
        byte[] body = TestRequests.bytes(unlinked(bench.launch()));

        assertThat(ProofBench.proven(bench.prove(body)).envelope().forSdk()).isEqualTo(body);
    }

    @Test
    void byteOrderMark_isAcceptedAndNotHandedOn() {
        String launch = unlinked(bench.launch());

        assertThat(ProofBench.proven(bench.prove("\uFEFF" + launch)).envelope().forSdk())
                .isEqualTo(TestRequests.bytes(launch));
    }

    @Test
    void accessTokensOfAccounts_areKeptFromTheSdkAndHandedOnUnverified() throws IOException {
        String launch = bench.launch();
        Proof.Proven proven = ProofBench.proven(bench.prove(launch));

        JsonNode forSdk = new ObjectMapper().readTree(proven.envelope().forSdk());
        assertThat(forSdk).isEqualTo(new ObjectMapper().readTree(unlinked(launch)));
        assertThat(forSdk.at("/context/System/apiAccessToken").asText()).isEqualTo("api-token");
        assertThat(proven.request().userToken().map(PresentedToken::reveal)).hasValue("household-token");
        assertThat(proven.request().personToken().map(PresentedToken::reveal)).hasValue("person-token");
    }

    /** The event that an account was linked carries its token a second time, in a member of its own. */
    @Test
    void accessTokenOfAnEvent_isKeptFromTheSdk() throws IOException {
        Proof.Proven proven = ProofBench.proven(
                bench.prove(
                        bench.launch()
                                .replace(
                                        "\"LaunchRequest\"",
                                        "\"AlexaSkillEvent.SkillAccountLinked\",\"body\":{\"accessToken\":\"event-token\",\"new\":1}")));

        JsonNode forSdk = new ObjectMapper().readTree(proven.envelope().forSdk());
        assertThat(forSdk.at("/request/body").toString()).isEqualTo("{\"new\":1}");
        assertThat(proven.envelope().received().at("/request/body/accessToken").asText())
                .isEqualTo("event-token");
    }

    private static String unlinked(String body) {
        return body.replaceAll(",\"accessToken\":\"[a-z-]+\"", "");
    }

    @Test
    void noSession_isAccepted() {
        ProofBench.proven(bench.prove(bench.launch().replace("\"session\":" + TestRequests.session() + ",", "")));
    }

    @Test
    void unknownMembersTypesAndNumbersAsVersion_areAccepted() {
        ProofBench.proven(bench.prove(bench.launch().replace("\"version\":\"1.0\"", "\"version\":1,\"new\":[{}]")));
        ProofBench.proven(bench.prove(bench.launch().replace("LaunchRequest", "Some.Future.Request")));
    }

    @Test
    void neitherContextNorSessionNamesAnApplication_isRefused() {
        bench.assertRefused(
                bench.prove("{\"request\":"
                        + TestRequests.launchRequest(TestRequests.newRequestId(), bench.clock.instant()) + "}"),
                ENVELOPE_INVALID);
        bench.assertRefused(
                bench.prove(withoutContext().replace("\"applicationId\":\"" + TestRequests.SKILL + "\"", "")),
                ENVELOPE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "<xml/>",
                "[]",
                "[{}]",
                "\"text\"",
                "1",
                "null",
                "true",
                "{",
                "{}}",
                "{}{}",
                "{} x",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":\"\u0001\"}",
                "{} // comment",
                "\uFEFF\uFEFF{}",
                " "
            })
    void bodyThatIsNotOneJsonObject_isRefused(String body) {
        bench.assertRefused(bench.prove(body), BODY_NOT_JSON);
    }

    @Test
    void otherEncodingOrBrokenUtf8_isRefused() {
        String launch = bench.launch();
        bench.assertRefused(bench.prove(launch.getBytes(StandardCharsets.UTF_16)), BODY_NOT_JSON);
        bench.assertRefused(bench.prove(launch.getBytes(StandardCharsets.UTF_16LE)), BODY_NOT_JSON);
        bench.assertRefused(
                bench.prove(launch.replace("en-US", "ü").getBytes(StandardCharsets.ISO_8859_1)), BODY_NOT_JSON);
    }

    @ParameterizedTest
    @CsvSource({"99, true", "100, false", "50000, false"})
    void nesting_isBounded(int depth, boolean accepted) {
        String nested = "{\"deep\":" + "[".repeat(depth) + "]".repeat(depth) + ","
                + bench.launch().substring(1);
        Proof proof = bench.prove(nested);

        if (accepted) {
            ProofBench.proven(proof);
        } else {
            bench.assertRefused(proof, BODY_NOT_JSON);
        }
    }

    @Test
    void endlessNumber_isRefused() {
        bench.assertRefused(
                bench.prove("{\"n\":1" + "0".repeat(1000) + "," + bench.launch().substring(1)), BODY_NOT_JSON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"request\":{ | \"request\":[],\"x\":{",
                "\"request\":{ | \"request\":\"LaunchRequest\",\"x\":{",
                "\"request\":{ | \"request\":null,\"x\":{",
                "\"request\":{ | \"x\":{",
                "\"type\":\"LaunchRequest\" | \"type\":7",
                "\"type\":\"LaunchRequest\" | \"type\":\"\"",
                "\"type\":\"LaunchRequest\" | \"type\":{}",
                "\"type\":\"LaunchRequest\" | \"x\":1",
                "\"type\":\"LaunchRequest\" | \"type\":\"IntentRequest\"",
                "\"type\":\"LaunchRequest\" | \"type\":\"IntentRequest\",\"intent\":\"Order\"",
                "\"type\":\"LaunchRequest\" | \"type\":\"IntentRequest\",\"intent\":{\"name\":5}",
                "\"type\":\"LaunchRequest\" | \"type\":\"IntentRequest\",\"intent\":{\"name\":\"A\",\"slots\":[]}",
                "\"type\":\"LaunchRequest\" | \"type\":\"IntentRequest\",\"intent\":{\"name\":\"A\",\"slots\":{\"s\":1}}",
                "\"type\":\"LaunchRequest\" | \"type\":\"IntentRequest\",\"intent\":{\"name\":\"A\",\"slots\":{\"s\":{\"value\":1}}}",
                "\"requestId\":\" | \"requestId\":1,\"x\":\"",
                "\"requestId\":\" | \"requestId\":null,\"x\":\"",
                "\"requestId\":\" | \"requestId\":\"a\\nb",
                "\"locale\":\"en-US\" | \"locale\":[]",
                "\"session\":{ | \"session\":[],\"x\":{",
                "\"session\":{ | \"session\":\"s\",\"x\":{",
                "\"context\":{ | \"context\":5,\"x\":{",
                "\"System\":{ | \"System\":[],\"x\":{",
                "\"application\":{ | \"application\":\"a\",\"x\":{",
                "\"applicationId\":\" | \"applicationId\":{},\"x\":\"",
                "\"accessToken\":\"household-token\" | \"accessToken\":{\"a\":1}",
                "\"accessToken\":\"person-token\" | \"accessToken\":12",
                "\"person\":{ | \"person\":[],\"x\":{",
            })
    void memberOfTheWrongType_isRefused(String original, String changed) {
        String body = bench.launch();
        assertThat(body).contains(original);

        bench.assertRefused(bench.prove(body.replace(original, changed)), ENVELOPE_INVALID);
    }

    @Test
    void emptyToken_countsAsNone() {
        Proof.Proven proven = ProofBench.proven(bench.prove(bench.launch()
                .replace("person-token", "")
                .replace("\"accessToken\":\"household-token\"", "\"accessToken\":null")));

        assertThat(proven.request().personToken()).isEmpty();
        assertThat(proven.request().userToken()).isEmpty();
    }

    private String withoutContext() {
        return bench.launch().replace("\"context\":" + TestRequests.context() + ",", "");
    }
}
