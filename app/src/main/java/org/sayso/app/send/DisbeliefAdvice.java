package org.sayso.app.send;

import java.nio.file.Path;
import org.sayso.standin.protocol.StandInAuthority;

/** What lets a skill that answered 400 believe that Alexa asks. */
public final class DisbeliefAdvice {

    private DisbeliefAdvice() {}

    /**
     * In words, for the terminal.
     *
     * @param ca the certificate of the authority that requests were signed under
     * @param port where its chain is served
     */
    public static String of(Path ca, int port) {
        return "With 400 a skill refuses what it cannot prove to come from Alexa. It has to trust " + ca
                + ", and to fetch the certificate chain from http://localhost:" + port + StandInAuthority.CHAIN_PATH
                + ". Where it trusts a playground or a sample, name their keys with --keys (stand-in in their --data"
                + " directory, so .sayso/stand-in). A skill that remembers an older chain has to be started again.";
    }
}
