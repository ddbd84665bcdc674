package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.authorization.Browser.Page;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Colours, logo and templates of the service's own. */
@ExtendWith(OutputCaptureExtension.class)
class PageLookTests {

    private static final String PAGES = "sayso.authorization.pages.";

    @TempDir
    Path directory;

    @Test
    void colorsAndLogo_areOnThePageAndServed() throws IOException {
        Path logo = Files.writeString(directory.resolve("logo.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
        try (RunningServer server = RunningServer.start(Map.of(
                PAGES + "accent-color",
                "#B3261E",
                PAGES + "logo",
                logo.toString(),
                PAGES + "logo-dark",
                logo.toString()))) {
            Browser browser = new Browser(server);
            Page page = browser.open("/sign-in");
            assertThat(page.document().select("link[rel=stylesheet]").eachAttr("href"))
                    .containsExactly("/accounts/accounts.css", "/accounts/colors.css");
            assertThat(page.document().select("header img[src=/accounts/logo]").attr("alt"))
                    .isEqualTo("Pizza on Demand");
            assertThat(page.document().select("header source[srcset=/accounts/logo-dark]"))
                    .hasSize(1);
            Page colors = browser.open("/accounts/colors.css");
            assertThat(colors.header("content-type")).startsWith("text/css");
            assertThat(colors.header("cache-control")).contains("max-age=3600");
            assertThat(colors.body())
                    .startsWith(":root { --accent: #b3261e; }")
                    .containsPattern("dark\\) \\{ :root \\{ --accent: #[0-9a-f]{6}; } }");
            for (String path : new String[] {"/accounts/logo", "/accounts/logo-dark"}) {
                assertThat(browser.open(path).header("content-type")).isEqualTo("image/svg+xml");
                assertThat(browser.page().header("content-security-policy")).contains("default-src 'self'");
            }
        }
    }

    @Test
    void withoutSettings_thereIsNothingToLoad() {
        try (RunningServer server = RunningServer.start()) {
            Browser browser = new Browser(server);
            assertThat(browser.open("/").document().select("header").text()).isEqualTo("Pizza on Demand");
            assertThat(browser.open("/accounts/colors.css").status()).isEqualTo(404);
            assertThat(browser.open("/accounts/logo").status()).isEqualTo(404);
        }
    }

    @Test
    void template_takesThePlaceOfOursAndKeepsTheFrame() throws IOException {
        Files.writeString(
                directory.resolve("home.html"),
                "<html th:replace=\"~{accounts/layout :: page('Hello', ~{::main})}\"><main>"
                        + "<h1 id=\"own\" th:text=\"#{home.heading(${service})}\">x</h1></main></html>");
        try (RunningServer server = RunningServer.start(Map.of(PAGES + "templates", directory.toString()))) {
            Page home = new Browser(server).open("/");
            assertThat(home.document().select("#own").text()).isEqualTo("Accounts of Pizza on Demand");
            assertThat(home.document().select("footer a")).hasSize(7);
            assertThat(new Browser(server).open("/sign-in").document().select("#sign-in"))
                    .hasSize(1);
        }
    }

    @Test
    void layout_changesEveryPage() throws IOException {
        Files.writeString(
                directory.resolve("layout.html"),
                "<html xmlns:th=\"http://www.thymeleaf.org\" th:fragment=\"page(title, content)\"><body>"
                        + "<b>ours</b><main th:replace=\"${content}\"></main></body></html>");
        try (RunningServer server = RunningServer.start(Map.of(PAGES + "templates", directory.toString()))) {
            for (String path : new String[] {"/", "/sign-in", "/nothing"}) {
                assertThat(new Browser(server).open(path).document().select("b").text())
                        .isEqualTo("ours");
            }
        }
    }

    @Test
    void templateOfAnUnknownName_isRefusedWithTheKnownNames(CapturedOutput output) throws IOException {
        Files.writeString(directory.resolve("signin.html"), "<p></p>");
        refused(Map.of("templates", directory.toString()), output);
        assertThat(output.getAll())
                .contains(
                        "takes no page's place: signin.html",
                        "account.html, channel.html, consent.html, contact-code.html, contact-stop.html, "
                                + "contact.html, delete-now.html, delete.html, deleted.html, end-link.html, error.html, "
                                + "forgotten-password.html, home.html, layout.html, mailed-code.html, new-passkey.html, "
                                + "new-password.html, parts.html, profile.html, sign-in.html, sign-up.html");
    }

    @Test
    void directoryThatIsNone_isRefused(CapturedOutput output) {
        refused(Map.of("templates", directory.resolve("none").toString()), output);
        assertThat(output.getAll()).contains("pages.templates is no directory that can be read");
    }

    @Test
    void logoThatIsNoPicture_isRefused(CapturedOutput output) throws IOException {
        refused(
                Map.of(
                        "logo",
                        Files.writeString(directory.resolve("logo.gif"), "").toString()),
                output);
        assertThat(output.getAll()).contains("pages.logo is no picture that all browsers show");
    }

    @Test
    void logoThatIsMissingOrHuge_isRefused(CapturedOutput output) throws IOException {
        refused(Map.of("logo", directory.resolve("none.png").toString()), output);
        assertThat(output.getAll()).contains("pages.logo cannot be read");
        Path huge = Files.write(directory.resolve("huge.png"), new byte[200_001]);
        refused(Map.of("logo", huge.toString()), output);
        assertThat(output.getAll()).contains("has 200001 bytes");
    }

    private static void refused(Map<String, String> settings, CapturedOutput output) {
        Map<String, String> named = new java.util.HashMap<>();
        settings.forEach((name, value) -> named.put(PAGES + name, value));
        Throwable failure = catchThrowable(() -> RunningServer.start(named).close());
        assertThat(failure).isNotNull();
        assertThat(output.getAll()).contains("The authorization server refuses to start: sayso.authorization.pages.");
    }
}
