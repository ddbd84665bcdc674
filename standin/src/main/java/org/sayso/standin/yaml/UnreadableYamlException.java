package org.sayso.standin.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.sayso.linking.Problem;

/** A file does not say what it must in the way it must; each problem names its line and its fix. The message tells the first 20. */
public final class UnreadableYamlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How many problems the message tells; a file can have thousands. */
    private static final int MOST_TOLD = 20;

    private final transient List<Problem> problems;

    /** @param problems at least one */
    public UnreadableYamlException(List<Problem> problems) {
        super(told(sorted(problems)));
        this.problems = sorted(problems);
    }

    private static String told(List<Problem> problems) {
        String first = problems.stream()
                .limit(MOST_TOLD)
                .map(Problem::toString)
                .collect(Collectors.joining(System.lineSeparator()));
        int more = problems.size() - MOST_TOLD;
        return more > 0 ? first + System.lineSeparator() + "and " + more + " more" : first;
    }

    private static List<Problem> sorted(List<Problem> problems) {
        return problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    /** In the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
