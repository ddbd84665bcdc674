package org.sayso.standin.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/standin.md calls the default is the default. */
class TaskGuideTests {

    static Stream<String> defaults() {
        TaskSettings settings = TaskSettings.DEFAULTS;
        VoiceLinkingSettings linking = settings.linking();
        return Stream.of(
                "| a refusal is recent | for " + Times.inWords(linking.refusalMemory()) + " |",
                "| a code | counts for " + Times.inWords(linking.codeLife()) + " and three tries |",
                "| nobody answers, twice | `" + status(LinkEnding.SILENCE) + "` |",
                "| no right code | `" + status(LinkEnding.WRONG_CODE) + "` |",
                "fails | `" + status(LinkEnding.PROVIDER_FAILED) + "`, status code "
                        + LinkEnding.PROVIDER_FAILED.byDefault().code() + " |",
                "| the account is linked already | `" + status(LinkEnding.ALREADY_LINKED) + "` |",
                "| refused lately | `" + status(LinkEnding.REFUSED_LATELY) + "` |",
                "linking by voice | status code "
                        + LinkEnding.SKILL_NOT_READY.byDefault().code() + ", no `result.status` |",
                "| nobody says a PIN | `" + settings.pin().silence() + "` |",
                "| a PIN is asked of an unknown voice | `" + settings.pin().voiceUnknown() + "` |",
                "of an unknown voice | `" + settings.consent().voiceUnknown() + "` |");
    }

    private static String status(LinkEnding ending) {
        return ending.byDefault().status();
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void guide_namesTheDefault(String row) throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "standin.md"))).contains(row);
    }
}
