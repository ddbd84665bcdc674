package org.sayso.linking.check;

/**
 * One thing that is wrong.
 *
 * @param seen what the file or Amazon's settings say, in a clause; never the client secret
 * @param fix what to do, in a sentence
 */
public record Finding(FindingKind kind, String seen, String fix) {

    /** The kind's id, such as {@code offline-access-missing}. */
    public String id() {
        return kind.id();
    }

    public Severity severity() {
        return kind.severity();
    }

    /** Why it matters, in a sentence or two. */
    public String why() {
        return kind.why();
    }
}
