package org.sayso.standin.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.standin.SkillPackage;
import org.sayso.standin.SkillSetup;
import org.sayso.standin.StandIn;
import org.sayso.standin.amazon.AmazonClient;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.protocol.StandInAuthority;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Login with Amazon over HTTP, as an app and a browser meet it. */
class LoginWithAmazonTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RIDES = "amzn1.application-oa2-client.rides";
    private static final String RIDES_SECRET = "amzn1.oa2-cs.v1.rides+secret%41";
    private static final String MAPS = "amzn1.application-oa2-client.maps";
    private static final String CAKES = "amzn1.application-oa2-client.cakes";
    private static final String CALLBACK = "http://localhost:1/callback?app=rides";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-1234";

    @TempDir
    private Path directory;

    private final MovingClock clock = new MovingClock();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private StandIn alexa;
    private RunningStandIn server;

    @BeforeEach
    void start() {
        LinkingSettings linking = new LinkingSettings(
                URI.create("http://localhost:1/authorize"),
                URI.create("http://localhost:1/token"),
                "alexa",
                "secret",
                LinkingSettings.Scheme.HTTP_BASIC,
                List.of(),
                Duration.ofHours(1),
                true);
        alexa = StandIn.builder()
                .household(new Household(
                        List.of(
                                new Person("ann", "Ann <b>Archer</b>", "+12025550142", "ann@example.com"),
                                new Person("ben", "Ben Baker", null, null)),
                        List.of(new Device("kitchen", "Kitchen"))))
                .authority(StandInAuthority.loadOrCreate(directory))
                .baseUrl(URI.create("http://localhost:1"))
                .clock(clock)
                .skill(SkillSetup.of(
                        SkillPackage.classPath("skill-package/favorite-tune"),
                        "amzn1.ask.skill.tune",
                        linking,
                        URI.create("http://localhost:1/tune")))
                .amazonClient(client(RIDES, RIDES_SECRET, "Wheels"))
                .amazonClient(client(MAPS, "the-secret-of-the-maps", "Wheels"))
                .amazonClient(client(CAKES, "the-secret-of-the-cakes", "Sweets"))
                .build();
        server = new RunningStandIn(alexa);
    }

    private static AmazonClient client(String id, String secret, String company) {
        return new AmazonClient(id, secret, "Rides & <i>more</i>", List.of(URI.create(CALLBACK)), company);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void signInPage_asksWho_andWhatTheAppMayKnow_withoutScriptAndEscaped() throws Exception {
        HttpResponse<String> page = get(authorize(Map.of()));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body())
                .contains(
                        "Your name and e-mail address",
                        ">Allow<",
                        "Ann &lt;b&gt;Archer&lt;/b&gt;",
                        "width=device-width")
                .contains("Rides &amp; &lt;i&gt;more&lt;/i&gt;")
                .doesNotContain("<script", "<b>", "Your postal code");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy)
                        .contains(
                                "default-src 'none'",
                                "frame-ancestors 'none'",
                                "base-uri 'none'",
                                "form-action 'self' http://localhost:1")
                        .contains("'sha256-" + styleHash(page.body()) + "'")
                        .doesNotContain("unsafe", "script-src"));
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void userIdAlone_needsNoConsent() throws Exception {
        assertThat(get(authorize(Map.of("scope", "profile:user_id"))).body())
                .contains(">Sign in<")
                .doesNotContain("would like to know", ">Allow<");
    }

    @Test
    void consent_givesACodeAndTheStateBack_andTheConfiguredQueryStays() throws Exception {
        Map<String, String> back = signIn("ann", Map.of("state", "a b&c=d"));

        assertThat(back)
                .containsEntry("app", "rides")
                .containsEntry("state", "a b&c=d")
                .containsEntry("scope", "profile");
        assertThat(back.get("code")).hasSizeBetween(18, 128);
    }

    @Test
    void refusal_goesBackAsAccessDenied() throws Exception {
        assertThat(answer(get(authorize(Map.of("state", "s"))), "ann", "cancel"))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "s")
                .doesNotContainKey("code");
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, amzn1.application-oa2-client.nobody",
        "redirect_uri, http://localhost:1/callback",
        "redirect_uri, http://localhost:1/callback?app=rides&x=1",
        "redirect_uri, https://evil.example/"
    })
    void appOrAddressThatIsNotRegistered_staysOnThePage(String parameter, String value) throws Exception {
        HttpResponse<String> page = get(authorize(Map.of(parameter, value)));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Location")).isEmpty();
        assertThat(page.body()).contains("registered").doesNotContain("evil.example");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "scope, profile everything, invalid_scope",
        "scope, '', invalid_scope",
        "code_challenge, short, invalid_request",
        "code_challenge_method, S256, invalid_request"
    })
    void requestThatAmazonDoesNotTake_goesBackWithItsError(String parameter, String value, String error)
            throws Exception {
        HttpResponse<String> answer = get(authorize(Map.of(parameter, value, "state", "s")));

        assertThat(query(answer)).containsEntry("error", error).containsEntry("state", "s");
    }

    @Test
    void parameterThatIsThereTwice_isRefused() throws Exception {
        assertThat(get(authorize(Map.of()) + "&client_id=" + RIDES).statusCode())
                .isEqualTo(400);
    }

    @Test
    void answerFromAnotherBrowser_orASecondOne_isRefused() throws Exception {
        HttpResponse<String> page = get(authorize(Map.of()));
        HttpResponse<String> foreign =
                HttpClient.newHttpClient().send(answering(page, "ann", "allow"), HttpResponse.BodyHandlers.ofString());

        assertThat(foreign.statusCode()).isEqualTo(400);
        assertThat(foreign.body()).contains("opened in another browser");
        assertThat(answer(page, "ann", "allow")).containsKey("code");
        assertThat(send(answering(page, "ann", "allow")).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void code_givesTokensOfTheDocumentedForm(boolean basic) throws Exception {
        JsonNode tokens = json(exchange(code(Map.of()), Map.of(), basic), 200);

        assertThat(tokens.propertyNames())
                .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "refresh_token");
        assertThat(tokens.path("token_type").asString("")).isEqualTo("bearer");
        assertThat(tokens.path("expires_in").asInt(0)).isEqualTo(3600);
        assertThat(tokens.path("access_token").asString("")).startsWith("Atza|").hasSizeBetween(350, 2048);
        assertThat(tokens.path("refresh_token").asString(""))
                .startsWith("Atzr|")
                .hasSizeBetween(350, 2048);
    }

    @Test
    void formEncodedBasicCredentials_areRead() throws Exception {
        HttpRequest request = token(
                        Map.of("grant_type", "authorization_code", "code", code(Map.of()), "redirect_uri", CALLBACK))
                .header("Authorization", basic(encode(RIDES), encode(RIDES_SECRET)))
                .build();

        json(send(request), 200);
    }

    @Test
    void codeIsGoodOnce_andForFiveMinutes() throws Exception {
        String code = code(Map.of());
        json(exchange(code, Map.of(), true), 200);
        assertThat(error(exchange(code, Map.of(), true))).isEqualTo("invalid_grant");

        String late = code(Map.of());
        clock.forward(Duration.ofMinutes(5));
        assertThat(error(exchange(late, Map.of(), true))).isEqualTo("invalid_grant");
    }

    @Test
    void codeThatComesAgain_endsTheTokensThatItGave_andNoOthers() throws Exception {
        JsonNode other = json(exchange(code(Map.of()), Map.of(), true), 200);
        String code = code(Map.of());
        JsonNode tokens = json(exchange(code, Map.of(), true), 200);
        String refreshToken = tokens.path("refresh_token").asString("");
        String refreshed = json(refresh(refreshToken), 200).path("access_token").asString("");

        Map<String, String> maps = Map.of("client_id", MAPS, "client_secret", "the-secret-of-the-maps");
        assertThat(error(exchange(code, maps, false))).isEqualTo("invalid_grant");
        json(tokenInfo(refreshed), 200);

        assertThat(error(exchange(code, Map.of(), true))).isEqualTo("invalid_grant");
        assertThat(error(tokenInfo(tokens.path("access_token").asString("")))).isEqualTo("invalid_token");
        assertThat(error(tokenInfo(refreshed))).isEqualTo("invalid_token");
        assertThat(error(refresh(refreshToken))).isEqualTo("invalid_grant");
        json(tokenInfo(other.path("access_token").asString("")), 200);
        json(refresh(other.path("refresh_token").asString("")), 200);
    }

    @Test
    void tokenInAnAddress_isInNoLogLine() throws Exception {
        String token = accessToken(Map.of());
        LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        // The web server's own connections, as playground and talk have it; and what this test sends.
        List<Logger> connections = Stream.of("org.apache.coyote", "org.apache.tomcat.util.http", "jdk")
                .map(loggers::getLogger)
                .toList();
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        connections.forEach(each -> each.setLevel(Level.INFO));
        root.setLevel(Level.DEBUG);
        root.addAppender(lines);
        try {
            json(tokenInfo(token), 200);
            json(get("/user/profile?access_token=" + encode(token)), 200);
        } finally {
            root.detachAppender(lines);
            root.setLevel(before);
            connections.forEach(each -> each.setLevel(null));
        }

        List<String> logged =
                lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(logged)
                .anyMatch(line -> line.contains("/auth/o2/tokeninfo?access_token=hidden"))
                .anyMatch(line -> line.contains("/user/profile?access_token=hidden"))
                .noneMatch(line -> line.contains(token) || line.contains(encode(token)));
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, http://localhost:1/callback, invalid_grant",
        "code, Aguessed, invalid_grant",
        "code, '', invalid_request",
        "grant_type, password, unsupported_grant_type",
        "grant_type, '', invalid_request",
        "client_secret, not-the-secret-of-rides, invalid_client",
        "client_id, amzn1.application-oa2-client.nobody, invalid_client",
        "code_verifier, a-verifier-that-is-long-enough-for-rfc-7636-1234, invalid_grant"
    })
    void tokenRequestThatIsWrong_isAnsweredWithItsErrorAnd400(String parameter, String value, String error)
            throws Exception {
        assertThat(error(exchange(code(Map.of()), Map.of(parameter, value), false)))
                .isEqualTo(error);
    }

    @Test
    void codeOfAnotherApp_isRefused() throws Exception {
        Map<String, String> other = Map.of("client_id", MAPS, "client_secret", "the-secret-of-the-maps");

        assertThat(error(exchange(code(Map.of()), other, false))).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S256", "plain", ""})
    void pkce_bindsTheCodeToItsVerifier_andPlainIsTheDefault(String method) throws Exception {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("code_challenge", method.equals("S256") ? s256(VERIFIER) : VERIFIER);
        if (!method.isEmpty()) {
            asked.put("code_challenge_method", method);
        }

        json(exchange(code(asked), Map.of("code_verifier", VERIFIER), true), 200);
        assertThat(error(exchange(code(asked), Map.of("code_verifier", VERIFIER + "x"), true)))
                .isEqualTo("invalid_grant");
        assertThat(error(exchange(code(asked), Map.of(), true))).isEqualTo("invalid_grant");
    }

    @Test
    void clientWithoutSecret_needsPkce_andGetsNoRefreshToken() throws Exception {
        Map<String, String> pkce = Map.of("code_challenge", s256(VERIFIER), "code_challenge_method", "S256");
        Map<String, String> open = Map.of("client_secret", "", "code_verifier", VERIFIER);

        assertThat(json(exchange(code(pkce), open, false), 200).propertyNames())
                .contains("access_token")
                .doesNotContain("refresh_token");
        assertThat(error(exchange(code(Map.of()), Map.of("client_secret", ""), false)))
                .isEqualTo("invalid_client");
    }

    @Test
    void clientThatIsNamedInHeaderAndBody_isRefused() throws Exception {
        HttpRequest request = token(Map.of("grant_type", "refresh_token", "client_secret", RIDES_SECRET))
                .header("Authorization", basic(RIDES, RIDES_SECRET))
                .build();

        assertThat(error(send(request))).isEqualTo("invalid_request");
    }

    @Test
    void secretInTheAddress_isRefused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.at("/auth/o2/token?client_secret=x"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=refresh_token"))
                .build();

        assertThat(error(send(request))).isEqualTo("invalid_request");
    }

    @Test
    void refreshToken_worksUntilTheAppIsRemoved() throws Exception {
        JsonNode first = json(exchange(code(Map.of()), Map.of(), true), 200);
        String refreshToken = first.path("refresh_token").asString("");
        clock.forward(Duration.ofDays(400));

        JsonNode second = json(refresh(refreshToken), 200);
        assertThat(second.path("access_token").asString(""))
                .isNotEqualTo(first.path("access_token").asString(""));
        assertThat(second.path("refresh_token").asString("")).isEqualTo(refreshToken);

        alexa.amazon().remove(RIDES, "ann");
        assertThat(error(refresh(refreshToken))).isEqualTo("invalid_grant");
        assertThat(error(tokenInfo(second.path("access_token").asString("")))).isEqualTo("invalid_token");
    }

    @Test
    void tokenInfo_namesTheAppTheUser_andTheSecondsThatRemain() throws Exception {
        String token = accessToken(Map.of());
        clock.forward(Duration.ofSeconds(3));

        JsonNode info = json(tokenInfo(token), 200);

        assertThat(info.propertyNames()).containsExactlyInAnyOrder("iss", "user_id", "aud", "app_id", "exp", "iat");
        assertThat(info.path("iss").asString("")).isEqualTo("https://www.amazon.com");
        assertThat(info.path("aud").asString("")).isEqualTo(RIDES);
        assertThat(info.path("user_id").asString("")).startsWith("amzn1.account.");
        assertThat(info.path("app_id").asString("")).startsWith("amzn1.application.");
        assertThat(info.path("exp").asInt(0)).isEqualTo(3597);
        assertThat(info.path("iat").asLong(0)).isEqualTo(clock.instant().getEpochSecond() - 3);
    }

    @Test
    void tokenThatEndedOrWasMadeUp_isAnInvalidToken() throws Exception {
        String token = accessToken(Map.of());
        clock.forward(Duration.ofMinutes(60));

        assertThat(error(tokenInfo(token))).isEqualTo("invalid_token");
        assertThat(error(tokenInfo("Atza|made-up"))).isEqualTo("invalid_token");
        assertThat(error(get("/user/profile?access_token=" + encode(token)))).isEqualTo("invalid_token");
        assertThat(error(get("/auth/o2/tokeninfo"))).isEqualTo("invalid_request");
    }

    @Test
    void profile_takesTheTokenInThreeWays_butInOneOnly() throws Exception {
        String token = accessToken(Map.of());
        JsonNode expected =
                JSON.readTree("{\"user_id\":\"%s\",\"name\":\"Ann <b>Archer</b>\",\"email\":\"ann@example.com\"}"
                        .formatted(userId(token)));

        assertThat(json(get("/user/profile?access_token=" + encode(token)), 200))
                .isEqualTo(expected);
        assertThat(json(profile("Authorization", "bearer " + token), 200)).isEqualTo(expected);
        assertThat(json(profile("x-amz-access-token", token), 200)).isEqualTo(expected);
        HttpRequest twice = HttpRequest.newBuilder(server.at("/user/profile?access_token=" + encode(token)))
                .header("x-amz-access-token", token)
                .build();
        assertThat(error(send(twice))).isEqualTo("invalid_request");
        assertThat(error(get("/user/profile"))).isEqualTo("invalid_request");
    }

    @Test
    void profile_hasWhatTheScopesOpenOnly() throws Exception {
        String token = accessToken(Map.of("scope", "profile:user_id"));

        assertThat(json(profile("x-amz-access-token", token), 200).propertyNames())
                .containsExactly("user_id");
    }

    @Test
    void userId_isTheSameForAllAppsOfACompany_andAnotherForTheNext() throws Exception {
        Map<String, String> maps = Map.of("client_id", MAPS, "client_secret", "the-secret-of-the-maps");
        Map<String, String> cakes = Map.of("client_id", CAKES, "client_secret", "the-secret-of-the-cakes");

        String atRides = userId(accessToken(Map.of()));
        assertThat(userId(accessToken(maps))).isEqualTo(atRides);
        assertThat(userId(accessToken(cakes))).isNotEqualTo(atRides);
    }

    @Test
    void outage_isAServerErrorEverywhere() throws Exception {
        String token = accessToken(Map.of());
        String code = code(Map.of());
        alexa.amazon().failing(true);

        json(exchange(code, Map.of(), true), 500);
        json(tokenInfo(token), 500);
        assertThat(query(get(authorize(Map.of())))).containsEntry("error", "server_error");

        alexa.amazon().failing(false);
        json(exchange(code, Map.of(), true), 200);
    }

    private String accessToken(Map<String, String> changes) throws Exception {
        Map<String, String> asked = new LinkedHashMap<>(changes);
        asked.remove("client_secret");
        Map<String, String> form = new LinkedHashMap<>(changes);
        form.remove("scope");
        return json(exchange(code(asked), form, false), 200)
                .path("access_token")
                .asString("");
    }

    private String code(Map<String, String> changes) throws Exception {
        return signIn("ann", changes).getOrDefault("code", "");
    }

    private Map<String, String> signIn(String person, Map<String, String> changes) throws Exception {
        return answer(get(authorize(changes)), person, "allow");
    }

    private Map<String, String> answer(HttpResponse<String> page, String person, String answer) throws Exception {
        return query(send(answering(page, person, answer)));
    }

    private HttpRequest answering(HttpResponse<String> page, String person, String answer) {
        Matcher id = Pattern.compile("name=\"sign_in\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(id.find()).isTrue();
        return HttpRequest.newBuilder(server.at("/ap/oa"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(form(Map.of("sign_in", id.group(1), "person", person, "answer", answer)))
                .build();
    }

    private static String authorize(Map<String, String> changes) {
        Map<String, String> query = new LinkedHashMap<>(
                Map.of("client_id", RIDES, "scope", "profile", "response_type", "code", "redirect_uri", CALLBACK));
        query.putAll(changes);
        return "/ap/oa?" + encode(query);
    }

    private HttpResponse<String> exchange(String code, Map<String, String> changes, boolean basic) throws Exception {
        Map<String, String> form =
                new LinkedHashMap<>(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", CALLBACK));
        if (!basic) {
            form.put("client_id", RIDES);
            form.put("client_secret", RIDES_SECRET);
        }
        form.putAll(changes);
        HttpRequest.Builder request = token(form);
        if (basic) {
            request.header("Authorization", basic(RIDES, RIDES_SECRET));
        }
        return send(request.build());
    }

    private HttpResponse<String> refresh(String refreshToken) throws Exception {
        return send(token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken))
                .header("Authorization", basic(RIDES, RIDES_SECRET))
                .build());
    }

    private HttpRequest.Builder token(Map<String, String> form) {
        return HttpRequest.newBuilder(server.at("/auth/o2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(form(form));
    }

    private static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> tokenInfo(String token) throws Exception {
        return get("/auth/o2/tokeninfo?access_token=" + encode(token));
    }

    private HttpResponse<String> profile(String header, String value) throws Exception {
        return send(HttpRequest.newBuilder(server.at("/user/profile"))
                .header(header, value)
                .build());
    }

    private String userId(String token) throws Exception {
        return json(tokenInfo(token), 200).path("user_id").asString("");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(server.at(path)).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String error(HttpResponse<String> answer) {
        JsonNode json = json(answer, 400);
        assertThat(json.path("error_description").asString("")).isNotBlank();
        return json.path("error").asString("");
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return JSON.readTree(answer.body());
    }

    private static Map<String, String> query(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String location = answer.headers().firstValue("Location").orElse("");
        assertThat(location).startsWith("http://localhost:1/callback?");
        Map<String, String> query = new LinkedHashMap<>();
        UriComponentsBuilder.fromUriString(location)
                .build()
                .getQueryParams()
                .forEach((name, values) -> query.put(name, URLDecoder.decode(values.get(0), StandardCharsets.UTF_8)));
        return query;
    }

    private static HttpRequest.BodyPublisher form(Map<String, String> form) {
        return HttpRequest.BodyPublishers.ofString(encode(form));
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(each -> each.getKey() + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String s256(String verifier) throws Exception {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String styleHash(String page) throws Exception {
        String style = page.substring(page.indexOf("<style>") + "<style>".length(), page.indexOf("</style>"));
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
    }
}
