package org.sayso.samples.wear;

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
                        WhatToWearApplication.start(Map.of("server.port", "0")).close())
                .isNotNull();
        assertThat(output).contains("The setting sayso.skill-id is not set", "Action:", "Set it to");
    }

    @Test
    void skillIdGiven_startsOnThisMachineOnlyAndWithoutWarning(CapturedOutput output) {
        Map<String, String> settings = Map.of("server.port", "0", "sayso.skill-id", "amzn1.ask.skill.test");
        try (var skill = WhatToWearApplication.start(settings)) {
            assertThat(skill.getEnvironment().getProperty("server.address")).isEqualTo("127.0.0.1");
            assertThat(skill.getEnvironment().getProperty("sayso.alexa.path")).isEqualTo("/wear/alexa");
        }
        assertThat(output).doesNotContain("WARN", "ERROR");
    }
}
