package org.sayso.app.lines;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lines of UTF-8 text of bounded length: what is beyond is read and dropped, so that no input fills the memory. A byte
 * order mark at the start is no part of the first. Not thread-safe.
 */
public final class BoundedLines {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final BufferedReader in;
    private final int most;
    private boolean started;

    /** @param most the longest line that is given whole, in characters */
    public BoundedLines(InputStream in, int most) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.most = most;
    }

    /** The next line without its end; empty after the last. */
    public Optional<String> next() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (!started && c == BYTE_ORDER_MARK) {
            c = in.read();
        }
        started = true;
        if (c < 0) {
            return Optional.empty();
        }
        while (c >= 0 && c != '\n') {
            if (line.length() < most) {
                line.append((char) c);
            }
            c = in.read();
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return Optional.of(line.toString());
    }
}
