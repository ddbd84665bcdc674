package org.sayso.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sayso.linking.check.FindingKind;

/** The tables of docs/linking.md are those of the code. */
class GuideTests {

    private static List<String> rows(String heading) throws IOException {
        return Files.readAllLines(Path.of("../docs/linking.md")).stream()
                .dropWhile(line -> !line.startsWith(heading))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    @Test
    void findings_areListedInOrder_withSeverityAndReason() throws IOException {
        assertThat(rows("| id | severity |"))
                .isEqualTo(Stream.of(FindingKind.values())
                        .map(kind -> "| `" + kind.id() + "` | "
                                + kind.severity().word() + " | " + kind.what() + " | " + kind.why() + " |")
                        .toList());
    }

    @Test
    void members_areListedInOrder() throws IOException {
        assertThat(rows("| member | needed |").stream().map(row -> row.replaceAll("^\\| `(\\w+)` .*", "$1")))
                .isEqualTo(LinkingReader.MEMBERS);
    }

    @Test
    void membersOfVoiceForward_areNamed() throws IOException {
        assertThat(rows("| member | needed |").stream().filter(row -> row.startsWith("| `voiceForward`")))
                .singleElement()
                .satisfies(row -> assertThat(row).contains(LinkingReader.VOICE_FORWARD_MEMBERS));
    }
}
