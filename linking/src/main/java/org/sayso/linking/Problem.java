package org.sayso.linking;

/**
 * One thing that keeps a file from being read.
 *
 * @param line counted from 1; 0 where the whole file is meant
 * @param what never shows the client secret
 * @param fix what to write instead
 */
public record Problem(int line, String what, String fix) {

    @Override
    public String toString() {
        return (line > 0 ? "line " + line + ": " : "") + what + ". " + fix;
    }
}
