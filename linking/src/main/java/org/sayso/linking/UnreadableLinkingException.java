package org.sayso.linking;

import java.util.List;
import java.util.stream.Collectors;

/** A file does not say what it must in the way it must; each problem names its line and its fix. */
public final class UnreadableLinkingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public UnreadableLinkingException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** In the order of the file; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
