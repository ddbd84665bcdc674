package org.sayso.standin.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.sayso.linking.Problem;

/** A file does not say what it must in the way it must; each problem names its line and its fix. */
public final class UnreadableYamlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems at least one */
    public UnreadableYamlException(List<Problem> problems) {
        super(sorted(problems).stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = sorted(problems);
    }

    private static List<Problem> sorted(List<Problem> problems) {
        return problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    /** In the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
