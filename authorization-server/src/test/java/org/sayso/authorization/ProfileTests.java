package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.Browser.Page;
import tools.jackson.databind.JsonNode;

/** The page where people see and change what their account says about them. */
class ProfileTests {

    private final ClosableAccounts accounts = new ClosableAccounts();
    private RunningServer server;
    private Browser browser;

    @BeforeEach
    void start() {
        Map<String, String> settings = new HashMap<>(ResourceServers.settings("pizza", RunningServer.AUDIENCE));
        settings.put("sayso.authorization.skills.pizza.token-claims.FavoriteColorClaim", "favorite_color");
        server = RunningServer.start(settings, accounts, Clock.systemUTC());
        browser = new Browser(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void notSignedIn_leadsToSignInAndBackToTheProfile() {
        assertThat(browser.open("/profile").address().getPath()).isEqualTo("/sign-in");
        Page profile = browser.signIn("ben");
        assertThat(profile.address().getPath()).isEqualTo("/profile");
        assertThat(profile.text())
                .contains("Your profile", "Ben Baker", "ben@example.com", "+12025550171")
                .doesNotContain("Saved");
        assertThat(input(profile).val()).isEqualTo("blue");
    }

    @Test
    void page_hasLabelHintAndTheHeadersOfASafePage() {
        Page profile = openProfile("ann");
        assertThat(profile.document().select("label[for=favorite-color]").text())
                .isEqualTo("Favorite color");
        assertThat(input(profile).val()).isEmpty();
        assertThat(profile.document().getElementById(input(profile).attr("aria-describedby")))
                .isNotNull();
        assertThat(profile.document().select("style, script, [style], [onclick]"))
                .isEmpty();
        assertThat(profile.header("content-security-policy")).contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(profile.header("cache-control")).contains("no-store");
    }

    @Test
    void personWithoutPhone_isToldSo() {
        assertThat(openProfile("sam").text()).contains("Phone none");
    }

    @Test
    void colorSaved_isSaidOnceAndToldByTheNextIntrospection() {
        LinkingClient client = new LinkingClient(server);
        String token = client.link("ann").get("access_token").asString();
        assertThat(introspect(client, token).has("FavoriteColorClaim")).isFalse();

        openProfile("ann");
        Page saved = save("  dark   sea-green ");

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.address().getPath()).isEqualTo("/profile");
        assertThat(saved.document().select("[role=status]").text()).isEqualTo("Saved");
        assertThat(input(saved).val()).isEqualTo("dark sea-green");
        assertThat(introspect(client, token).get("FavoriteColorClaim").asString())
                .isEqualTo("dark sea-green");
        assertThat(browser.open("/profile").text()).doesNotContain("Saved");
    }

    @Test
    void emptyColor_forgetsIt() {
        openProfile("ben");
        assertThat(input(save("   ")).val()).isEmpty();
        assertThat(accounts.authenticate("ben", "demo-only-ben"))
                .hasValueSatisfying(account ->
                        assertThat(account.attribute("favorite_color")).isEmpty());
    }

    @Test
    void wrongColor_isRefusedOnThePageWithWhatWasTyped() {
        openProfile("ben");
        Page page = save("<b>red</b> & \"7\"");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.document().select("[role=alert]").text()).startsWith("Please use only letters");
        assertThat(input(page).val()).isEqualTo("<b>red</b> & \"7\"");
        assertThat(input(page).attr("aria-invalid")).isEqualTo("true");
        assertThat(page.document().select("form b")).isEmpty();
        assertThat(input(browser.open("/profile")).val()).isEqualTo("blue");
    }

    @Test
    void tooLongColor_isRefusedOnThePageWithWhatWasTyped() {
        openProfile("ben");
        Page page = save("a".repeat(41));
        assertThat(page.document().select("[role=alert]").text()).startsWith("This is too long");
        assertThat(input(page).val()).isEqualTo("a".repeat(41));
        assertThat(input(save("a".repeat(40))).val()).isEqualTo("a".repeat(40));
    }

    @Test
    void formWithoutItsToken_isRefusedAndChangesNothing() {
        openProfile("ben");
        Page page = browser.post(server.uri("/profile"), List.of(Map.entry("favorite_color", "red")));
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("This page was open too long");
        assertThat(input(browser.open("/profile")).val()).isEqualTo("blue");
    }

    @Test
    void otherPersonInTheForm_isNotLookedAt() {
        openProfile("ben");
        Element form = Objects.requireNonNull(browser.page().document().getElementById("profile"));
        browser.post(
                server.uri("/profile"),
                List.of(
                        Map.entry("_csrf", form.select("[name=_csrf]").val()),
                        Map.entry("subject", "user-ann-5f0c2e71"),
                        Map.entry("favorite_color", "red")));
        assertThat(accounts.findBySubject("user-ann-5f0c2e71"))
                .hasValueSatisfying(account ->
                        assertThat(account.attribute("favorite_color")).isEmpty());
        assertThat(input(browser.open("/profile")).val()).isEqualTo("red");
    }

    @Test
    void accountClosedWhileSignedIn_isNotShown() {
        openProfile("ben");
        accounts.close("user-ben-93b47d08");
        assertThat(save("red").status()).isEqualTo(404);
        assertThat(browser.open("/profile").status()).isEqualTo(404);
    }

    @Test
    void home_leadsTheSignedInToTheProfile() {
        assertThat(browser.open("/").document().select("a[href=/profile]")).isEmpty();
        openProfile("ben");
        assertThat(browser.open("/").document().select("a[href=/profile]")).hasSize(1);
    }

    private Page openProfile(String userName) {
        browser.open("/profile");
        return browser.signIn(userName);
    }

    private Page save(String color) {
        return browser.submit("profile", Map.of("favorite_color", color));
    }

    private static Element input(Page page) {
        return Objects.requireNonNull(page.document().getElementById("favorite-color"), page.body());
    }

    private static JsonNode introspect(LinkingClient client, String token) {
        return ResourceServers.introspect(client, "pizza", token).json();
    }
}
