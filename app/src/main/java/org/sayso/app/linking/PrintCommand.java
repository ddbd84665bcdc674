package org.sayso.app.linking;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sayso.linking.ClientSecret;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.LinkingReader;
import org.sayso.linking.Placeholders;
import org.sayso.linking.UnreadableLinkingException;
import org.sayso.linking.check.Finding;
import org.sayso.linking.check.LinkingCheck;
import org.sayso.linking.check.Severity;
import org.sayso.linking.print.LinkingPrinter;
import org.sayso.linking.print.Printout;
import org.sayso.linking.print.SecretText;
import org.sayso.linking.print.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code sayso linking print}: the file in the form that Amazon or an identity provider takes. */
@Command(
        name = "print",
        description = {
            "Prints a linking file in the form that Amazon or an identity provider takes.",
            "Standard output has the settings and nothing else; what they cannot say comes on standard error."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:printed", "2:wrong usage, or the file cannot be read"})
final class PrintCommand implements Callable<Integer> {

    @Option(
            names = "--for",
            required = true,
            paramLabel = "TARGET",
            converter = TargetWord.class,
            completionCandidates = TargetWords.class,
            description = "Whose form: ${COMPLETION-CANDIDATES}.")
    private Target target = Target.AMAZON;

    @Option(names = "--show-secret", description = "Print the client secret instead of its placeholder.")
    private boolean showSecret;

    @Parameters(paramLabel = "FILE", description = "The linking file; - is standard input.")
    private String file = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Placeholders environment = Placeholders.environment();
        Input input = new Input(file);
        LinkingFile linking;
        try {
            linking = input.read(new LinkingReader(environment)::read);
        } catch (UnreadableLinkingException e) {
            return Unreadable.report(input, e, err);
        }
        if (showSecret
                && linking.clientSecret() != null
                && secret(linking.clientSecret(), environment).isEmpty()) {
            err.println(linking.clientSecret().placeholder() + " has no value. Set it in the environment.");
            err.flush();
            return 2;
        }
        SecretText text =
                showSecret ? secret -> secret(secret, environment).orElse(secret.placeholder()) : SecretText.hidden();
        Printout printout = LinkingPrinter.print(linking, target, text);
        PrintWriter out = spec.commandLine().getOut();
        out.println(printout.text());
        out.flush();
        printout.notes().forEach(note -> err.println("Note: " + note));
        warn(LinkingCheck.check(linking, environment, null), err);
        err.flush();
        return 0;
    }

    private static Optional<String> secret(ClientSecret secret, Placeholders environment) {
        return secret.reveal(environment).filter(value -> !value.isBlank());
    }

    private static void warn(List<Finding> findings, PrintWriter err) {
        long errors = findings.stream()
                .filter(each -> each.severity() == Severity.ERROR)
                .count();
        if (errors > 0) {
            err.println("Note: these settings cannot work: the check finds " + Report.count(errors, "error") + ".");
        }
    }

    /** The targets as people write them. */
    static final class TargetWord implements ITypeConverter<Target> {

        @Override
        public Target convert(String word) {
            return Stream.of(Target.values())
                    .filter(each -> each.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("there is no target " + word + "; the targets are "
                            + String.join(", ", new TargetWords())));
        }
    }

    static final class TargetWords extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        TargetWords() {
            super(Stream.of(Target.values()).map(Target::word).toList());
        }
    }
}
