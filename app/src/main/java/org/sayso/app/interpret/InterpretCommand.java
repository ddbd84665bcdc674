package org.sayso.app.interpret;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sayso.app.lines.BoundedLines;
import org.sayso.app.token.Logging;
import org.sayso.standin.language.LanguageUnderstanding;
import org.sayso.standin.language.Understanding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sayso interpret}: what utterances mean to a skill. */
@Command(
        name = "interpret",
        description =
                "Says which intent and slots a skill would be told for utterances from standard input, one on each line (UTF-8), with one JSON line for each.",
        footer = {
            "",
            "Utterances are understood as said while the skill's session is open. Only slots that were said appear. \"value\" is what was said, or for",
            "built-in types Amazon's format, such as 2026-11-22 or PT10M. \"resolvedName\" and \"resolvedId\" are the model's value and id (where it has none,",
            "the MD5 of the value). A slot that takes several values has lists of these; null stands where a value is none of the model's.",
            "What the model does not know is AMAZON.FallbackIntent, or null where it has none. \"intent\" is null as well for an empty line, and for words",
            "such as \"exit\" that end the session, of which a skill is told without an intent.",
            "With --outside a LaunchRequest has no intent; \"request\" and \"intent\" are null where the skill is not meant.",
            "Of a line, 2,000 characters are heard; the rest is dropped."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every line was answered, whatever it means", "2:wrong usage, or the model cannot be used"})
public final class InterpretCommand implements Callable<Integer> {

    private static final int LONGEST_UTTERANCE = 2_000;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "The interaction model as the ASK CLI keeps it, with or without the outer interactionModel.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path model;

    @Option(
            names = "--locale",
            paramLabel = "L",
            description = "The model's locale, such as de-DE. Default: the file's name (de-DE.json), or else en-US.")
    private @Nullable String locale;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description =
                    "The time at the device, such as 2026-11-21T10:00:00Z or with its own offset: what \"tomorrow\" is counted from. Default: the machine's.")
    private @Nullable ZonedDateTime now;

    @Option(names = "--explain", description = "Add \"explanation\": why it was understood so.")
    private boolean explain;

    @Option(
            names = "--outside",
            description =
                    "Utterances are said to the device outside a session, with the invocation name; adds \"request\".")
    private boolean outside;

    @Override
    public Integer call() throws IOException {
        Logging.warningsToStandardError();
        ModelFile file = ModelFile.read(model, locale);
        ZonedDateTime fixed = now;
        Supplier<ZonedDateTime> clock = fixed == null ? ZonedDateTime::now : () -> fixed;
        LanguageUnderstanding understanding = file.understanding(clock);
        Interpretation interpretation = new Interpretation(outside, explain, file.multiValueSlots());
        BoundedLines lines = new BoundedLines(System.in, LONGEST_UTTERANCE);
        // JSON is UTF-8 whatever the terminal's encoding is (RFC 8259 section 8.1).
        @SuppressWarnings("resource") // standard output stays open
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            String utterance = line.get();
            out.print(interpretation.line(utterance, understand(understanding, utterance)) + "\n");
            out.flush();
            if (out.checkError()) {
                return 0;
            }
        }
        return 0;
    }

    private Understanding understand(LanguageUnderstanding understanding, String utterance) {
        if (utterance.isBlank()) {
            return outside
                    ? new Understanding.NotMeant("Nothing was said.")
                    : new Understanding.NotUnderstood("Nothing was said.");
        }
        return outside ? understanding.outsideSession(utterance) : understanding.inSession(utterance);
    }
}
