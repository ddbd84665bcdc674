package org.sayso.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sayso.app.admin.AdminCommand;
import org.sayso.app.admin.ClientCommand;
import org.sayso.app.admin.KeyCommand;
import org.sayso.app.admin.LinkCommand;
import org.sayso.app.admin.UserCommand;
import org.sayso.authorization.admin.AdminAudit;
import org.sayso.authorization.settings.AdminSettings;
import org.sayso.authorization.token.SigningKeys;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What docs/serve.md says is so. */
class ServeGuideTests {

    private static final Map<String, CommandLine> COMMANDS = Map.of(
            "serve", new CommandLine(new ServeCommand()),
            "admin", new CommandLine(new AdminCommand()),
            "client", new CommandLine(new ClientCommand()),
            "key", new CommandLine(new KeyCommand()),
            "link", new CommandLine(new LinkCommand()),
            "user", new CommandLine(new UserCommand()));

    private static String guide() throws IOException {
        return Files.readString(Path.of("../docs/serve.md"));
    }

    private static Stream<MatchResult> found(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(guide()).results();
    }

    private static CommandLine command(String[] words) {
        CommandLine group = Objects.requireNonNull(COMMANDS.get(words[0]), words[0]);
        return words[0].equals("serve")
                ? group
                : Objects.requireNonNull(group.getSubcommands().get(words[1]), words[1]);
    }

    @Test
    void commandsInTheGuide_existWithTheirOptions() throws IOException {
        List<String> lines = found("sayso ((?:serve|admin|client|key|link|user) [^`\n>]*)")
                .map(match -> match.group(1))
                .toList();
        assertThat(lines).hasSizeGreaterThan(25);
        for (String line : lines) {
            CommandLine command = command(line.split(" ", -1));
            Pattern.compile("--[a-z-]+")
                    .matcher(line)
                    .results()
                    .map(MatchResult::group)
                    .forEach(option -> assertThat(command.getCommandSpec().optionsMap())
                            .as(line)
                            .containsKey(option));
        }
    }

    @Test
    void everyCommand_isInTheTable() throws IOException {
        Set<String> shown = found("^\\| `sayso ([a-z]+ [a-z-]+)")
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> existing = new TreeSet<>();
        COMMANDS.forEach((group, line) -> line.getSubcommands().keySet().stream()
                .filter(name -> !name.equals("help"))
                .forEach(name -> existing.add(group + " " + name)));
        assertThat(shown).isEqualTo(existing);
    }

    @Test
    void secrets_areNeverArguments() {
        COMMANDS.values().stream()
                .flatMap(group -> Stream.concat(Stream.of(group), group.getSubcommands().values().stream()))
                .flatMap(command -> command.getCommandSpec().options().stream())
                .map(OptionSpec::longestName)
                .forEach(name -> assertThat(name).doesNotContain("secret", "password", "token"));
    }

    @Test
    void settingsInTheGuide_areKnownOnes_withTheDefaultsOfServe() throws IOException {
        KnownNames known = KnownNames.onTheClassPath();
        List<MatchResult> rows = found("^\\| `(sayso\\.authorization\\.[a-z.-]+)` \\| (none|`[^`]*`) \\|")
                .toList();
        assertThat(rows).hasSize(6);
        for (MatchResult row : rows) {
            assertThat(known.problem(row.group(1))).as(row.group(1)).isEmpty();
            String written = row.group(2).replace("`", "");
            Object otherwise = ServeConfig.DEFAULTS.get(row.group(1));
            if (otherwise != null) {
                assertThat(written).isEqualTo(otherwise);
            }
        }
        assertThat(guide()).contains("within 20 seconds", "`spring.lifecycle.timeout-per-shutdown-phase`");
        assertThat(ServeConfig.DEFAULTS).containsEntry("spring.lifecycle.timeout-per-shutdown-phase", "20s");
    }

    @Test
    void namesOfTheCode_areThoseOfTheGuide() throws IOException {
        assertThat(guide())
                .contains("`" + AdminAudit.LOGGER + "`", "`" + AdminSettings.SCOPE + "`")
                .contains(Stream.of(SigningKeys.State.values())
                        .map(state -> "`" + state + "`")
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void exampleThatIsPrinted_isTheOneOfTheFirstStep() {
        StringWriter out = new StringWriter();
        assertThat(new CommandLine(new ServeCommand())
                        .setOut(new PrintWriter(out))
                        .execute("--example"))
                .isZero();
        assertThat(out.toString()).contains("chmod 600", "openssl rand -base64 32");
    }
}
