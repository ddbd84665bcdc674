package org.sayso.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.sayso.app.launch.CannotStart;
import org.sayso.authorization.settings.InvalidSettingException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Says in a few lines why a command could not do its work, and how to mend it. */
final class Failures {

    private Failures() {}

    /** Prints the explanation; the exit code is always 1. */
    static int report(Throwable failure, PrintWriter err) {
        for (String line : explain(failure)) {
            err.println(line);
        }
        err.flush();
        return 1;
    }

    static List<String> explain(Throwable failure) {
        List<String> lines = new ArrayList<>();
        if (failure instanceof CannotStart) {
            lines.add(String.valueOf(failure.getMessage()));
            return lines;
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof InvalidSettingException refused) {
                lines.add(refused.problem() + ".");
                lines.add("Fix: " + refused.fix());
                return lines;
            }
        }
        for (FailureAnalyzer analyzer : analyzers()) {
            FailureAnalysis analysis = analyzer.analyze(failure);
            if (analysis != null) {
                lines.add("Cannot start: " + analysis.getDescription());
                if (analysis.getAction() != null && !analysis.getAction().isBlank()) {
                    lines.add("Fix: " + analysis.getAction());
                }
                return lines;
            }
        }
        lines.add("Cannot start: " + saidFirst(failure));
        return lines;
    }

    /** What the outermost part says that is not the framework's: it knows best what it was doing. */
    private static String saidFirst(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (!each.getClass().getName().startsWith("org.springframework.") && each.getMessage() != null) {
                return String.valueOf(each.getMessage());
            }
            innermost = each;
        }
        return innermost.toString();
    }

    /** Those that need no application context; Boot runs the others itself while a context starts. */
    private static List<FailureAnalyzer> analyzers() {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (type, name, failure) -> {})
                .stream()
                .filter(AbstractFailureAnalyzer.class::isInstance)
                .toList();
    }
}
