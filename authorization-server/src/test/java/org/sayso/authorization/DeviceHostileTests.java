package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.authorization.DeviceServer.deviceCode;
import static org.sayso.authorization.DeviceServer.error;
import static org.sayso.authorization.DeviceServer.userCode;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.store.ServerDatabase;
import tools.jackson.databind.JsonNode;

/** What nobody may do with the codes of a device, or learn from them. */
class DeviceHostileTests {

    private static final String BEN = "user-ben-93b47d08";

    private static DeviceServer devices;

    @BeforeAll
    static void start() {
        devices = new DeviceServer();
    }

    @AfterAll
    static void stop() {
        devices.close();
    }

    /** So that no test meets the bound on codes of another. */
    @BeforeEach
    void later() {
        devices.clock.advance(Duration.ofMinutes(11));
    }

    @Test
    void codeOfAnotherDevice_isRefusedAndStaysGood() {
        JsonNode codes = devices.begin();
        devices.type("ann", userCode(codes)).submit("allow", Map.of());
        Map<String, String> poll = Map.of("grant_type", DeviceServer.GRANT, "device_code", deviceCode(codes));
        Answer stolen = devices.client.token(poll, DeviceServer.OVEN, DeviceServer.OVEN_SECRET);
        assertThat(error(stolen)).isEqualTo("400 invalid_grant");
        assertThat(error(devices.client.tokenAsAlexa(poll))).isEqualTo("400 unauthorized_client");
        assertThat(devices.poll(codes).status()).isEqualTo(200);
    }

    @Test
    void codeRedeemedTwice_isRefusedTheSecondTime() {
        JsonNode codes = devices.begin();
        devices.type("ann", userCode(codes)).submit("allow", Map.of());
        JsonNode tokens = devices.poll(codes).json();
        Answer again = devices.pollLater(codes);
        assertThat(error(again)).isEqualTo("400 invalid_grant");
        assertThat(again.json().get("error_description").asString()).isEqualTo("The device code was used before.");
        assertThat(devices.refresh(tokens).status()).isEqualTo(200);
        assertThat(devices.type("ann", userCode(codes)).page().status()).isEqualTo(422);
    }

    @Test
    void pollsAtOnce_giveOneLink() throws Exception {
        JsonNode codes = devices.begin();
        devices.type("ben", userCode(codes)).submit("allow", Map.of());
        int before = devices.server.bean(LinkStore.class).of(BEN).size();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Answer>> polls = IntStream.range(0, 8)
                    .<Callable<Answer>>mapToObj(i -> () -> devices.poll(codes))
                    .toList();
            List<String> answers = new ArrayList<>();
            for (Future<Answer> poll : threads.invokeAll(polls)) {
                answers.add(error(poll.get()));
            }
            assertThat(answers)
                    .containsOnlyOnce("200 ")
                    .contains("400 invalid_grant")
                    .hasSize(8);
            assertThat(answers).allMatch(answer -> answer.equals("200 ") || answer.equals("400 invalid_grant"));
        } finally {
            threads.shutdownNow();
        }
        assertThat(devices.server.bean(LinkStore.class).of(BEN)).hasSize(before + 1);
    }

    @Test
    void pollingTooFast_isSlowedDownEachTimeByFiveSeconds() {
        JsonNode codes = devices.begin();
        assertThat(error(devices.poll(codes))).isEqualTo("400 authorization_pending");
        assertThat(error(devices.poll(codes))).isEqualTo("400 slow_down");
        devices.clock.advance(Duration.ofSeconds(5));
        assertThat(error(devices.poll(codes))).as("interval is 10 s now").isEqualTo("400 slow_down");
        devices.clock.advance(Duration.ofSeconds(13));
        assertThat(error(devices.poll(codes))).as("interval is 15 s now").isEqualTo("400 slow_down");
        devices.clock.advance(Duration.ofSeconds(20));
        assertThat(error(devices.poll(codes))).isEqualTo("400 authorization_pending");
    }

    @Test
    void guesses_areBoundedForASessionAndAnAccount() {
        JsonNode codes = devices.begin();
        Browser browser = devices.type("sam", "BBBB-BBBB");
        for (int i = 0; i < 4; i++) {
            assertThat(browser.submit("device", Map.of("user_code", "BBBB-BBB" + "CDFG".charAt(i)))
                            .status())
                    .isEqualTo(422);
        }
        Page refused = browser.submit("device", Map.of("user_code", userCode(codes)));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).contains("Too many codes were typed. Please wait 10 minutes");
        assertThat(devices.type("sam", userCode(codes)).page().status())
                .as("another session of the account")
                .isEqualTo(429);
        assertThat(devices.type("ann", userCode(codes)).page().status())
                .as("another account")
                .isEqualTo(200);
    }

    @Test
    void requestsFromOneAddress_areBounded() {
        List<Answer> answers = IntStream.range(0, 61)
                .mapToObj(i -> devices.client.post(
                        "/oauth2/device_authorization",
                        Map.of("client_id", DeviceServer.TV, "scope", DeviceServer.SCOPES)))
                .toList();
        assertThat(answers.subList(0, 60)).allMatch(answer -> answer.status() == 200);
        assertThat(error(answers.get(60))).isEqualTo("429 temporarily_unavailable");
        assertThat(answers.get(60).response().headers().firstValue("Retry-After"))
                .hasValue("60");
    }

    @Test
    void questionOfSomebodyElse_isNotAnswered() {
        JsonNode codes = devices.begin();
        String address = devices.type("ann", userCode(codes)).page().address().toString();
        Browser other = new Browser(devices.server);
        other.open("/device");
        other.signIn("ben");
        String csrf = csrf(other);
        String path = URI.create(address).getPath() + "?" + URI.create(address).getQuery();
        assertThat(other.open(path).text())
                .contains("belongs to another sign-in")
                .doesNotContain("Let Pizza on your TV");
        Page answered = other.post(
                devices.server.uri("/device/consent"),
                List.of(
                        Map.entry(
                                "state",
                                Objects.requireNonNull(
                                        Queries.parse(URI.create(address)).get("state"))),
                        Map.entry("answer", "allow"),
                        Map.entry("_csrf", csrf)));
        assertThat(answered.text()).contains("belongs to another sign-in");
        assertThat(error(devices.poll(codes))).isEqualTo("400 authorization_pending");
    }

    @Test
    void codeTypedByASecondPerson_takesTheQuestionFromTheFirst() {
        JsonNode codes = devices.begin();
        Browser ann = devices.type("ann", userCode(codes));
        Browser ben = devices.type("ben", userCode(codes));
        assertThat(ann.submit("allow", Map.of()).text()).contains("Nothing was shared. Please type the code again.");
        assertThat(error(devices.poll(codes))).isEqualTo("400 authorization_pending");
        ben.submit("allow", Map.of());
        JsonNode tokens = devices.pollLater(codes).json();
        assertThat(LinkingClient.claims(tokens.get("access_token").asString())
                        .get("sub")
                        .asString())
                .isEqualTo(BEN);
    }

    @Test
    void tamperedConsent_allowsNothingElseAndAnUnknownAnswerDenies() {
        JsonNode codes = devices.begin();
        Browser browser = devices.type("ann", userCode(codes));
        List<Map.Entry<String, String>> form = new ArrayList<>();
        browser.page()
                .document()
                .select("#allow input")
                .forEach(input -> form.add(Map.entry(input.attr("name"), input.val())));
        form.add(Map.entry("scope", "profile"));
        form.add(Map.entry("client_id", DeviceServer.OVEN));
        form.add(Map.entry("user_code", "BBBB-BBBB"));
        browser.post(devices.server.uri("/device/consent"), form);
        JsonNode tokens = devices.poll(codes).json();
        assertThat(tokens.get("scope").asString()).doesNotContain("profile").contains("pod:order");

        JsonNode others = devices.begin();
        devices.type("ann", userCode(others)).submit("allow", Map.of("answer", "yes"));
        assertThat(error(devices.poll(others))).isEqualTo("400 access_denied");
    }

    @Test
    void answeredTwice_theFirstCounts() {
        JsonNode codes = devices.begin();
        Browser browser = devices.type("ann", userCode(codes));
        Map<String, String> fields = new HashMap<>();
        browser.page().document().select("#allow input").forEach(input -> fields.put(input.attr("name"), input.val()));
        browser.submit("deny", Map.of());
        Page again = browser.post(devices.server.uri("/device/consent"), List.copyOf(fields.entrySet()));
        assertThat(again.text()).contains("The question was answered before");
        assertThat(error(devices.poll(codes))).isEqualTo("400 access_denied");
    }

    @Test
    void formsWithoutCsrfToken_areRefused() {
        JsonNode codes = devices.begin();
        Browser browser = devices.type("ann", userCode(codes));
        String state = Objects.requireNonNull(browser.page().query().get("state"));
        for (String path : List.of("/device", "/device/consent", "/device/somebody-else")) {
            Page refused = browser.post(
                    devices.server.uri(path),
                    List.of(
                            Map.entry("user_code", userCode(codes)),
                            Map.entry("state", state),
                            Map.entry("answer", "allow")));
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.text()).contains("This page was open too long");
        }
        assertThat(error(devices.poll(codes))).isEqualTo("400 authorization_pending");
    }

    @Test
    void codeInTheAddress_isNotWrittenIntoThePageUnlessItIsOne() {
        Browser browser = new Browser(devices.server);
        browser.open("/device?user_code=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
        Page page = browser.signIn("ann");
        assertThat(page.body()).doesNotContain("<script>", "alert(1)\"");
        assertThat(page.text()).doesNotContain("Does your device show this code?");
    }

    @Test
    void malformedRequests_areRefusedWithTheReason() {
        LinkingClient client = devices.client;
        String path = "/oauth2/device_authorization";
        assertThat(error(client.post(path, Map.of("client_id", DeviceServer.TV))))
                .isEqualTo("400 invalid_scope");
        assertThat(error(client.post(path, Map.of("client_id", DeviceServer.TV, "scope", "openid"))))
                .isEqualTo("400 invalid_scope");
        assertThat(error(client.post(path, Map.of("client_id", DeviceServer.TV, "scope", "accounts.links"))))
                .isEqualTo("400 invalid_scope");
        assertThat(error(client.post(
                        path,
                        Map.of(
                                "client_id", DeviceServer.TV,
                                "scope", DeviceServer.SCOPES,
                                "resource", "https://elsewhere.example"))))
                .isEqualTo("400 invalid_target");
        assertThat(error(client.post(path + "?client_id=" + DeviceServer.TV, Map.of("scope", "pod:order"))))
                .isEqualTo("400 invalid_request");
        assertThat(error(client.postBody(
                        path, "scope=pod%3Aorder&scope=profile", DeviceServer.OVEN, DeviceServer.OVEN_SECRET)))
                .isEqualTo("400 invalid_request");
        assertThat(error(client.postAs(
                        path, Map.of("scope", "pod:order"), RunningServer.ALEXA_ID, RunningServer.ALEXA_SECRET)))
                .isEqualTo("400 unauthorized_client");
        assertThat(error(client.post(
                        "/oauth2/token", Map.of("grant_type", DeviceServer.GRANT, "client_id", DeviceServer.TV))))
                .isEqualTo("400 invalid_request");
        assertThat(error(client.post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                DeviceServer.GRANT,
                                "client_id",
                                DeviceServer.TV,
                                "device_code",
                                "nonsense"))))
                .isEqualTo("400 invalid_grant");
    }

    @Test
    void secretMissingOrWrong_isInvalidClient() {
        LinkingClient client = devices.client;
        for (String path : List.of("/oauth2/device_authorization", "/oauth2/token", "/oauth2/revoke")) {
            Map<String, String> form = Map.of(
                    "scope", "pod:order",
                    "grant_type", DeviceServer.GRANT,
                    "device_code", "x",
                    "token", "x",
                    "client_id", DeviceServer.OVEN);
            assertThat(error(client.post(path, form))).as(path).isEqualTo("401 invalid_client");
            assertThat(error(client.postAs(path, form, DeviceServer.OVEN, "not-the-secret-at-all")))
                    .isEqualTo("401 invalid_client");
            Map<String, String> unknown = new HashMap<>(form);
            unknown.put("client_id", "nobody");
            assertThat(error(client.post(path, unknown))).isEqualTo("401 invalid_client");
        }
        assertThat(error(client.post("/oauth2/introspect", Map.of("client_id", DeviceServer.TV, "token", "x"))))
                .isEqualTo("400 unauthorized_client");
    }

    @Test
    void deviceClient_getsNoOtherGrant() {
        assertThat(error(devices.client.post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                DeviceServer.TV,
                                "scope",
                                "pod:order"))))
                .isEqualTo("400 unauthorized_client");
        Map<String, String> request = LinkingClient.request();
        request.put("client_id", DeviceServer.TV);
        assertThat(new Browser(devices.server).open(LinkingClient.path(request)).status())
                .isEqualTo(400);
    }

    @Test
    void codes_areNowhereInTheDatabase() {
        JsonNode codes = devices.begin();
        devices.type("ann", userCode(codes));
        String dump = devices.server
                .bean(ServerDatabase.class)
                .jdbc()
                .sql("SELECT * FROM device_requests")
                .query()
                .listOfRows()
                .toString();
        assertThat(dump)
                .contains("user-ann")
                .doesNotContain(
                        deviceCode(codes), userCode(codes), userCode(codes).replace("-", ""), "Ann");
    }

    private static String csrf(Browser browser) {
        return Objects.requireNonNull(browser.page().document().selectFirst("input[name=_csrf]"))
                .val();
    }
}
