package org.sayso.standin.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What goes out to a skill, checked with nothing but the JDK, and what Alexa makes of the answers. */
class SkillClientTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String GOOD =
            "{\"version\":\"1.0\",\"response\":{\"outputSpeech\":{\"type\":\"PlainText\",\"text\":\"hello\"}}}";

    @TempDir
    private Path directory;

    private final SkillServer skill = new SkillServer().answering(200, GOOD);
    private final SkillRequests requests = new SkillRequests("amzn1.ask.skill.test", "en-US", Clock.systemUTC());
    private StandInAuthority authority;
    private SkillClient client;

    @BeforeEach
    void create() {
        authority = StandInAuthority.loadOrCreate(directory);
        client = new SkillClient(skill.uri(), authority, SkillClient.LIMIT);
    }

    @AfterEach
    void stop() {
        skill.close();
    }

    private ObjectNode launch(Optional<String> token) {
        return requests.launch(
                new Speaker("amzn1.ask.account.A", "amzn1.ask.device.D", token, Optional.empty()), Session.begin());
    }

    private static List<X509Certificate> certificates(String pem) throws GeneralSecurityException {
        Collection<? extends java.security.cert.Certificate> all = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        return all.stream().map(X509Certificate.class::cast).toList();
    }

    private boolean verifies(byte[] body, String signature) throws GeneralSecurityException {
        PublicKey key = certificates(authority.certificateChain()).get(0).getPublicKey();
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(key);
        check.update(body);
        return check.verify(Base64.getDecoder().decode(signature));
    }

    @Test
    void request_isSignedOverExactlyTheBytesThatAreSent() throws GeneralSecurityException {
        client.ask(launch(Optional.empty()));

        SkillServer.Received sent = skill.received.get(0);
        String signature = Objects.requireNonNull(sent.headers().getFirst("Signature-256"));
        assertThat(sent.headers().getFirst("SignatureCertChainUrl")).isEqualTo(StandInAuthority.CHAIN_URL);
        assertThat(URI.create(StandInAuthority.CHAIN_URL))
                .hasScheme("https")
                .hasHost("s3.amazonaws.com")
                .hasPath(StandInAuthority.CHAIN_PATH);
        assertThat(verifies(sent.body(), signature)).isTrue();
        byte[] changed = sent.body().clone();
        changed[changed.length / 2] ^= 1;
        assertThat(verifies(changed, signature)).isFalse();
    }

    @Test
    void chain_isValidForItsOwnAuthorityOnlyAndNamesAmazonsHost() throws GeneralSecurityException, IOException {
        List<X509Certificate> chain = certificates(authority.certificateChain());
        X509Certificate leaf = chain.get(0);

        validate(leaf, anchor(authority));
        assertThat(leaf.getSubjectAlternativeNames())
                .anySatisfy(name -> assertThat(name.get(1)).isEqualTo("echo-api.amazon.com"));
        assertThat(leaf.getBasicConstraints())
                .as("the leaf signs no certificates")
                .isEqualTo(-1);
        leaf.checkValidity();

        StandInAuthority other = StandInAuthority.loadOrCreate(Files.createDirectory(directory.resolve("other")));
        assertThatThrownBy(() -> validate(leaf, anchor(other))).isInstanceOf(CertPathValidatorException.class);
    }

    private static X509Certificate anchor(StandInAuthority of) throws GeneralSecurityException, IOException {
        return certificates(Files.readString(of.caFile())).get(0);
    }

    private static void validate(X509Certificate leaf, X509Certificate anchor) throws GeneralSecurityException {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf)), parameters);
    }

    @Test
    void authority_isTheSameAfterARestart() {
        assertThat(StandInAuthority.loadOrCreate(directory).certificateChain()).isEqualTo(authority.certificateChain());
    }

    @Test
    void accessToken_isInBothPlacesWhenLinkedAndNowhereOtherwise() {
        client.ask(launch(Optional.of("the-token")));
        client.ask(launch(Optional.empty()));

        JsonNode linked = JSON.readTree(skill.received.get(0).body());
        assertThat(linked.at("/context/System/user/accessToken").asString("")).isEqualTo("the-token");
        assertThat(linked.at("/session/user/accessToken").asString("")).isEqualTo("the-token");
        assertThat(new String(skill.received.get(1).body(), StandardCharsets.UTF_8))
                .doesNotContain("accessToken");
    }

    @Test
    void everyRequest_hasAnIdOfItsOwnAndTheTime() {
        ObjectNode first = launch(Optional.empty());
        ObjectNode second = launch(Optional.empty());

        assertThat(first.at("/request/requestId").asString(""))
                .startsWith("amzn1.echo-api.request.")
                .isNotEqualTo(second.at("/request/requestId").asString(""));
        assertThat(first.at("/request/timestamp").asString("")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(first.at("/session/new").asBoolean(false)).isTrue();
    }

    @Test
    void goodAnswer_isSpokenAndEndsTheSession() {
        SkillAnswer answer = client.ask(launch(Optional.empty()));

        assertThat(answer.kind()).isEqualTo(SkillAnswer.Kind.GOOD);
        assertThat(answer.spoken()).isEqualTo("hello");
        assertThat(answer.sessionOpen()).isFalse();
        assertThat(answer.findings()).isEmpty();
    }

    @Test
    void openSession_keepsAttributesAndReprompt() {
        skill.answering(
                200,
                "{\"version\":\"1.0\",\"sessionAttributes\":{\"size\":\"large\"},\"response\":{\"shouldEndSession\":false,"
                        + "\"reprompt\":{\"outputSpeech\":{\"type\":\"SSML\",\"ssml\":\"<speak>And <break/>now?</speak>\"}}}}");

        SkillAnswer answer = client.ask(launch(Optional.empty()));

        assertThat(answer.sessionOpen()).isTrue();
        assertThat(answer.attributes().at("/size").asString("")).isEqualTo("large");
        assertThat(answer.reprompt())
                .hasValueSatisfying(text -> assertThat(text).contains("And", "now?"));
        Session next = Session.begin().next(answer.attributes());
        assertThat(requests.launch(new Speaker("a", "d", Optional.empty(), Optional.empty()), next)
                        .at("/session/attributes/size")
                        .asString(""))
                .isEqualTo("large");
        assertThat(next.fresh()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | not json | INVALID | is not JSON",
                "200 | [] | INVALID | not a JSON object",
                "200 | {\"response\":1} | INVALID | response that is not an object",
                "200 | {\"response\":{\"outputSpeech\":{\"type\":\"Other\"}}} | INVALID | neither PlainText",
                "200 | {\"response\":{\"outputSpeech\":{\"type\":\"SSML\",\"ssml\":\"<speak>a\"}}} | INVALID | well-formed SSML",
                "200 | {\"response\":{\"shouldEndSession\":\"no\"}} | INVALID | neither true, false nor null",
                "200 | {\"response\":{\"card\":{\"type\":\"Other\"}}} | INVALID | card's type is unknown",
                "200 | {\"sessionAttributes\":[],\"response\":{}} | INVALID | sessionAttributes is not an object",
                "500 | {} | BROKEN | HTTP 500",
                "302 | {} | BROKEN | HTTP 302",
            })
    void answerThatAlexaRefuses_isNamed(int status, String body, SkillAnswer.Kind kind, String finding) {
        skill.answering(status, body);

        SkillAnswer answer = client.ask(launch(Optional.empty()));

        assertThat(answer.kind()).isEqualTo(kind);
        assertThat(answer.findings()).anySatisfy(each -> assertThat(each).contains(finding));
        assertThat(answer.sessionOpen()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rule\":\"STALE\"} | {\"rule\":\"STALE\"}",
                "' not for you ' | \"not for you\"",
                "'' | ",
                "{\"response\":{\"shouldEndSession\":true}} | {\"response\":{\"shouldEndSession\":true}}",
            })
    void whatASkillSaysWithItsRefusal_isKept_andMeansNothingElse(String body, @Nullable String kept) {
        skill.answering(400, body);

        SkillAnswer answer = client.ask(launch(Optional.empty()));

        assertThat(String.valueOf(answer.json())).isEqualTo(String.valueOf(kept));
        assertThat(answer.endsSession()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-nobody\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", ""})
    void whatIsNoWholeHttpAnswer_isToldFromAnEndpointThatIsNotThere(String sent) throws Exception {
        URI endpoint;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            endpoint = URI.create("http://localhost:" + server.getLocalPort() + "/");
            Thread peer = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.setSoTimeout(300);
                    byte[] head = new byte[4096];
                    assertThat(socket.getInputStream().read(head)).isPositive();
                    socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
                    socket.shutdownOutput();
                    while (socket.getInputStream().read(head) >= 0) {
                        // To close with something unread would reset the connection.
                    }
                } catch (IOException gone) {
                    // The client hung up, or waits for more.
                }
            });
            peer.start();
            assertThat(new SkillClient(endpoint, authority, SkillClient.LIMIT)
                            .ask(launch(Optional.empty()))
                            .findings())
                    .containsExactly("What the skill's endpoint sent is no whole HTTP answer");
            peer.join();
        }
        assertThat(new SkillClient(endpoint, authority, SkillClient.LIMIT)
                        .ask(launch(Optional.empty()))
                        .findings())
                .containsExactly("The skill's endpoint could not be reached");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | '\"1.0\"' | ''",
                "Application/JSON;charset=UTF-8 | '\"1.0\"' | ''",
                "text/plain | '\"1.0\"' | The answer's Content-Type is not application/json: text/plain",
                "application/jsonp | '\"1.0\"' | The answer's Content-Type is not application/json: application/jsonp",
                "'' | '\"1.0\"' | The answer's Content-Type is not application/json; it has none",
                "application/json | '\"1.1\"' | The answer's version is not \"1.0\": \"1.1\"",
                "application/json | 1.0 | The answer's version is not \"1.0\": 1.0",
                "application/json | null | The answer's version is not \"1.0\": null",
            })
    void versionAndContentType_areLookedAtAndTheAnswerIsTaken(String contentType, String version, String finding) {
        skill.as(contentType).answering(200, GOOD.replace("\"1.0\"", version));

        SkillAnswer answer = client.ask(launch(Optional.empty()));

        assertThat(answer.findings()).isEqualTo(finding.isEmpty() ? List.of() : List.of(finding));
        assertThat(answer.kind()).isEqualTo(SkillAnswer.Kind.GOOD);
        assertThat(answer.spoken()).isEqualTo("hello");
    }

    @Test
    void answerWithoutVersion_isAFinding() {
        skill.answering(200, GOOD.replace("\"version\":\"1.0\",", ""));

        assertThat(client.ask(launch(Optional.empty())).findings())
                .containsExactly("The answer's version is not \"1.0\"; it has none");
    }

    @Test
    void answersBeyondAlexasLimits_areRefused() {
        skill.answering(200, "{\"x\":\"" + "a".repeat(130_000) + "\",\"response\":{}}");
        assertThat(client.ask(launch(Optional.empty())).findings())
                .containsExactly("The skill's answer is longer than 120 kB");

        skill.answering(200, GOOD.replace("hello", "a".repeat(8001)));
        assertThat(client.ask(launch(Optional.empty())).findings())
                .containsExactly("The speech is longer than 8000 characters");
    }

    @Test
    void endpointThatIsGone_isReportedAndNotThrown() {
        skill.close();

        SkillAnswer answer = client.ask(launch(Optional.empty()));

        assertThat(answer.kind()).isEqualTo(SkillAnswer.Kind.BROKEN);
        assertThat(answer.status()).isZero();
    }
}
