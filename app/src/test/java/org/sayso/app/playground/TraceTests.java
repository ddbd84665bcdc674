package org.sayso.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.standin.household.Person;
import tools.jackson.databind.json.JsonMapper;

class TraceTests {

    @TempDir
    static Path folder;

    private static RunningPlayground playground;

    @BeforeAll
    static void start() {
        playground = new RunningPlayground(folder);
    }

    @AfterAll
    static void stop() {
        playground.close();
    }

    @Test
    void noRequestYet_showsTheFourQuestionsToCome() {
        playground.teaTime.traceAnswers(404, "{}");
        assertThat(pane().select("#trace-empty").text()).startsWith("No request yet.");
        assertThat(pane().select(".questions li").eachText())
                .containsExactly(
                        "1 Is it Alexa?",
                        "2 Whose account is it?",
                        "3 May this account do this?",
                        "4 Did they agree to exactly this?");
        assertThat(playground.get("/trace/last.json").statusCode()).isEqualTo(404);
    }

    @Test
    void passedRequest_showsQuestionsChecksTimesAndClaims() {
        playground.teaTime.traceAnswers(200, TeaTime.resource("trace-passed.json"));
        Document pane = pane();
        assertThat(pane.select("[data-question]").eachAttr("data-answer"))
                .containsExactly("YES", "YES", "YES", "NOT_ASKED");
        assertThat(pane.select("[data-question=CALLER] .check").eachText())
                .startsWith("✓passed: token signature 1.2 ms RS256, key fingerprint:1f0a9be0c3d2");
        assertThat(pane.select("[data-question=PROOF] .took").eachText())
                .containsExactly("38 µs", "12 µs", "94 µs", "9 µs", "3 µs");
        assertThat(pane.select("#claims tr:contains(exp) td").text()).isEqualTo("2026-11-21 11:35:30 UTC");
        assertThat(pane.select("#claims tr:contains(aud) td").text()).isEqualTo("https://pizza-on-demand.example");
        assertThat(pane.select("#request-json").text()).contains("fingerprint:9f2b6a1c0d3e");
    }

    @Test
    void refusedRequest_showsReasonHintAndWhatWasNotAsked() {
        playground.teaTime.traceAnswers(200, TeaTime.resource("trace-refused.json"));
        Document pane = pane();
        assertThat(pane.select("[data-question]").eachAttr("data-answer"))
                .containsExactly("YES", "NO", "NOT_ASKED", "NOT_ASKED");
        assertThat(pane.select(".check.failed").text())
                .contains("✗failed: audience", "WRONG_AUDIENCE", "the token's aud does not contain");
        assertThat(pane.select(".why").eachText())
                .containsExactly("Question 2 already ended the request.", "Question 2 already ended the request.");
    }

    @Test
    void guestWhoIsAnswered_isNobodyAndNoRefusal() {
        playground.teaTime.traceAnswers(200, guest(""));
        Document pane = pane();
        assertThat(pane.select("[data-question]").eachAttr("data-answer"))
                .containsExactly("YES", "NOBODY", "NOT_ASKED", "NOT_ASKED");
        assertThat(pane.select("[data-question=CALLER] .answer").text()).isEqualTo("nobody (guest)");
        assertThat(pane.select(".failed, .mark.no")).isEmpty();
        assertThat(pane.select(".why").eachText()).containsOnly("Without an account there is nothing to ask.");
    }

    @Test
    void whoeverIsSentToLinkAnAccount_hasNoTokenYetWhichIsNoRefusal() {
        playground.teaTime.traceAnswers(200, guest(",\"card\":{\"type\":\"LinkAccount\"}"));
        Document pane = pane();
        assertThat(pane.select("[data-question]").eachAttr("data-answer"))
                .containsExactly("YES", "NO_TOKEN", "NOT_ASKED", "NOT_ASKED");
        assertThat(pane.select("[data-question=CALLER] .answer").text()).isEqualTo("no token yet");
        assertThat(pane.select(".failed, .mark.no")).isEmpty();
        assertThat(pane.select(".why").eachText()).containsOnly("Without an account there is nothing to ask.");
    }

    @Test
    void whoeverIsSentToLinkAgain_isRefused() {
        playground.teaTime.traceAnswers(
                200, guest(",\"card\":{\"type\":\"LinkAccount\"}").replace("NOT_LINKED", "INACTIVE"));
        assertThat(pane().select("[data-question=CALLER]").attr("data-answer")).isEqualTo("NO");
    }

    @Test
    void nameOfSomebodyWhoMovedOut_isHiddenInWhatIsSaved() {
        Person guest = playground.alexa().householdState().moveIn("Wilhelmina Oddname", true);
        playground.alexa().householdState().moveOut(guest.id());
        playground.teaTime.traceAnswers(200, """
                {"requestId":"r","at":"never","status":200,"micros":1,"checks":[],"claims":{},"request":{},
                 "response":{"response":{"outputSpeech":{"type":"SSML","ssml":"<speak>Hello Wilhelmina Oddname.</speak>"}}}}""");
        assertThat(playground.get("/trace/last.json").body())
                .contains("Hello (personal).")
                .doesNotContain("Wilhelmina", "Oddname");
        assertThat(pane().select("#trace-json").text()).doesNotContain("Wilhelmina", "Oddname");
    }

    private static String guest(String members) {
        return """
                {"requestId":"r","at":"never","status":200,"micros":1,"claims":{},"request":{},
                 "checks":[{"question":"PROOF","name":"signature","passed":true},
                  {"question":"CALLER","name":"account","passed":false,"reason":"NOT_LINKED","hint":"no token"}],
                 "response":{"response":{"shouldEndSession":false%s}}}""".formatted(members);
    }

    @Test
    void savedFile_holdsNobodysNameAddressOrNumber() {
        playground.teaTime.traceAnswers(200, """
                {"requestId":"r","at":"never","status":200,"micros":1,
                 "checks":[{"question":"CALLER","name":"contact","passed":true,"detail":"ben@example.com of user-7"}],
                 "claims":{"sub":"user-7","iss":"https://id.example","name":"Zoe Quill","email":"zoe@quill.example",
                  "address":{"street_address":"1 Sea Lane"},"FirstNameClaim":"Zoe"},
                 "request":{"session":{"attributes":{"emailAddress":"other@example.org","name":"shape"}},
                  "text":"Annual tea for Ann at +12025550142"},
                 "response":{"response":{"outputSpeech":{"type":"SSML","ssml":"<speak>Hello Zoe, of 1 Sea Lane.</speak>"}}}}""");
        String saved = playground.get("/trace/last.json").body();
        assertThat(saved)
                .contains("user-7", "https://id.example", "Annual tea for (personal) at", "\"name\" : \"shape\"")
                .contains("Hello (personal), of (personal).")
                .doesNotContain("Zoe", "quill", "Sea Lane", "ben@example.com", "other@example.org", "2025550142");
        Document pane = pane();
        assertThat(pane.select("#trace-json").text()).as("what is copied").doesNotContain("Zoe", "quill", "Sea Lane");
        assertThat(pane.select("#claims").text())
                .as("what stays on this machine")
                .contains("Zoe Quill");
    }

    @Test
    void skillEvents_areShownAlsoWhereTheSkillDoesNotSubscribe() {
        playground.alexa().disable(RunningPlayground.TEA_TIME, false);
        playground.alexa().enable(RunningPlayground.TEA_TIME);
        assertThat(pane().select("#trace-events .event").eachText())
                .satisfiesExactly(
                        event -> assertThat(event)
                                .contains("SkillEnabled for Tea Time not sent: the skill does not subscribe"),
                        event -> assertThat(event).contains("SkillDisabled"));
    }

    @Test
    void claims_areAlwaysInTheSameOrder() {
        playground.teaTime.traceAnswers(200, """
                {"requestId":"r","at":"never","status":200,"micros":1,"checks":[],"request":{},"response":{},
                 "claims":{"zeta":1,"jti":"j","scope":"openid","exp":1,"alpha":1,"iat":1,"sub":"s","iss":"i"}}""");
        assertThat(pane().select("#claims th code").eachText())
                .containsExactly("iss", "sub", "scope", "iat", "exp", "jti", "alpha", "zeta");
    }

    @Test
    void spokenCode_isShownSavedAndCopiedAsFingerprint() {
        playground.teaTime.traceAnswers(200, """
                {"requestId":"r","at":"never","status":200,"micros":1,"checks":[],"claims":{},"response":{},
                 "request":{"request":{"type":"IntentRequest","intent":{"name":"CodeIntent","slots":{"code":{
                  "name":"code","value":"482193","slotValue":{"type":"Simple","value":"482193"}}}}}}}""");
        assertThat(pane().select("#request-json").text()).contains("\"value\" : \"fingerprint:");
        assertThat(pane().outerHtml()).doesNotContain("482193");
        assertThat(playground.get("/trace/last.json").body())
                .contains("fingerprint:")
                .doesNotContain("482193");
    }

    @Test
    void markupInTheTrace_staysText() {
        playground.teaTime.traceAnswers(200, """
                {"requestId":"r","at":"never","status":200,"micros":1,
                 "checks":[{"question":"PROOF","name":"<img src=x>","passed":false,"detail":"<script>1</script>"}],
                 "claims":{"<b>":"<i>"},"request":{"a":"</pre><script>2</script>"},"response":null}""");
        Document pane = pane();
        assertThat(pane.select("img, script, b, i")).isEmpty();
        assertThat(pane.select(".check .name").text()).isEqualTo("<img src=x>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {}          | answered with status 500",
                "404 | not here    | sayso.trace.enabled=true",
                "200 | <html>      | answered with something else",
                "200 | []          | answered with something else",
                "301 | {}          | answered with status 301"
            })
    void answerThatIsNoTrace_isExplained(int status, String body, String expected) {
        playground.teaTime.traceAnswers(status, body);
        assertThat(pane().select("#trace-unavailable").text())
                .contains("There is no trace to show.")
                .contains(expected);
        HttpResponse<String> file = playground.get("/trace/last.json");
        assertThat(file.statusCode()).isEqualTo(502);
        assertThat(file.body()).contains(expected);
    }

    @Test
    void stoppedSkill_isExplainedOnThePageAndTheRestWorks(@TempDir Path other) throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        try (RunningPlayground alone = new RunningPlayground(
                other, "sayso.playground.trace-url=http://localhost:" + closed + "/sayso/trace/last")) {
            HttpResponse<String> page = alone.get("/");
            assertThat(page.statusCode()).isEqualTo(200);
            Document document = Jsoup.parse(page.body());
            assertThat(document.select("#trace-unavailable").text())
                    .contains("does not accept connections")
                    .contains("Start the skill");
            assertThat(document.select("#say-text")).hasSize(1);
        }
    }

    @Test
    void silentSkill_isGivenUpAfterTheConfiguredTime(@TempDir Path other) throws IOException {
        try (ServerSocket silent = new ServerSocket(0);
                RunningPlayground alone = new RunningPlayground(
                        other,
                        "sayso.playground.trace-url=http://localhost:" + silent.getLocalPort() + "/",
                        "sayso.playground.trace-timeout=500ms")) {
            assertThat(Jsoup.parse(alone.get("/panes/trace").body())
                            .select("#trace-unavailable")
                            .text())
                    .contains("did not answer within 500 ms");
        }
    }

    @Test
    void savedFile_isTheSkillsJsonAsAttachment() {
        playground.teaTime.traceAnswers(200, TeaTime.resource("trace-passed.json"));
        HttpResponse<String> file = playground.get("/trace/last.json");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"sayso-trace.json\"");
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        JsonMapper json = JsonMapper.builder().build();
        assertThat(json.readTree(file.body())).isEqualTo(json.readTree(TeaTime.resource("trace-passed.json")));
    }

    private static Document pane() {
        HttpResponse<String> pane = playground.get("/panes/trace");
        assertThat(pane.statusCode()).isEqualTo(200);
        return Jsoup.parse(pane.body());
    }
}
