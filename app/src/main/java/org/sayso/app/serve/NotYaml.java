package org.sayso.app.serve;

import java.nio.file.Path;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says where a file is no YAML, and why as far as that is known; never the text there, which may be a secret. */
final class NotYaml {

    private static final String TWICE = "found duplicate key ";

    private NotYaml() {}

    static String problem(Path path, Exception unreadable) {
        for (Throwable each = unreadable; each != null; each = each.getCause()) {
            if (each instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
                return path + ", line " + (marked.getProblemMark().getLine() + 1) + ": "
                        + why(String.valueOf(marked.getProblem()));
            }
        }
        return path + " is not YAML. A file to begin with: sayso serve --example";
    }

    private static String why(String problem) {
        if (problem.startsWith(TWICE)) {
            return "there is a second " + problem.substring(TWICE.length())
                    + " in the same place. Fix: leave one of them.";
        }
        if (problem.contains("(TAB)")) {
            return "there is a tab. Fix: YAML is indented with blanks only.";
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return "a colon is where none can be. Fix: mend the indentation, or put the value into quotes.";
        }
        return "this is not YAML. Fix: mend the indentation, brackets and quotes; a value with special characters needs quotes.";
    }
}
