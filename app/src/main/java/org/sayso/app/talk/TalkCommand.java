package org.sayso.app.talk;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sayso.app.launch.WrongSetting;
import org.sayso.app.lines.BoundedLines;
import org.sayso.app.token.Logging;
import org.sayso.standin.recording.Recorder;
import org.sayso.standin.recording.Scene;
import org.sayso.standin.recording.SceneFile;
import org.sayso.standin.recording.ScenePlayer;
import org.sayso.standin.recording.SceneResult;
import org.sayso.standin.recording.SceneText;
import org.sayso.standin.yaml.UnreadableYamlException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sayso talk}: a conversation with a skill in the terminal. */
@Command(
        name = "talk",
        description =
                "Plays Alexa for a skill in any language: what you type is said, and the skill gets signed requests. :help tells what else there is.",
        footer = {
            "",
            "The skill accepts the requests if it trusts ca.pem among the keys; the certificate chain is served at",
            "http://localhost:PORT/echo.api/echo-api-cert-standin.pem. A skill that links with Amazon asks http://localhost:PORT about tokens.",
            "Lines may also come from a file or a pipe. Tokens and one-time codes are hidden in what --show-json prints."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the conversation ended, or the scene went as expected",
            "1:the scene went otherwise, or the stand-in cannot start",
            "2:wrong usage, or a file cannot be used"
        })
public final class TalkCommand implements Callable<Integer> {

    private static final int LONGEST_LINE = 2_000;

    @Mixin
    private final TalkOptions options = new TalkOptions();

    @Option(names = "--show-json", description = "Print each request and response as well.")
    private boolean showJson;

    @Option(names = "--play", paramLabel = "FILE", description = "Play a scene or a recording instead of talking.")
    private @Nullable Path play;

    @Option(names = "--record", paramLabel = "FILE", description = "Keep the conversation as a scene in this new file.")
    private @Nullable Path record;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Logging.warningsToStandardError();
        if (play != null && record != null) {
            throw new WrongSetting("Give --play or --record, not both.");
        }
        if (record != null && Files.exists(record)) {
            throw new WrongSetting("--record: there is a file " + record + " already. Name a new one.");
        }
        Path directory = record == null ? null : record.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new WrongSetting("--record: there is no directory for " + record + ". Make it first.");
        }
        Scene scene = play == null ? null : scene(play);
        Transcript transcript = new Transcript(spec.commandLine().getOut(), showJson);
        try (TalkHouse house = TalkHouse.open(options)) {
            transcript.adviseOnRefusal(house.adviceOnRefusal());
            Path made = house.newKeys();
            if (made != null) {
                PrintWriter err = spec.commandLine().getErr();
                err.println("Made new keys. A skill accepts them once it trusts " + made + ".");
                err.flush();
            }
            if (scene != null) {
                return play(house, scene, transcript);
            }
            talk(house, transcript);
            return 0;
        }
    }

    private static Scene scene(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new WrongSetting("--play: there is no file " + file + ".");
        }
        try {
            return SceneFile.read(file);
        } catch (UnreadableYamlException wrong) {
            throw new WrongSetting("--play " + file + ": " + wrong.getMessage(), wrong);
        }
    }

    private static int play(TalkHouse house, Scene scene, Transcript transcript) {
        transcript.begins(scene);
        SceneResult result = new ScenePlayer(house).play(scene, transcript::step);
        transcript.line(result.passed() ? "It went as expected." : "It did not go as expected.");
        return result.passed() ? 0 : 1;
    }

    private void talk(TalkHouse house, Transcript transcript) throws IOException {
        Talk talk = new Talk(house, transcript, options.person, options.device, terminal());
        BoundedLines lines = new BoundedLines(System.in, LONGEST_LINE);
        if (record == null) {
            talk.run(lines);
            return;
        }
        String device = options.device == null
                ? house.alexa().household().devices().get(0).id()
                : options.device;
        try (Recorder recorder = Recorder.start(house.alexa(), device)) {
            talk.run(lines);
            if (recorder.steps() == 0) {
                transcript.line("Nothing was said, so nothing was recorded.");
                return;
            }
            Scene scene = recorder.scene(title(record));
            try (PrintStream file = new PrintStream(Files.newOutputStream(record), false, StandardCharsets.UTF_8)) {
                file.print(SceneText.write(scene));
            }
            transcript.line("Recorded in " + record + "; --play plays it again.");
        } catch (IllegalStateException nothing) {
            transcript.line(String.valueOf(nothing.getMessage()));
        }
    }

    /** Whether somebody types. Newer versions of Java have a console in any case, and say whether it is a terminal. */
    private static boolean terminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }

    /** The file's name without its ending. */
    private static String title(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    }
}
