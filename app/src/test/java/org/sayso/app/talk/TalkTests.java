package org.sayso.app.talk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.SaysoCommand;
import org.sayso.standin.protocol.StandInAuthority;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A conversation with a skill that is not ours: it answers what it is told to, and keeps what it was sent. */
class TalkTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PACKAGE = "src/test/resources/skill-package/tea-house";
    private static final String GO_ON =
            "{\"version\":\"1.0\",\"response\":{\"outputSpeech\":{\"type\":\"PlainText\",\"text\":\"Which tea?\"},"
                    + "\"reprompt\":{\"outputSpeech\":{\"type\":\"PlainText\",\"text\":\"Green or black?\"}},"
                    + "\"shouldEndSession\":false}}";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final List<String> chains = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Happens while the skill answers its first request. */
    private final AtomicReference<Runnable> firstRequest = new AtomicReference<>(() -> {});

    private HttpServer skill;
    private int port;
    private volatile String answer = GO_ON;
    private volatile int status = 200;

    @BeforeEach
    void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        skill = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        skill.createContext("/", exchange -> {
            try (exchange) {
                received.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
                firstRequest.getAndSet(() -> {}).run();
                chains.add(chain());
                byte[] said = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, said.length);
                exchange.getResponseBody().write(said);
            }
        });
        skill.setExecutor(threads);
        skill.start();
    }

    @AfterEach
    void stop() {
        skill.stop(0);
        threads.shutdownNow();
    }

    private String chain() throws IOException {
        try (InputStream in = URI.create("http://localhost:" + port + StandInAuthority.CHAIN_PATH)
                .toURL()
                .openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /** Runs the command with these lines on standard input; gives its exit code. */
    private int talk(String lines, String... more) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> arguments = new ArrayList<>(List.of(
                "talk",
                "--skill-package",
                PACKAGE,
                "--endpoint",
                "http://localhost:" + skill.getAddress().getPort() + "/",
                "--keys",
                folder.resolve("keys").toString(),
                "--port",
                "" + port));
        arguments.addAll(List.of(more));
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        try {
            return SaysoCommand.run(
                    new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    private List<String> types() {
        return received.stream()
                .map(each -> each.at("/request/type").asString(""))
                .toList();
    }

    @Test
    void whatIsTyped_isSaid_andTheAnswerPrinted() {
        assertThat(talk("open tea house\n:silence\n:silence\n")).isZero();

        assertThat(out.toString())
                .contains(
                        "Ann> open tea house",
                        "Tea House: Which tea?",
                        "Tea House: Green or black?",
                        "[the session is over]")
                .doesNotContain("\u001b", "  -> ");
        assertThat(types()).containsExactly("LaunchRequest", "SessionEndedRequest");
        assertThat(chains.get(0)).contains("BEGIN CERTIFICATE");
        assertThat(err.toString()).contains("Made new keys", "ca.pem");
    }

    @Test
    void linesOfAnotherPerson_areSaidByThem_andFindingsAreMarked() {
        answer = "{\"version\":\"1.0\",\"response\":{\"outputSpeech\":{\"type\":\"PlainText\",\"text\":\"Bye.\"},"
                + "\"reprompt\":{\"outputSpeech\":{\"type\":\"PlainText\",\"text\":\"Hello?\"}},\"shouldEndSession\":true}}";

        assertThat(talk(":as ben\nopen tea house\n:as nobody\n:at attic\n:wait soon\n:dance\n"))
                .isZero();

        assertThat(out.toString())
                .contains(
                        "[Ben Baker speaks]",
                        "Ben> open tea house",
                        "  ! ",
                        "Nobody here is called nobody; there are [ann, ben]",
                        "There is no device attic; there are [kitchen, hall]",
                        "Write a length of time",
                        "There is no :dance");
    }

    @Test
    void json_isShownWhereItIsWanted() {
        assertThat(talk("open tea house\n:quit\nopen tea house\n", "--show-json"))
                .isZero();

        assertThat(out.toString()).contains("  -> {\"version\":\"1.0\"", "  <- 200 in ");
        assertThat(types()).containsExactly("LaunchRequest");
    }

    @Test
    void refusalOfASkill_isPrintedWithItsReason_andOnceWithTheFix() {
        status = 400;
        answer = "{\"rule\":\"CHAIN_NOT_TRUSTED\",\"detail\":\"beep \u0007 and \u009b2J\"}";

        assertThat(talk("open tea house\nopen tea house\n")).isZero();

        assertThat(out.toString())
                .contains("  ! The skill answered HTTP 400 instead of 200")
                .contains("  ! It says: {\"rule\":\"CHAIN_NOT_TRUSTED\"", "\\u009b2J")
                .containsOnlyOnce("It has to trust " + folder.resolve("keys/ca.pem"))
                .contains("http://localhost:" + port + StandInAuthority.CHAIN_PATH)
                .doesNotContain("\u0007", "\u009b");
    }

    @Test
    void longRefusal_isCut_andOtherThanA400HasNoAdvice() {
        status = 500;
        answer = "<html>\n" + "x".repeat(5000);

        assertThat(talk("open tea house\n")).isZero();

        assertThat(out.toString())
                .contains("It says: <html> xxx", "x... (4407 more characters)")
                .doesNotContain("It has to trust");
        assertThat(out.toString().lines()).allMatch(line -> line.length() < 700);
    }

    @Test
    void controlCharactersInSpeech_reachNoTerminal() {
        answer = GO_ON.replace("Which tea?", "Which\u009b31m tea\u0085?");

        assertThat(talk("open tea house\n", "--show-json")).isZero();

        assertThat(out.toString())
                .contains("Tea House: Which\\u009b31m tea\\u0085?")
                .doesNotContain("\u009b", "\u0085");
    }

    @Test
    void messageOfASkillThatKnowsTheSecret_arrivesOnThePhone() throws Exception {
        Files.writeString(folder.resolve("secrets"), "PHONE_INBOX_TOKEN=demo-only-inbox-token\n");
        firstRequest.set(this::sendACode);

        assertThat(talk(
                        "open tea house\n:phone\n",
                        "--secrets",
                        folder.resolve("secrets").toString()))
                .isZero();

        assertThat(out.toString()).contains("  [Ann's phone]", "your code is 123456");
        assertThat(out.toString() + err).doesNotContain("demo-only-inbox-token");
        Files.writeString(folder.resolve("secrets"), "PHONE_INBOX_TOKEN=short\n");
        assertThat(talk("", "--secrets", folder.resolve("secrets").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("PHONE_INBOX_TOKEN needs at least 16 characters");
        assertThat(talk("", "--secrets", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--secrets: there is no file");
    }

    private void sendACode() {
        try {
            HttpResponse<Void> taken = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/phone/inbox"))
                                    .header("Authorization", "Bearer demo-only-inbox-token")
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "{\"id\":\"1\",\"channel\":\"SMS\",\"to\":\"+12025550142\",\"text\":\"your code is 123456\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            assertThat(taken.statusCode()).isEqualTo(202);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void conversationThatWasRecorded_isPlayedAgain_andFailsWhereTheSkillSaysSomethingElse() throws Exception {
        String file = folder.resolve("tea.yml").toString();
        assertThat(talk("open tea house\n:silence\n", "--record", file)).isZero();
        assertThat(Files.readString(Path.of(file)))
                .contains("name: tea", "person: ann", "skill: tea house", "say: open tea house", "Which tea?")
                .doesNotContain("4711", "+1202");

        assertThat(talk("", "--play", file)).isZero();
        assertThat(out.toString()).contains("> open tea house", "It went as expected.");

        answer = GO_ON.replace("Which tea", "Which coffee");
        assertThat(talk("", "--play", file)).isEqualTo(1);
        assertThat(out.toString())
                .contains("FAILED: \"Which tea?\" should be said, and Alexa says: Which coffee?", "It did not go as");

        assertThat(talk("", "--record", file)).isEqualTo(2);
        assertThat(err.toString()).contains("there is a file", "Name a new one");
    }

    @Test
    void skillWithoutALinkingFile_cannotBeLinked() {
        assertThat(talk(":link\n:household\n:phone\n:cards\n:help\n")).isZero();

        assertThat(out.toString())
                .contains(
                        "  ! Without --linking FILE no account can be linked",
                        "ann: Ann Archer; owns the devices' account, known voice, number for codes, PIN",
                        "ben: Ben Baker; unknown voice",
                        "account: not linked",
                        "[no messages]",
                        "[no cards]",
                        ":silence ");
    }

    @Test
    void skillThatLinksWithAmazon_isLinkedWithoutABrowser_andItsTokenIsNotShown() throws Exception {
        Files.writeString(folder.resolve("linking.yml"), """
                skill: Tea House
                skillId: amzn1.ask.skill.tea
                vendorId: TEAVENDOR1
                type: AUTH_CODE
                provider: amazon
                authorizationUrl: https://www.amazon.com/ap/oa
                accessTokenUrl: https://api.amazon.com/auth/o2/token
                accessTokenScheme: HTTP_BASIC
                clientId: amzn1.application-oa2-client.tea
                clientSecret: ${TEA_HOUSE_SECRET_THAT_IS_NOT_SET}
                scopes: [profile]
                """);

        assertThat(talk(
                        ":link\nopen tea house\n:unlink\n",
                        "--show-json",
                        "--linking",
                        folder.resolve("linking.yml").toString()))
                .as(() -> err.toString())
                .isZero();

        assertThat(received.get(0).at("/session/application/applicationId").asString(""))
                .isEqualTo("amzn1.ask.skill.tea");
        assertThat(received.get(0).at("/context/System/user/accessToken").asString(""))
                .startsWith("Atza|");
        assertThat(out.toString())
                .contains("[linked with the Amazon account of Ann Archer]", "[not linked]")
                .doesNotContain("Atza|");
    }

    @Test
    void regionAndReplay_areWhatTheAuthorizationServerSees() throws Exception {
        List<String> refreshes = new CopyOnWriteArrayList<>();
        AtomicInteger issued = new AtomicInteger();
        skill.createContext("/token", exchange -> {
            try (exchange) {
                String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                if (form.contains("grant_type=refresh_token")) {
                    refreshes.add(form.replaceAll(".*refresh_token=(r[0-9]+).*", "$1"));
                }
                byte[] tokens = """
                        {"access_token":"a%1$d","refresh_token":"r%1$d","token_type":"Bearer","expires_in":3600}""".formatted(issued.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, tokens.length);
                exchange.getResponseBody().write(tokens);
            }
        });
        String server = "http://localhost:" + skill.getAddress().getPort();
        Files.writeString(folder.resolve("linking.yml"), """
                skill: Tea House
                skillId: amzn1.ask.skill.tea
                vendorId: TEAVENDOR1
                type: AUTH_CODE
                authorizationUrl: SERVER/authorize
                accessTokenUrl: SERVER/token
                accessTokenScheme: REQUEST_BODY_CREDENTIALS
                clientId: tea
                clientSecret: ${PATH}
                scopes: [tea]
                """.replace("SERVER", server));
        List<String> redirects = new CopyOnWriteArrayList<>();
        firstRequest.set(() -> redirects.add(linkInABrowser()));

        String lines = "open tea house\n:wait 2h\nopen tea house\n:wait 2h\nopen tea house\n";
        String linking = folder.resolve("linking.yml").toString();
        assertThat(talk(lines, "--linking", linking, "--region", "EU", "--replay", "1"))
                .as(() -> err.toString())
                .isZero();

        assertThat(redirects).singleElement().asString().endsWith(":" + port + "/eu/api/skill/link/TEAVENDOR1");
        assertThat(refreshes).containsExactly("r1", "r1");
        assertThat(talk("", "--replay", "2")).isEqualTo(2);
        assertThat(err.toString()).contains("between 0 and 1");
    }

    /** Signs in as a browser does, at a server that asks nothing; gives the redirect address. */
    private String linkInABrowser() {
        HttpClient browser = HttpClient.newHttpClient();
        try {
            HttpResponse<String> started = browser.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/alexa-app/link"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            Map<String, String> query = Stream.of(
                            URI.create(started.headers().firstValue("Location").orElseThrow())
                                    .getQuery()
                                    .split("&"))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
            String redirect = String.valueOf(query.get("redirect_uri"));
            browser.send(
                    HttpRequest.newBuilder(URI.create(redirect + "?code=c&state=" + query.get("state")))
                            .header(
                                    "Cookie",
                                    started.headers()
                                            .firstValue("Set-Cookie")
                                            .orElseThrow()
                                            .replaceFirst(";.*", ""))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return redirect;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatCannotBeUsed_isExplainedWithTheFix() throws Exception {
        assertThat(talk("", "--skill-package", folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(talk("", "--locale", "fr-FR")).isEqualTo(2);
        assertThat(err.toString()).contains("no interaction model for fr-FR; it has [en-US]");
        assertThat(talk("", "--person", "zoe")).isEqualTo(2);
        assertThat(err.toString()).contains("nobody here has the id zoe; there are [ann, ben]");
        assertThat(talk("", "--household", folder.resolve("none.yml").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--household: there is no file");
        Files.writeString(folder.resolve("bad.yml"), "people:\n  - id: ann\n    nam: Ann\ndevices:\n  - id: kitchen\n");
        assertThat(talk("", "--household", folder.resolve("bad.yml").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("line 3", "Did you mean name?");
        Files.writeString(folder.resolve("scene.yml"), "name: x\nskill: tea house\nsteps:\n  - shout: hello\n");
        assertThat(talk("", "--play", folder.resolve("scene.yml").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("line 4", "there is no member shout");
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(talk("")).isEqualTo(1);
            assertThat(err.toString()).contains("Port " + taken.getLocalPort() + " is taken", "--port");
        }
        assertThat(received).isEmpty();
    }
}
