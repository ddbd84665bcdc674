package org.sayso.app.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.SaysoCommand;
import org.sayso.standin.protocol.StandInAuthority;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SendTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LAUNCH = """
            {"version":"1.0",
             "session":{"new":true,"sessionId":"old-session","application":{"applicationId":"one"},"user":{"userId":"u"}},
             "context":{"System":{"application":{"applicationId":"one"},"user":{"userId":"u"}}},
             "request":{"type":"LaunchRequest","requestId":"old-request","timestamp":"2020-01-01T00:00:00Z"}}""";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer skill;
    private int chainPort;
    private volatile int status = 200;
    private volatile String answer = "{\"version\":\"1.0\",\"response\":{}}";

    /** What the skill got, with the chain that it could fetch while it answered. */
    private record Received(JsonNode envelope, byte[] body, HttpExchange exchange, String chain) {}

    @BeforeEach
    void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            chainPort = free.getLocalPort();
        }
        skill = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        skill.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                received.add(new Received(JSON.readTree(body), body, exchange, chain()));
                byte[] said = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, said.length);
                exchange.getResponseBody().write(said);
            }
        });
        skill.start();
        Files.writeString(folder.resolve("launch.json"), LAUNCH);
    }

    @AfterEach
    void stop() {
        skill.stop(0);
    }

    private String chain() {
        try (var in = URI.create("http://localhost:" + chainPort + StandInAuthority.CHAIN_PATH)
                .toURL()
                .openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException none) {
            return "";
        }
    }

    private int send(String options) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String line = "send --keys FOLDER/keys --port " + chainPort + " " + options;
        return SaysoCommand.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                line.replace("SKILL", "http://localhost:" + skill.getAddress().getPort() + "/alexa")
                        .replace("FOLDER", folder.toString())
                        .split(" ", -1));
    }

    private JsonNode line() {
        assertThat(out.toString().lines()).hasSize(1);
        return JSON.readTree(out.toString());
    }

    private Received only() {
        assertThat(received).hasSize(1);
        return received.get(0);
    }

    @Test
    void aRequest_isSentWithItsOwnTimeAndIds_andTheAnswerIsOneLine() {
        assertThat(send("--endpoint SKILL --request FOLDER/launch.json")).isZero();

        JsonNode request = only().envelope().path("request");
        assertThat(Duration.between(Instant.parse(request.path("timestamp").asString()), Instant.now()))
                .isLessThan(Duration.ofSeconds(60));
        assertThat(request.path("requestId").asString()).startsWith("amzn1.echo-api.request.");
        assertThat(only().envelope().path("session").path("sessionId").asString())
                .startsWith("amzn1.echo-api.session.");
        assertThat(line().path("status").asInt()).isEqualTo(200);
        assertThat(line().path("time").isNumber()).isTrue();
        assertThat(line().path("body").path("version").asString()).isEqualTo("1.0");
    }

    @Test
    void sessionThatGoesOn_keepsItsId() throws Exception {
        Files.writeString(folder.resolve("more.json"), LAUNCH.replace("\"new\":true", "\"new\":false"));

        assertThat(send("--endpoint SKILL --request FOLDER/more.json")).isZero();

        assertThat(only().envelope().path("session").path("sessionId").asString())
                .isEqualTo("old-session");
    }

    @Test
    void signature_holdsOverTheBytesThatWereSent_underTheChainThatIsServed() throws Exception {
        assertThat(send("--endpoint SKILL --request FOLDER/launch.json")).isZero();

        CertificateFactory x509 = CertificateFactory.getInstance("X.509");
        X509Certificate leaf = (X509Certificate)
                x509.generateCertificate(new ByteArrayInputStream(only().chain().getBytes(StandardCharsets.US_ASCII)));
        X509Certificate authority = (X509Certificate)
                x509.generateCertificate(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("keys/ca.pem"))));
        leaf.verify(authority.getPublicKey());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(leaf);
        signature.update(only().body());
        String header = only().exchange().getRequestHeaders().getFirst("Signature-256");
        assertThat(signature.verify(Base64.getDecoder().decode(header))).isTrue();
    }

    @Test
    void unsigned_hasNoProofAtAll_andNeedsNoKeys() {
        assertThat(send("--endpoint SKILL --request FOLDER/launch.json --unsigned"))
                .isZero();

        assertThat(only().exchange().getRequestHeaders().keySet())
                .doesNotContain("Signature", "Signature-256", "Signaturecertchainurl");
        assertThat(folder.resolve("keys")).doesNotExist();
    }

    @Test
    void skillIdAndToken_areSetWhereverTheEnvelopeHasThem() {
        assertThat(send("--endpoint SKILL --request FOLDER/launch.json --skill-id two --token demo-only-token"))
                .isZero();

        for (JsonNode place : List.of(
                only().envelope().path("session"),
                only().envelope().path("context").path("System"))) {
            assertThat(place.path("application").path("applicationId").asString())
                    .isEqualTo("two");
            assertThat(place.path("user").path("accessToken").asString()).isEqualTo("demo-only-token");
        }
        assertThat(out.toString() + err).doesNotContain("demo-only-token");
    }

    @Test
    void tokenFromAFile_isItsFirstLine() throws Exception {
        Files.writeString(folder.resolve("token"), "demo-only-token\nmore\n");

        assertThat(send("--endpoint SKILL --request FOLDER/launch.json --token-file FOLDER/token"))
                .isZero();

        assertThat(only().envelope()
                        .path("session")
                        .path("user")
                        .path("accessToken")
                        .asString())
                .isEqualTo("demo-only-token");
    }

    @Test
    void anythingButA200_isPrinted_andFails() {
        status = 400;
        answer = "not for you";

        assertThat(send("--endpoint SKILL --request FOLDER/launch.json")).isEqualTo(1);

        assertThat(line().path("status").asInt()).isEqualTo(400);
        assertThat(line().path("body").asString()).isEqualTo("not for you");
        assertThat(err.toString())
                .contains(
                        "It has to trust " + folder.resolve("keys/ca.pem"),
                        "http://localhost:" + chainPort + StandInAuthority.CHAIN_PATH);

        assertThat(send("--endpoint SKILL --request FOLDER/launch.json --unsigned"))
                .isEqualTo(1);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void controlCharactersOfAnAnswer_areEscaped() {
        answer = "\u009b2J\u0007";

        assertThat(send("--endpoint SKILL --request FOLDER/launch.json")).isZero();

        assertThat(out.toString()).contains("\"\\u009b2J\\u0007\"");
        assertThat(line().path("body").asString()).isEqualTo("\u009b2J\u0007");
    }

    @Test
    void answerThatIsNoHttp_isNotCalledUnreachable() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread peer = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.setSoTimeout(300);
                    assertThat(socket.getInputStream().read(new byte[4096])).isPositive();
                    socket.getOutputStream().write("SSH-2.0-nobody\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.shutdownOutput();
                    while (socket.getInputStream().read(new byte[4096]) >= 0) {
                        // To close with something unread would reset the connection.
                    }
                } catch (IOException gone) {
                    // The client hung up, or waits for more.
                }
            });
            peer.start();

            assertThat(send("--endpoint http://localhost:" + server.getLocalPort() + "/ --request FOLDER/launch.json"))
                    .isEqualTo(1);
            peer.join();
        }
        assertThat(line().path("status").asInt()).isZero();
        assertThat(line().path("error").asString())
                .contains("no whole HTTP answer")
                .doesNotContain("reached");
    }

    @Test
    void token_goesToAnotherMachineWithoutTlsOnlyWhereThatIsAskedFor() throws Exception {
        Files.writeString(folder.resolve("token"), "demo-only-token\n");
        for (String given : List.of("--token demo-only-token", "--token-file FOLDER/token")) {
            assertThat(send("--endpoint http://skill.invalid/alexa --request FOLDER/launch.json " + given))
                    .isEqualTo(2);
            assertThat(err.toString())
                    .contains("skill.invalid without TLS", "--token-in-clear")
                    .doesNotContain("demo-only-token");
        }
        assertThat(
                        send(
                                "--endpoint http://skill.invalid/alexa --request FOLDER/launch.json --token t --token-in-clear"))
                .isEqualTo(1);
        assertThat(line().path("error").asString()).contains("cannot be reached");
        String here = "http://127.0.0.1:" + skill.getAddress().getPort() + "/alexa";
        assertThat(send("--endpoint " + here + " --request FOLDER/launch.json --token demo-only-token"))
                .isZero();
    }

    @Test
    void chainOfOtherKeysOnThePort_isSaidWithTheFix() throws Exception {
        StandInAuthority other = StandInAuthority.loadOrCreate(folder.resolve("other"));
        try (PublishedChain chain = PublishedChain.on(chainPort, other)) {
            assertThat(chain).isNotNull();
            assertThat(send("--endpoint SKILL --request FOLDER/launch.json")).isZero();
            assertThat(err.toString())
                    .contains("port " + chainPort, "FOLDER/keys".replace("FOLDER", "" + folder), "--keys");
        }
        StandInAuthority own = StandInAuthority.loadOrCreate(folder.resolve("keys"));
        try (PublishedChain chain = PublishedChain.on(chainPort, own)) {
            assertThat(chain).isNotNull();
            assertThat(send("--endpoint SKILL --request FOLDER/launch.json")).isZero();
            assertThat(err.toString()).isEmpty();
        }
    }

    @Test
    void answerOver120Kilobytes_isNotRead_andFails() {
        answer = "x".repeat(120 * 1024 + 1);

        assertThat(send("--endpoint SKILL --request FOLDER/launch.json")).isEqualTo(1);

        assertThat(line().path("error").asString()).contains("120 kB");
    }

    @Test
    void endpointThatIsNotThere_isSaid_andFails() {
        int port = skill.getAddress().getPort();
        skill.stop(0);

        assertThat(send("--endpoint http://localhost:" + port + "/ --request FOLDER/launch.json"))
                .isEqualTo(1);

        assertThat(line().path("status").asInt()).isZero();
        assertThat(line().path("error").asString()).contains("cannot be reached");
        assertThat(line().propertyNames()).containsExactly("status", "time", "body", "error");
        assertThat(line().path("body").isNull()).isTrue();
    }

    @Test
    void answerWithoutABody_hasAnEmptyOne() {
        answer = "";

        assertThat(send("--endpoint SKILL --request FOLDER/launch.json")).isZero();

        assertThat(line().propertyNames()).containsExactly("status", "time", "body");
        assertThat(line().path("body").asString("none")).isEmpty();
    }

    @Test
    void fileThatIsNoRequest_isExplained_withoutAWordOfIt() throws Exception {
        Files.writeString(folder.resolve("launch.json"), "{\n \"secret\": nonsense");
        assertThat(send("--endpoint SKILL --request FOLDER/launch.json")).isEqualTo(2);
        assertThat(err.toString()).contains("not JSON: see line 2").doesNotContain("nonsense");

        Files.writeString(folder.resolve("launch.json"), "{\"type\":\"LaunchRequest\"}");
        assertThat(send("--endpoint SKILL --request FOLDER/launch.json")).isEqualTo(2);
        assertThat(err.toString()).contains("no member \"request\"");

        assertThat(send("--endpoint SKILL --request FOLDER/none.json")).isEqualTo(2);
        assertThat(err.toString()).contains("--request");
        assertThat(send("--endpoint ftp://skill --request FOLDER/launch.json")).isEqualTo(2);
        assertThat(err.toString()).contains("http or https");
        assertThat(received).isEmpty();
    }
}
