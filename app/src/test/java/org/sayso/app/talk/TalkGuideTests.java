package org.sayso.app.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sayso.app.send.SendCommand;
import picocli.CommandLine;

/** What docs/standin.md says of {@code sayso talk} and {@code sayso send} is what there is. */
class TalkGuideTests {

    private static String guide(String from, String to) throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "standin.md"));
        return guide.substring(guide.indexOf("## " + from), guide.indexOf("## " + to));
    }

    private static String guide() throws IOException {
        return guide("Talk to a skill from the terminal", "Send one request");
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyOption_isInTheGuide_andNoOther() throws IOException {
        assertThat(found("`(--[a-z-]+)`", guide())).isEqualTo(options(new TalkCommand()));
    }

    @Test
    void everyOptionOfSend_isInTheGuide_andNoOther() throws IOException {
        assertThat(found("`(--[a-z-]+)`", guide("Send one request", "Scenes and recordings")))
                .isEqualTo(options(new SendCommand()));
    }

    private static Set<String> options(Object command) {
        return new CommandLine(command)
                .getCommandSpec().options().stream()
                        .flatMap(option -> Arrays.stream(option.names()))
                        .filter(name -> name.startsWith("--"))
                        .filter(name -> !Set.of("--help", "--version").contains(name))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyCommand_isInTheGuide_andNoOther() throws IOException {
        Set<String> commands = found("^:([a-z]+)", String.join("\n", Talk.HELP));
        commands.add("help");
        assertThat(found("`:([a-z]+)", guide())).isEqualTo(commands);
    }
}
