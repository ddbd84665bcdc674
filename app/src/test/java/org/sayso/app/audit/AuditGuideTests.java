package org.sayso.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sayso.audit.seal.AuditFinding;
import picocli.CommandLine;

/** What docs/audit.md says is so. */
class AuditGuideTests {

    private static List<String> found(String pattern) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher matcher =
                Pattern.compile(pattern, Pattern.MULTILINE).matcher(Files.readString(Path.of("../docs/audit.md")));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void settings_exist_andAllAreNamed() throws IOException {
        StringBuilder metadata = new StringBuilder();
        for (var url : Collections.list(
                getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream in = url.openStream()) {
                metadata.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Set<String> existing = new TreeSet<>();
        Matcher matcher =
                Pattern.compile("\"name\": \"(sayso\\.audit\\.[a-z-]+)\"").matcher(metadata);
        while (matcher.find()) {
            existing.add(matcher.group(1));
        }

        assertThat(existing).hasSize(5);
        assertThat(new TreeSet<>(found("(sayso\\.audit\\.[a-z-]+)"))).isEqualTo(existing);
    }

    @Test
    void findings_areAllInTheTable() throws IOException {
        assertThat(found("^\\| `([A-Z_]+)` \\|"))
                .isEqualTo(Stream.of(AuditFinding.Kind.values()).map(Enum::name).toList());
    }

    @Test
    void commands_haveTheOptionsThatAreShown() throws IOException {
        CommandLine audit = new CommandLine(new AuditCommand());

        List<String> lines = found("^sayso audit (.*)$");
        assertThat(lines).hasSize(5);
        for (String line : lines) {
            CommandLine command = Objects.requireNonNull(audit.getSubcommands().get(line.split(" ", 2)[0]), line);
            Matcher options = Pattern.compile("--[a-z-]+").matcher(line);
            while (options.find()) {
                assertThat(command.getCommandSpec().optionsMap()).containsKey(options.group());
            }
        }
    }
}
