package org.sayso.samples.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.Filter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The application as it stands beside others on one class path: its pages, and what it leaves out. */
@ExtendWith(OutputCaptureExtension.class)
class ApplicationTests {

    @TempDir
    static Path directory;

    private static RunningSkill skill;

    @BeforeAll
    static void start() throws IOException {
        skill = RunningSkill.start(directory, Clock.systemUTC(), Map.of());
    }

    @AfterAll
    static void stop() {
        skill.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/color"})
    void homePage_saysWhatThisIsWithPrivacyAndTerms(String path) {
        Browser.Page page = new Browser().open(skill.uri(path));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.address().getPath()).isEqualTo("/color");
        assertThat(page.document().title()).isEqualTo("Favorite Color");
        assertThat(page.document().select("#privacy, #terms")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/color/color.css", "/color/icon.svg"})
    void whatThePageNeeds_isThere(String path) {
        assertThat(new Browser().open(skill.uri(path)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing", "/color/nothing", "/accounts/accounts.css", "/sign-in", "/oauth2/token", "/error/x"})
    void pagesOfOthersOnTheClassPath_doNotExistHere(String path) {
        Browser.Page page = new Browser().open(skill.uri(path));
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.document().title()).isEqualTo("Nothing here · Favorite Color");
    }

    @Test
    void securityAndTemplatesOfOthers_areLeftOut() {
        assertThat(skill.context().getBeansOfType(Filter.class).values())
                .noneMatch(filter -> filter.getClass().getName().contains("security"));
        assertThat(skill.context().getBeanDefinitionNames())
                .noneMatch(name -> name.contains("thymeleaf") || name.contains("springSecurity"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sayso.skill-id",
                "sayso.token.introspection.client-secret",
                "sayso.accounts.client-secret",
                "sayso.confirmation.secret",
                "sayso.audit.key-file",
                "sayso.delivery.phone-inbox.token"
            })
    void requiredSettingMissing_isNamedWithTheFix(String property, CapturedOutput output, @TempDir Path other)
            throws IOException {
        Map<String, String> settings = RunningSkill.required(other);
        settings.remove(property);
        assertThatThrownBy(() -> FavoriteColorApplication.start(settings).close())
                .isNotNull();
        assertThat(output)
                .contains("The setting " + property + " is not set", "Action:")
                .doesNotContain(RunningSkill.API_SECRET, RunningSkill.BACKEND_SECRET);
    }

    @Test
    void onlyWhatMustBeGiven_starts(@TempDir Path other) throws IOException {
        FavoriteColorApplication.start(RunningSkill.required(other)).close();
    }
}
