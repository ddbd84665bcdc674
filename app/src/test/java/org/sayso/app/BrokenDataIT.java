package org.sayso.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.launch.Playground;
import org.sayso.app.launch.PlaygroundSettings;
import org.sayso.app.launch.Ports;

/** Data that was damaged between two starts: each is explained in a line or two, by name, and left as it is. */
@Timeout(180)
class BrokenDataIT {

    private static final String DATABASE = "pizza-on-demand.mv.db";
    private static final String PASSKEYS = "accounts.mv.db";
    private static final String KEYS = "stand-in/standin-authority.p12";
    private static final String SECRETS = "secrets.properties";

    @TempDir
    Path data;

    @Test
    void damagedFile_isExplainedWithTheFix_andKept() throws Exception {
        Playground.start(PlaygroundSettings.of(Ports.free(), data), line -> {}).close();
        byte[] database = Files.readAllBytes(data.resolve(DATABASE));
        byte[] keys = Files.readAllBytes(data.resolve(KEYS));
        byte[] junk = "not what it should be ".repeat(1000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        refused(KEYS, junk, "Delete it");
        refused(KEYS, Arrays.copyOf(keys, 300), "Delete it");
        refused(KEYS, new byte[0], "Delete it");
        refused(SECRETS, "confirmation=\\uZZZZ".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "move it away");
        refused(DATABASE, junk, "move the file away");
        refused(DATABASE, Arrays.copyOf(database, 14), "move the file away");
        refused(DATABASE, Arrays.copyOf(database, 5000), "move the file away");
        refused(PASSKEYS, junk, "move the file away");

        Playground.start(PlaygroundSettings.of(Ports.free(), data), line -> {}).close();
    }

    /** Starts with this content in a file, and puts the good content back. */
    private void refused(String name, byte[] content, String fix) throws Exception {
        Path file = data.resolve(name);
        byte[] good = Files.readAllBytes(file);
        Files.write(file, content);
        StringWriter err = new StringWriter();

        int code = Sayso.commandLine()
                .setErr(new PrintWriter(err, true))
                .setOut(new PrintWriter(new StringWriter()))
                .execute("playground", "--port", Integer.toString(row()), "--data", data.toString());

        assertThat(code).isEqualTo(1);
        List<String> said = err.toString().lines().toList();
        assertThat(said).hasSizeBetween(1, 2);
        assertThat(err.toString()).contains(file.toString(), fix);
        assertThat(file).hasBinaryContent(content);
        assertThat(data.resolve("pizza-on-demand.trace.db")).doesNotExist();
        assertThat(data.resolve("accounts.trace.db")).doesNotExist();
        Files.write(file, good);
    }

    /** The first of three free ports in a row. */
    private static int row() {
        for (int attempt = 0; attempt < 50; attempt++) {
            int first = Ports.free().page();
            try {
                Ports.from(first).requireFree();
                return first;
            } catch (RuntimeException taken) {
                // Another row.
            }
        }
        throw new AssertionError("no three free ports in a row");
    }
}
