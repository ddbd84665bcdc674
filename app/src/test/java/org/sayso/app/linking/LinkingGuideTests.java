package org.sayso.app.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What docs/linking.md shows is what the commands print, and the file it shows is the sample's. */
class LinkingGuideTests {

    private static final Path ROOT = Path.of("..");
    private static final Pattern FILE =
            Pattern.compile("^`([a-z.-]+)`:\n\n```(?:yaml|json)\n(.*?)```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CONSOLE = Pattern.compile(
            "^```console\n\\$ java -jar app/target/sayso.jar linking (.*?)\n(.*?)```$",
            Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    private Path folder;

    private static String guide() throws IOException {
        return Files.readString(ROOT.resolve("docs/linking.md"));
    }

    record Shown(String command, String output) {

        @Override
        public String toString() {
            return command;
        }
    }

    static Stream<Shown> shown() throws IOException {
        List<Shown> shown = new ArrayList<>();
        Matcher matcher = CONSOLE.matcher(guide());
        while (matcher.find()) {
            shown.add(new Shown(matcher.group(1), matcher.group(2)));
        }
        return shown.stream();
    }

    @ParameterizedTest
    @MethodSource("shown")
    void command_printsWhatTheGuideShows(Shown shown) throws IOException {
        Matcher files = FILE.matcher(guide());
        while (files.find()) {
            Files.writeString(folder.resolve(files.group(1)), files.group(2));
        }
        String[] arguments =
                Stream.of(shown.command().split(" ", -1)).map(this::located).toArray(String[]::new);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        new CommandLine(new LinkingCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);

        assertThat((out + "" + err).replace(folder + "/", "").replace("../samples/", "samples/"))
                .isEqualTo(shown.output());
    }

    @Test
    void everyCommandIsShown() throws IOException {
        assertThat(shown()).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void fileInTheGuide_isTheSamples() throws IOException {
        String sample = Files.readString(ROOT.resolve("samples/pizza-on-demand/linking.yml"));

        assertThat(guide()).contains(sample.substring(sample.indexOf("skill:")));
    }

    private String located(String argument) {
        if (argument.startsWith("samples/")) {
            return ROOT.resolve(argument).toString();
        }
        return argument.matches("[a-z-]+\\.(yml|json)")
                ? folder.resolve(argument).toString()
                : argument;
    }
}
