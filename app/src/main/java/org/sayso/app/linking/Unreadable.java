package org.sayso.app.linking;

import java.io.PrintWriter;
import org.sayso.linking.Problem;
import org.sayso.linking.UnreadableLinkingException;

/** Says what keeps a file from being read. */
final class Unreadable {

    private Unreadable() {}

    /** Prints a line for each problem; the exit code is always 2. */
    static int report(Input input, UnreadableLinkingException unreadable, PrintWriter err) {
        for (Problem problem : unreadable.problems()) {
            err.println(input.title() + ": " + problem);
        }
        err.flush();
        return 2;
    }
}
