package org.sayso.samples.pizza.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide to approvals says is what Pizza on Demand has. */
class ApprovalGuideTests {

    private static final Path ROOT = Path.of("../..");

    @Test
    void settingsOfTheGuide_areThoseOfTheApplication() throws IOException {
        String application = Files.readString(Path.of("src/main/resources/pizza-on-demand.yml"))
                .replaceAll("(?m)^ *#.*\\R", "")
                .replaceAll("(?m)^ {4}", "");
        String shown = find("```yaml\\R(.*?)```").get(0);
        assertThat(application).contains(shown);
        assertThat(find("`pizza\\.([a-z-]+)` \\| `[^`]*`")).allMatch(name -> application.contains(name + ":"));
    }

    @Test
    void headingsOfTheGuide_areThoseOfThePage() throws IOException {
        List<String> headings = find("(?m)^\\| ([A-Z][A-Za-z ]+) \\| ");
        assertThat(headings)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ApprovalResult.values())
                        .map(ApprovalResult::heading)
                        .toList());
    }

    @Test
    void classesOfTheGuide_exist() throws IOException {
        List<String> files = find("\\]\\(\\.\\./(samples/[^)]+)\\)");
        assertThat(files).hasSize(4).allMatch(file -> Files.exists(ROOT.resolve(file)));
    }

    private static List<String> find(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("docs/approval.md")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
