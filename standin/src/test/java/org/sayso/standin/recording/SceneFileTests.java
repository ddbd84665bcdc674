package org.sayso.standin.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sayso.standin.yaml.UnreadableYamlException;

/** Scenes as they are written, and what docs/standin.md says of them. */
class SceneFileTests {

    private static final String HEAD = "name: x\nskill: y\n";

    private static String guide() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "standin.md"));
        return guide.substring(guide.indexOf("## Scenes and recordings"));
    }

    @Test
    void sceneOfTheGuide_isRead_andWrittenAsItIsRead() throws IOException {
        Scene scene = SceneFile.parse(Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(guide())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow());

        assertThat(scene.name()).isEqualTo("wrong-code-first");
        assertThat(scene.steps()).hasSize(7);
        assertThat(scene.steps().get(5)).isEqualTo(new Step.Wait(Duration.ofMinutes(2)));
        String written = SceneText.write(scene);
        assertThat(SceneText.write(SceneFile.parse(written))).isEqualTo(written);
    }

    static Stream<Arguments> members() {
        return Stream.of(
                Arguments.of("the scene", SceneFile.FILE),
                Arguments.of("`before`", SceneFile.BEFORE),
                Arguments.of("a person in `before`", SceneFile.PERSON),
                Arguments.of("a step", SceneFile.STEP),
                Arguments.of("`expect`", SceneFile.EXPECT),
                Arguments.of("`end`", SceneFile.END));
    }

    @ParameterizedTest
    @MethodSource("members")
    void guide_namesEveryMember(String where, List<String> members) throws IOException {
        String row = guide().lines()
                .filter(line -> line.startsWith("| " + where + " |"))
                .findFirst()
                .orElseThrow();
        List<String> named = Pattern.compile("`([^`]+)`")
                .matcher(row)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(named).containsAll(members);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            steps:\\n  - say: hello\\n    spoken: hi | line 5: steps 1: there is no member spoken
            steps:\\n  - say: hello\\n    wait: 1m | it must have one of say, silence, wait, link
            steps:\\n  - by: ann | it must have one of say, silence, wait, link
            steps:\\n  - wait: soon | Write a length of time such as 90s, 10m, 2h or 3d
            steps:\\n  - wait: 1m\\n    expect:\\n      linked: true | expect means nothing beside wait
            steps:\\n  - silence: false | silence is not true
            steps:\\n  - say: hi\\n    expect:\\n      session: ajar | Write open or closed
            steps:\\n  - say: hi\\n    expect:\\n      matches: '(' | Write a regular expression
            steps: [] | Write a name of small letters, digits and dashes, and at least one step
            before:\\n  grantedEarlier: maybe\\nsteps:\\n  - say: hi | Write ask-consent, ask-code or ask-nothing
            before:\\n  people:\\n    ann:\\n      pin: 12\\nsteps:\\n  - say: hi | Write none, or four digits
            before:\\n  people:\\n    ann:\\n      phone: mine\\nsteps:\\n  - say: hi | Write own, none, or a number
            """)
    void whatIsWrong_isToldWithItsFix(String rest, String told) {
        assertThatThrownBy(() -> SceneFile.parse(HEAD + rest.replace("\\n", "\n")))
                .isInstanceOf(UnreadableYamlException.class)
                .hasMessageContaining(told);
    }

    @Test
    void manyProblems_areToldUpToTwenty_withTheNumberOfTheRest() {
        String steps = "  - shout: hello\n".repeat(23);

        assertThatThrownBy(() -> SceneFile.parse(HEAD + "steps:\n" + steps))
                .isInstanceOfSatisfying(UnreadableYamlException.class, wrong -> {
                    int all = wrong.problems().size();
                    assertThat(all).isGreaterThan(20);
                    assertThat(String.valueOf(wrong.getMessage()).lines())
                            .hasSize(21)
                            .last()
                            .isEqualTo("and " + (all - 20) + " more");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "90s, 90s",
        "10m, 10m",
        "600s, 10m",
        "2h, 2h",
        "P3D, 3d",
        "PT1H30M, 90m",
        "PT0.5S, PT0.5S",
        "PT90.25S, PT1M30.25S"
    })
    void span_isWrittenInTheLargestUnit(String text, String written) {
        assertThat(Spans.text(Spans.parse(text))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"0s", "-PT1M", "4000d", "''", "ten minutes", "9999999999999999999h"})
    void spanThatCannotBe_isRefused(String text) {
        assertThatThrownBy(() -> Spans.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
