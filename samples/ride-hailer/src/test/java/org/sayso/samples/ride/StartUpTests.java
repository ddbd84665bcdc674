package org.sayso.samples.ride;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What cannot work is explained at start-up, with the fix; the accounts need not be there yet. */
@ExtendWith(OutputCaptureExtension.class)
class StartUpTests {

    @Test
    void skillIdMissing_isNamedWithTheFix(CapturedOutput output) {
        assertThatThrownBy(() ->
                        RideHailerApplication.start(Map.of("server.port", "0")).close())
                .isNotNull();
        assertThat(output).contains("The setting sayso.skill-id is not set", "Action:", "Set it to");
    }

    @Test
    void skillIdGiven_startsOnThisMachineOnlyAndWithoutWarning(CapturedOutput output) {
        Map<String, String> settings = Map.of("server.port", "0", "sayso.skill-id", "amzn1.ask.skill.test");
        try (var skill = RideHailerApplication.start(settings)) {
            assertThat(skill.getEnvironment().getProperty("server.address")).isEqualTo("127.0.0.1");
            assertThat(skill.getEnvironment().getProperty("sayso.alexa.path")).isEqualTo("/ride/alexa");
        }
        assertThat(output).doesNotContain("WARN", "ERROR");
    }

    @Test
    void tokensOfAnotherProvider_areRefusedTogetherWithLinkingByVoice(CapturedOutput output) {
        Map<String, String> settings = Map.of(
                "server.port",
                "0",
                "sayso.skill-id",
                "amzn1.ask.skill.test",
                "sayso.token.profile",
                "rfc-9068",
                "sayso.token.issuer",
                "https://accounts.example",
                "sayso.token.audience",
                "https://ride-hailer.example");
        assertThatThrownBy(() -> RideHailerApplication.start(settings).close()).isNotNull();
        assertThat(output)
                .contains(
                        "The setting sayso.voice-forward.enabled is true while sayso.token.profile is not login-with-amazon",
                        "Action:",
                        "Login with Amazon");
    }
}
