package org.sayso.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.sayso.app.launch.CannotStart;
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
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        lines.add("Cannot start: " + root);
        return lines;
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
