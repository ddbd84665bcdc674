package org.sayso.app;

import java.io.PrintWriter;

/** Runs the {@code sayso} command for tests in other packages. */
public final class SaysoCommand {

    private SaysoCommand() {}

    /** Runs it, and gives its exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return Sayso.commandLine().setOut(out).setErr(err).execute(arguments);
    }
}
