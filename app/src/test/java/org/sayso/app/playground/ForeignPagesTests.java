package org.sayso.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.standin.amazon.AmazonClient;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.Voice;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What pages of other web sites, and other apps, can do to the stand-in's Amazon: nothing. */
@ExtendWith(OutputCaptureExtension.class)
class ForeignPagesTests {

    private static final AmazonClient TEA = RunningPlayground.amazonClient("tea");
    private static final AmazonClient SCONES = RunningPlayground.amazonClient("scones");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern SIGN_IN = Pattern.compile("name=\"sign_in\" value=\"([A-Za-z0-9_-]+)\"");

    @TempDir
    private static Path folder;

    private static RunningPlayground playground;

    @BeforeAll
    static void start() {
        playground = new RunningPlayground(folder);
    }

    @AfterAll
    static void stop() {
        playground.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ap/oa",
                "/auth/o2/tokeninfo?access_token=x",
                "/user/profile",
                "/v2/accounts/~current/settings/Profile.name",
                "/v2/persons/~current/profile/name",
                "/v1/devices/x/settings/address/countryAndPostalCode",
                "/api/state",
                "/api/events",
                "/alexa-app/link",
                "/api/skill/link/X?state=x&code=x",
                "/echo.api/echo-api-cert-standin.pem"
            })
    void nameThatPointsHere_readsNothing(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), playground.address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: rebound.example:" + playground.address.getPort()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 421");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ap/oa",
                "/auth/o2/token",
                "/api/devices/kitchen/silence",
                "/alexa-app/enable",
                "/alexa-app/disable"
            })
    void formOnAForeignPage_isRefused(String path) {
        for (String[] headers : List.of(
                new String[] {"Origin", "http://rebound.example"},
                new String[] {"Origin", "null"},
                new String[] {"Sec-Fetch-Site", "cross-site"},
                new String[] {"Sec-Fetch-Site", "same-site", "Origin", "http://localhost:1"})) {
            assertThat(post(path, "answer=allow&person=ann", headers).statusCode())
                    .as(path + " " + String.join(" ", headers))
                    .isEqualTo(403);
        }
        assertThat(playground.alexa().enabled(RunningPlayground.TEA_TIME)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, http://localhost:1/tea/",
        "redirect_uri, http://localhost:1/teas",
        "redirect_uri, http://localhost:1/tea?x=1",
        "redirect_uri, http://localhost:1/tea#",
        "redirect_uri, http://localhost:1/./tea",
        "redirect_uri, HTTP://localhost:1/tea",
        "redirect_uri, http://localhost:1/scones",
        "redirect_uri, http://localhost:1@rebound.example/tea",
        "redirect_uri, //rebound.example",
        "redirect_uri, javascript:alert(1)",
        "redirect_uri, ''",
        "client_id, nobody",
        "client_id, ''"
    })
    void addressThatIsNotRegistered_isNeverGoneTo(String name, String value) {
        for (String broken : new String[] {"code", "token"}) {
            Map<String, String> question = question(TEA);
            question.put("response_type", broken);
            question.put(name, value);
            HttpResponse<String> answer = playground.get("/ap/oa?" + encoded(question));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
            assertThat(answer.body()).doesNotContain("<form", "alert(1)");
        }
    }

    @Test
    void parametersThatAreMarkup_areOnNoPage() {
        String markup = "\"><script>alert(1)</script>";
        Map<String, String> question = question(TEA);
        question.put("state", markup);
        question.put("login_hint", markup);
        HttpResponse<String> answer = playground.get("/ap/oa?" + encoded(question));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("alert(1)");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe", "script-src");
    }

    @Test
    void nameThatIsMarkup_isShownAsText() {
        String before = playground.alexa().household().person("ben").name();
        playground
                .alexa()
                .householdState()
                .change(now -> now.withPeople(now.people().stream()
                        .map(each -> each.id().equals("ben")
                                ? new Person("ben", "<img src=x onerror=alert(1)>", "+12025550171", "ben@example.com")
                                : each)
                        .toList()));
        try {
            for (String path : new String[] {"/", "/panes/phone", "/panes/echo", "/ap/oa?" + encoded(question(TEA))}) {
                assertThat(playground.get(path).body()).as(path).doesNotContain("<img src=x");
            }
        } finally {
            playground
                    .alexa()
                    .householdState()
                    .change(now -> now.withPeople(now.people().stream()
                            .map(each -> each.id().equals("ben")
                                    ? new Person("ben", before, "+12025550171", "ben@example.com")
                                    : each)
                            .toList()));
        }
    }

    @Test
    void signInPage_isAnsweredOnceAndByItsOwnBrowserOnly() {
        HttpResponse<String> page = playground.get("/ap/oa?" + encoded(question(TEA)));
        String own = cookie(page);
        String id = id(page);
        String other = cookie(playground.get("/ap/oa?" + encoded(question(TEA))));
        String answer = "answer=allow&person=ann&sign_in=" + id;

        assertThat(post("/ap/oa", answer, sameOrigin("")).statusCode()).isEqualTo(400);
        assertThat(post("/ap/oa", answer, sameOrigin(other)).statusCode()).isEqualTo(400);
        HttpResponse<String> allowed = post("/ap/oa", answer, sameOrigin(own));
        assertThat(allowed.statusCode()).isEqualTo(303);
        assertThat(allowed.headers().firstValue("Location").orElse(""))
                .startsWith("http://localhost:1/tea?")
                .contains("code=");
        assertThat(post("/ap/oa", answer, sameOrigin(own)).statusCode()).isEqualTo(400);
    }

    @Test
    void code_isForOneUseOneAppOneAddressAndItsVerifier() {
        String verifier = "v".repeat(43);
        String challenge = s256(verifier);
        Map<String, String> question = question(TEA);
        question.put("code_challenge", challenge);
        question.put("code_challenge_method", "S256");

        assertThat(exchange(code(question), TEA, Map.of()).statusCode())
                .as("the challenge left unanswered")
                .isEqualTo(400);
        assertThat(exchange(code(question), TEA, Map.of("code_verifier", challenge))
                        .statusCode())
                .as("the challenge as its own answer, as if it were plain")
                .isEqualTo(400);
        assertThat(exchange(code(question), SCONES, Map.of("code_verifier", verifier))
                        .statusCode())
                .as("another app's code")
                .isEqualTo(400);
        assertThat(exchange(
                                code(question),
                                TEA,
                                Map.of("code_verifier", verifier, "redirect_uri", "http://localhost:1/scones"))
                        .statusCode())
                .as("another address")
                .isEqualTo(400);
        assertThat(exchange(code(question(TEA)), TEA, Map.of("code_verifier", verifier))
                        .statusCode())
                .as("a verifier for a code without a challenge: the challenge was stripped")
                .isEqualTo(400);
        String code = code(question);
        assertThat(exchange(code, TEA, Map.of("code_verifier", verifier)).statusCode())
                .isEqualTo(200);
        assertThat(exchange(code, TEA, Map.of("code_verifier", verifier)).statusCode())
                .as("once more")
                .isEqualTo(400);
    }

    @Test
    void secrets_areInNoStateNoPageAndNoLog(CapturedOutput output) {
        playground
                .alexa()
                .householdState()
                .change("ann", ann -> ann.withVoice(new Voice(true, 300, "+12025550142", "4913")));
        String code = code(question(TEA));
        String answer = exchange(code, TEA, Map.of()).body();
        Matcher token = Pattern.compile("Atza\\|[A-Za-z0-9_-]+").matcher(answer);
        assertThat(token.find()).isTrue();
        String access = token.group();
        playground.get("/auth/o2/tokeninfo?access_token=" + URLEncoder.encode(access, StandardCharsets.UTF_8));
        playground.get("/user/profile?access_token=" + URLEncoder.encode(access + "x", StandardCharsets.UTF_8));
        exchange(code, TEA, Map.of());

        String state = playground.get("/api/state").body();
        assertThat(state).contains("Ann Archer").doesNotContain("4913", access, code, "demo-only-secret");
        assertThat(output).doesNotContain("4913", access, code, "demo-only-secret");
        assertThat(playground.alexa().household().toString()).doesNotContain("4913");
        assertThat(List.of(playground.alexa().amazon(), TEA).toString()).doesNotContain("demo-only-secret");
    }

    private static String s256(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String code(Map<String, String> question) {
        HttpResponse<String> page = playground.get("/ap/oa?" + encoded(question));
        String location = post("/ap/oa", "answer=allow&person=ann&sign_in=" + id(page), sameOrigin(cookie(page)))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(location);
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static HttpResponse<String> exchange(String code, AmazonClient client, Map<String, String> more) {
        Map<String, String> form = new TreeMap<>(Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", TEA.redirectUris().get(0).toString(),
                "client_id", client.clientId(),
                "client_secret", client.clientSecret()));
        form.putAll(more);
        return post("/auth/o2/token", encoded(form));
    }

    private static String id(HttpResponse<String> page) {
        Matcher id = SIGN_IN.matcher(page.body());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private static String cookie(HttpResponse<String> page) {
        return page.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static String[] sameOrigin(String cookie) {
        return cookie.isEmpty()
                ? new String[] {"Origin", "null", "Sec-Fetch-Site", "same-origin"}
                : new String[] {"Origin", "null", "Sec-Fetch-Site", "same-origin", "Cookie", cookie};
    }

    private static Map<String, String> question(AmazonClient client) {
        return new TreeMap<>(Map.of(
                "client_id",
                client.clientId(),
                "scope",
                "profile",
                "response_type",
                "code",
                "redirect_uri",
                client.redirectUris().get(0).toString()));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(playground.address + path))
                .header("Content-Type", FORM)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return playground.send(request.build());
    }
}
