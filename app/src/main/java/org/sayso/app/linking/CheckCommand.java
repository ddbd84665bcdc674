package org.sayso.app.linking;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.LinkingReader;
import org.sayso.linking.Placeholders;
import org.sayso.linking.UnreadableLinkingException;
import org.sayso.linking.check.AmazonSettings;
import org.sayso.linking.check.Finding;
import org.sayso.linking.check.LinkingCheck;
import org.sayso.linking.check.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sayso linking check}: what contradicts itself, cannot work, or differs from Amazon's settings. */
@Command(
        name = "check",
        description = {
            "Finds what contradicts itself in a linking file, what cannot work, and where Amazon has something else.",
            "Asks nobody over the network. Each finding says what was seen, why it matters, and the fix."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is wrong, or there are only warnings",
            "1:there are errors, or Amazon has something else",
            "2:wrong usage, or a file cannot be read"
        })
final class CheckCommand implements Callable<Integer> {

    @Option(
            names = "--against",
            paramLabel = "JSON",
            description = {
                "Compare with Amazon's settings, as ask smapi get-account-linking-info prints them; - is standard input."
            })
    private @Nullable String against;

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    @Parameters(paramLabel = "FILE", description = "The linking file; - is standard input.")
    private String file = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Input input = new Input(file);
        Input other = against == null ? null : new Input(against);
        if (other != null && input.standardInput() && other.standardInput()) {
            throw new ParameterException(spec.commandLine(), "Only one of FILE and --against can be standard input.");
        }
        PrintWriter out = spec.commandLine().getOut();
        Placeholders environment = Placeholders.environment();
        Input reading = input;
        try {
            LinkingFile linking = input.read(new LinkingReader(environment)::read);
            AmazonSettings amazon = null;
            if (other != null) {
                reading = other;
                amazon = other.read(AmazonSettings::read);
            }
            List<Finding> findings = LinkingCheck.check(linking, environment, amazon);
            List<String> notCompared = amazon == null ? List.of() : LinkingCheck.NOT_COMPARED;
            out.println(
                    json
                            ? Report.json(input.title(), findings, notCompared)
                            : Report.text(input.title(), findings, notCompared));
            out.flush();
            return findings.stream().anyMatch(each -> each.severity() == Severity.ERROR) ? 1 : 0;
        } catch (UnreadableLinkingException e) {
            if (json) {
                out.println(Report.json(reading.title(), e.problems()));
                out.flush();
                return 2;
            }
            return Unreadable.report(reading, e, spec.commandLine().getErr());
        }
    }
}
