package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.authorization.DeviceServer.deviceCode;
import static org.sayso.authorization.DeviceServer.error;
import static org.sayso.authorization.DeviceServer.userCode;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.link.EndReason;
import org.sayso.authorization.link.Link;
import org.sayso.authorization.link.LinkStore;
import tools.jackson.databind.JsonNode;

/** Linking a device by a code on another screen (RFC 8628), and that the link is one like any other. */
class DeviceTests {

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
    void request_isAnsweredWithTwoCodesAddressesAndTimes() {
        Answer answer = devices.client.post(
                "/oauth2/device_authorization", Map.of("client_id", DeviceServer.TV, "scope", DeviceServer.SCOPES));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode codes = answer.json();
        assertThat(deviceCode(codes)).matches("[A-Za-z0-9_-]{43}");
        assertThat(userCode(codes)).matches("[B-Z]{4}-[B-Z]{4}");
        assertThat(codes.get("verification_uri").asString()).isEqualTo(RunningServer.ISSUER + "/device");
        assertThat(codes.get("verification_uri_complete").asString())
                .isEqualTo(RunningServer.ISSUER + "/device?user_code=" + userCode(codes));
        assertThat(codes.get("expires_in").asInt()).isEqualTo(600);
        assertThat(codes.get("interval").asInt()).isEqualTo(5);
    }

    @Test
    void codeTypedAndAllowed_bringsALinkThatRefreshes() {
        JsonNode codes = devices.begin();
        assertThat(error(devices.poll(codes))).isEqualTo("400 authorization_pending");

        Browser browser = devices.type("ann", userCode(codes).toLowerCase(java.util.Locale.ROOT));
        Page consent = browser.page();
        assertThat(consent.text())
                .contains("Let Pizza on your TV use your Pizza on Demand account?")
                .contains("Go on only if you started this yourself, on a device in front of you.")
                .contains("order pizza in your name")
                .contains("stay linked until you end it");
        assertThat(error(devices.pollLater(codes))).isEqualTo("400 authorization_pending");
        Page linked = browser.submit("allow", Map.of());
        assertThat(linked.text()).contains("Successfully linked").contains("go back to your device");

        Answer answer = devices.pollLater(codes);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode tokens = answer.json();
        assertThat(tokens.get("expires_in").asInt()).isBetween(3590, 3600);
        assertThat(tokens.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.get("scope").asString().split(" ")).containsExactlyInAnyOrder("pod:order", "offline_access");
        JsonNode claims = LinkingClient.claims(tokens.get("access_token").asString());
        assertThat(claims.get("sub").asString()).isEqualTo("user-ann-5f0c2e71");
        assertThat(claims.get("aud").asString()).isEqualTo(RunningServer.AUDIENCE);
        assertThat(claims.get("client_id").asString()).isEqualTo(DeviceServer.TV);
        assertThat(claims.get("amr").get(0).asString()).isEqualTo("pwd");
        assertThat(claims.has("auth_time")).isTrue();

        Answer refreshed = devices.refresh(tokens);
        assertThat(refreshed.status()).as(refreshed.body()).isEqualTo(200);
        assertThat(refreshed.json().get("expires_in").asInt()).isBetween(3590, 3600);
        assertThat(LinkingClient.claims(refreshed.json().get("access_token").asString())
                        .get("link")
                        .asString())
                .isEqualTo(claims.get("link").asString());
    }

    @Test
    void device_withASecretAuthenticatesInBothWays() {
        Map<String, String> request = Map.of("scope", DeviceServer.SCOPES);
        JsonNode codes = devices.client
                .postAs("/oauth2/device_authorization", request, DeviceServer.OVEN, DeviceServer.OVEN_SECRET)
                .json();
        devices.type("ann", userCode(codes)).submit("allow", Map.of());
        Map<String, String> poll = Map.of(
                "grant_type", DeviceServer.GRANT,
                "device_code", deviceCode(codes),
                "client_id", DeviceServer.OVEN,
                "client_secret", DeviceServer.OVEN_SECRET);
        Answer answer = devices.client.post("/oauth2/token", poll);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String refreshToken = answer.json().get("refresh_token").asString();
        Answer refreshed =
                devices.client.token(LinkingClient.refresh(refreshToken), DeviceServer.OVEN, DeviceServer.OVEN_SECRET);
        assertThat(refreshed.json().get("refresh_token").asString()).isEqualTo(refreshToken);
    }

    @Test
    void deviceWithoutASecret_getsAnotherRefreshTokenEachTimeAndATheftEndsTheLink() {
        JsonNode first = devices.link("ann");
        JsonNode second = devices.refresh(first).json();
        assertThat(second.get("refresh_token").asString())
                .isNotEqualTo(first.get("refresh_token").asString());
        assertThat(devices.refresh(first).json().get("refresh_token")).isEqualTo(second.get("refresh_token"));
        JsonNode third = devices.refresh(second).json();
        devices.clock.advance(Duration.ofSeconds(61));

        assertThat(error(devices.refresh(first))).isEqualTo("400 invalid_grant");
        assertThat(error(devices.refresh(third))).isEqualTo("400 invalid_grant");
    }

    @Test
    void link_isListedIntrospectedEndedAndRevokedLikeAnyOther() {
        JsonNode tokens = devices.link("ben");
        String token = tokens.get("access_token").asString();
        String id = LinkingClient.claims(token).get("link").asString();
        String subject = LinkingClient.claims(token).get("sub").asString();
        LinkStore links = devices.server.bean(LinkStore.class);
        assertThat(links.of(subject)).extracting(Link::id, Link::clientId).contains(tuple(id, "device:tv"));
        assertThat(active(token)).isTrue();

        assertThat(links.end(id, EndReason.REVOKED_BY_USER)).isTrue();
        assertThat(active(token)).isFalse();
        assertThat(error(devices.refresh(tokens))).isEqualTo("400 invalid_grant");

        JsonNode again = devices.link("ben");
        Answer revoked = devices.client.post(
                "/oauth2/revoke",
                Map.of(
                        "client_id",
                        DeviceServer.TV,
                        "token",
                        again.get("refresh_token").asString()));
        assertThat(revoked.status()).as(revoked.body()).isEqualTo(200);
        assertThat(active(again.get("access_token").asString())).isFalse();
        assertThat(error(devices.refresh(again))).isEqualTo("400 invalid_grant");
    }

    @Test
    void denied_isTold() {
        JsonNode codes = devices.begin();
        Page page = devices.type("ann", userCode(codes)).submit("deny", Map.of());
        assertThat(page.text()).contains("Not linked").contains("Nothing was shared with Pizza on your TV");
        assertThat(error(devices.poll(codes))).isEqualTo("400 access_denied");
        assertThat(error(devices.pollLater(codes))).isEqualTo("400 access_denied");
    }

    @Test
    void tenMinutesLater_codesHaveExpired() {
        JsonNode codes = devices.begin();
        devices.clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(error(devices.poll(codes))).isEqualTo("400 authorization_pending");
        devices.clock.advance(Duration.ofSeconds(1));
        assertThat(error(devices.poll(codes))).isEqualTo("400 expired_token");
        Page page = devices.type("ann", userCode(codes)).page();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("This code is not known, was used, or has expired.");
    }

    @Test
    void allowedButFetchedTooLate_hasExpired() {
        JsonNode codes = devices.begin();
        devices.type("ann", userCode(codes)).submit("allow", Map.of());
        devices.clock.advance(Duration.ofMinutes(10));
        assertThat(error(devices.poll(codes))).isEqualTo("400 expired_token");
    }

    @Test
    void addressWithTheCode_showsItToCompareAndWaitsForThePerson() {
        JsonNode codes = devices.begin();
        Browser browser = new Browser(devices.server);
        browser.open("/device?user_code=" + userCode(codes));
        Page page = browser.signIn("ann");
        assertThat(page.text())
                .contains("Does your device show this code?")
                .contains("If somebody sent you this code or this address, stop here");
        Element field = Objects.requireNonNull(page.document().getElementById("user-code"));
        assertThat(field.val()).isEqualTo(userCode(codes));
        assertThat(error(devices.poll(codes))).isEqualTo("400 authorization_pending");
        assertThat(browser.submit("device", Map.of()).text()).contains("Let Pizza on your TV use");
    }

    @Test
    void allowedBefore_isAskedAgain() {
        devices.link("ann");
        JsonNode codes = devices.begin();
        devices.clock.advance(Duration.ofSeconds(5));
        assertThat(devices.type("ann", userCode(codes)).page().text()).contains("Let Pizza on your TV use");
        assertThat(error(devices.poll(codes))).isEqualTo("400 authorization_pending");
    }

    @Test
    void notYou_signsOutAndTheCodeIsStillGood() {
        JsonNode codes = devices.begin();
        Browser browser = devices.type("ann", userCode(codes));
        Page signIn = browser.submit("somebody-else", Map.of());
        assertThat(signIn.document().getElementById("sign-in")).isNotNull();
        browser.signIn("ben");
        browser.submit("device", Map.of("user_code", userCode(codes)));
        browser.submit("allow", Map.of());
        JsonNode tokens = devices.poll(codes).json();
        assertThat(LinkingClient.claims(tokens.get("access_token").asString())
                        .get("sub")
                        .asString())
                .startsWith("user-ben");
    }

    @Test
    void accountClosedMeanwhile_getsNoTokens() {
        JsonNode codes = devices.begin();
        devices.type("sam", userCode(codes)).submit("allow", Map.of());
        devices.accounts.close("user-sam-c81a6f34");
        assertThat(error(devices.poll(codes))).isEqualTo("400 invalid_grant");
    }

    @Test
    void discovery_namesTheEndpointAndTheGrant() {
        JsonNode document =
                devices.client.get("/.well-known/openid-configuration").json();
        assertThat(document.get("device_authorization_endpoint").asString())
                .isEqualTo(RunningServer.ISSUER + "/oauth2/device_authorization");
        assertThat(document.get("grant_types_supported"))
                .extracting(JsonNode::asString)
                .contains(DeviceServer.GRANT);
        assertThat(document.get("token_endpoint_auth_methods_supported"))
                .extracting(JsonNode::asString)
                .containsExactly("client_secret_basic", "client_secret_post", "none");
        assertThat(document.get("introspection_endpoint_auth_methods_supported"))
                .extracting(JsonNode::asString)
                .containsExactly("client_secret_basic", "client_secret_post");
    }

    @Test
    void withoutADevice_thereIsNeitherEndpointNorPageNorGrant() {
        try (RunningServer without = RunningServer.start()) {
            LinkingClient other = new LinkingClient(without);
            assertThat(other.get("/.well-known/openid-configuration").json().has("device_authorization_endpoint"))
                    .isFalse();
            assertThat(other.postAs(
                                    "/oauth2/device_authorization",
                                    Map.of("scope", "pod:order"),
                                    RunningServer.ALEXA_ID,
                                    RunningServer.ALEXA_SECRET)
                            .status())
                    .isIn(403, 404);
            assertThat(other.get("/device").status()).isEqualTo(404);
            assertThat(error(other.tokenAsAlexa(Map.of("grant_type", DeviceServer.GRANT, "device_code", "anything"))))
                    .isEqualTo("400 unauthorized_client");
        }
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static boolean active(String token) {
        return ResourceServers.introspect(devices.client, "pizza", token)
                .json()
                .get("active")
                .asBoolean();
    }
}
