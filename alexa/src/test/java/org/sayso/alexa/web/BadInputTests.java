package org.sayso.alexa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.alexa.proof.SignedRequest;
import org.sayso.alexa.proof.TestPki;
import org.sayso.alexa.proof.TestRequests;
import org.sayso.alexa.proof.TrustedStandIn;

/** What is answered over real HTTP to requests that are not Alexa's: short, naming the rule, and no handler is reached. */
class BadInputTests {

    private static final SkillServer SERVER = SkillServer.start(8 * 1024);

    @AfterAll
    static void stop() throws Exception {
        SERVER.close();
    }

    @AfterEach
    void noHandlerWasReached() {
        assertThat(SERVER.handled).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json                      | BODY_NOT_JSON",
                "[]                            | BODY_NOT_JSON",
                "{\"a\":1,\"a\":1}             | BODY_NOT_JSON",
                "{}                            | ENVELOPE_INVALID",
                "{\"request\":7}               | ENVELOPE_INVALID",
                "{\"version\":\"1.0\",\"session\":null,\"context\":null,\"request\":{\"type\":\"LaunchRequest\"}} | ENVELOPE_INVALID",
            })
    void signedButMeaningless_is400(String body, String rule) {
        assertProblem(SERVER.post(body), 400, rule);
    }

    @Test
    void deepNesting_is400() {
        assertProblem(SERVER.post("[".repeat(4_000)), 400, "BODY_NOT_JSON");
        assertProblem(SERVER.post("{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000)), 400, "BODY_NOT_JSON");
    }

    @Test
    void timestampMissingUnreadableOrOld_is400() {
        String launch = SkillServer.launch();
        assertProblem(SERVER.post(launch.replaceAll("\"timestamp\":\"[^\"]*\",", "")), 400, "TIMESTAMP_MISSING");
        assertProblem(
                SERVER.post(launch.replaceAll("\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"noon\"")),
                400,
                "TIMESTAMP_MISSING");
        assertProblem(
                SERVER.post(TestRequests.launch(Clock.systemUTC().instant().minusSeconds(180))),
                400,
                "TIMESTAMP_OUTSIDE_TOLERANCE");
        assertProblem(
                SERVER.post(TestRequests.launch(Clock.systemUTC().instant().plusSeconds(180))),
                400,
                "TIMESTAMP_OUTSIDE_TOLERANCE");
    }

    @Test
    void foreignSkillId_is400() {
        assertProblem(SERVER.post(SkillServer.launch().replace("1111", "9999")), 400, "FOREIGN_SKILL");
    }

    @Test
    void unsignedRequest_is400() {
        assertProblem(SERVER.send(json(HttpRequest.newBuilder(SERVER.uri()))), 400, "CERTIFICATE_ADDRESS_MISSING");
        assertProblem(
                SERVER.send(json(HttpRequest.newBuilder(SERVER.uri()))
                        .header(SignedRequest.CERTIFICATE_ADDRESS, TrustedStandIn.ADDRESS)),
                400,
                "SIGNATURE_MISSING");
    }

    @Test
    void legacySignatureAlone_is400() {
        byte[] body = TestRequests.bytes(SkillServer.launch());
        assertProblem(
                SERVER.send(HttpRequest.newBuilder(SERVER.uri())
                        .header("Content-Type", "application/json")
                        .header(SignedRequest.CERTIFICATE_ADDRESS, TrustedStandIn.ADDRESS)
                        .header("Signature", SkillServer.ALEXA.sign(body, "SHA1withRSA"))
                        .POST(BodyPublishers.ofByteArray(body))),
                400,
                "SIGNATURE_MISSING");
    }

    @Test
    void signatureOfAnotherBodyOrKey_is400() {
        byte[] body = TestRequests.bytes(SkillServer.launch());
        assertProblem(
                SERVER.send(SERVER.signed(body).POST(BodyPublishers.ofString(SkillServer.launch()))),
                400,
                "SIGNATURE_INVALID");
        assertProblem(
                SERVER.send(SERVER.signed(body)
                        .setHeader(
                                SignedRequest.SIGNATURE,
                                TestPki.alexa(TestPki.root("Foreign")).sign(TestRequests.bytes("x")))),
                400,
                "SIGNATURE_INVALID");
        assertProblem(
                SERVER.send(SERVER.signed(body).setHeader(SignedRequest.SIGNATURE, "%%%")), 400, "SIGNATURE_MALFORMED");
        assertProblem(
                SERVER.send(SERVER.signed(body).header(SignedRequest.SIGNATURE, SkillServer.ALEXA.sign(body))),
                400,
                "SIGNATURE_MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://s3.amazonaws.com/echo.api/echo-api-cert-standin.pem",
                "https://s3.amazonaws.com.example/echo.api/echo-api-cert-standin.pem",
                "https://s3.amazonaws.com:8443/echo.api/echo-api-cert-standin.pem",
                "https://s3.amazonaws.com/other/echo-api-cert-standin.pem",
                "https://u:p@s3.amazonaws.com/echo.api/echo-api-cert-standin.pem",
                "https://s3.amazonaws.com/echo.api/%2e%2e/echo-api-cert-standin.pem",
                "https://s3.amazonaws.com/echo.api/echo-api-cert-standin.pem?x=1",
                "http://localhost/echo.api/echo-api-cert-standin.pem"
            })
    void anotherCertificateAddress_is400(String address) {
        byte[] body = TestRequests.bytes(SkillServer.launch());
        assertProblem(
                SERVER.send(SERVER.signed(body).setHeader(SignedRequest.CERTIFICATE_ADDRESS, address)),
                400,
                "CERTIFICATE_ADDRESS_INVALID");
    }

    @Test
    void bodyOverTheLimit_is413_withAndWithoutAnnouncedLength() {
        byte[] body = TestRequests.bytes(SkillServer.launch() + " ".repeat(8 * 1024));
        assertProblem(SERVER.post(body), 413, "BODY_TOO_LARGE");
        assertProblem(
                SERVER.send(
                        SERVER.signed(body).POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))),
                413,
                "BODY_TOO_LARGE");
    }

    @Test
    void emptyBody_is400() {
        assertProblem(SERVER.post(""), 400, "BODY_EMPTY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"})
    void anotherMethod_is405AndSaysWhich(String method) {
        HttpResponse<String> answer = SERVER.send(
                SERVER.signed(TestRequests.bytes(SkillServer.launch())).method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
        if (!method.equals("HEAD")) {
            assertProblem(answer, 405, "METHOD_NOT_ALLOWED");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "application/json; charset=iso-8859-1",
                "application/json-patch+json",
                "application/jsonx",
                "text/json",
                "*/*"
            })
    void anotherMediaType_is415(String type) {
        byte[] body = TestRequests.bytes(SkillServer.launch());
        assertProblem(
                SERVER.send(SERVER.signed(body).setHeader("Content-Type", type)), 415, "MEDIA_TYPE_NOT_SUPPORTED");
    }

    @Test
    void noMediaType_is415() {
        assertProblem(
                SERVER.send(HttpRequest.newBuilder(SERVER.uri()).POST(BodyPublishers.ofString("{}"))),
                415,
                "MEDIA_TYPE_NOT_SUPPORTED");
    }

    @Test
    void anotherPath_is404() {
        HttpRequest.Builder elsewhere = SERVER.signed(TestRequests.bytes(SkillServer.launch()))
                .uri(SERVER.uri().resolve("/alexa/x"));
        assertThat(SERVER.send(elsewhere).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\n{}\r\n",
                "Content-Length: 50\r\n\r\n{}",
                "Content-Length: x\r\n\r\n{}",
                "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
            })
    void brokenTransfer_isNeverAServerError(String rest) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", SERVER.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("POST /alexa HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Connection: close\r\n" + rest)
                            .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400");
            assertThat(answer).doesNotContain("Exception").doesNotContain("\tat ");
        }
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(SkillServer.launch()));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String rule) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        try {
            JsonNode problem = new ObjectMapper().readTree(answer.body());
            assertThat(problem.path("rule").asText()).isEqualTo(rule);
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            assertThat(problem.path("type").asText()).isEqualTo("about:blank");
            assertThat(problem.path("title").asText()).isNotBlank();
            assertThat(problem.path("detail").asText()).isNotBlank();
            assertThat(problem).hasSize(5);
        } catch (IOException notJson) {
            throw new AssertionError("not JSON: " + answer.body(), notJson);
        }
        assertThat(answer.body()).hasSizeLessThan(400).doesNotContain("Exception", "amzn1", "token");
    }
}
