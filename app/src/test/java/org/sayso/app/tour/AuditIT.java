package org.sayso.app.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.audit.AuditCommand;
import org.sayso.app.launch.Playground;
import org.sayso.audit.AuditEvent;
import org.sayso.audit.AuditKind;
import org.sayso.audit.AuditTrail;
import org.sayso.audit.seal.AuditKeys;
import org.sayso.confirmation.Storage;
import org.sayso.token.UserKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/** The playground's trail, verified while it runs on its H2 file and after it has stopped. */
class AuditIT {

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();

    private int verify(String... source) {
        out.getBuffer().setLength(0);
        CommandLine line = new CommandLine(new AuditCommand()).setOut(new PrintWriter(out, true));
        String[] arguments = new String[source.length + 3];
        arguments[0] = "verify";
        arguments[1] = "--key";
        arguments[2] = data.resolve("audit/public.pem").toString();
        System.arraycopy(source, 0, arguments, 3, source.length);
        return line.execute(arguments);
    }

    private String head() {
        return out.toString()
                .lines()
                .filter(line -> line.startsWith("head "))
                .map(line -> line.substring("head ".length()))
                .findAny()
                .orElseThrow();
    }

    @Test
    void trail_isVerifiedWhileTheServerRuns_andItsEndIsSealedWhenItStops() throws Exception {
        String head;
        try (Playground playground = Playground.start(
                RecordedTour.settings(data).withShop("sayso.audit.every", "1s").withShop("sayso.audit.at-events", "3"),
                line -> {})) {
            String[] server = {
                "--url",
                playground.shopUrl() + "/sayso/audit",
                "--token-file",
                data.resolve("audit/export-token").toString()
            };
            Storage storage = playground.server("shop").getBean(Storage.class);
            record(storage, 4);
            Instant end = Instant.now().plusSeconds(20);
            while (storage.audit().unsealed() > 0 && Instant.now().isBefore(end)) {
                Thread.sleep(50);
            }

            assertThat(verify(server)).isZero();
            assertThat(out.toString()).contains("with 4 events are as they were sealed");
            head = head();

            JdbcClient jdbc = JdbcClient.create(playground.server("shop").getBean(javax.sql.DataSource.class));
            jdbc.sql("UPDATE sayso_audit SET skill = 'another' WHERE id = 2").update();
            assertThat(verify(server)).isEqualTo(1);
            assertThat(out.toString()).contains("batch 1: EVENTS_ALTERED");
            jdbc.sql("UPDATE sayso_audit SET skill = 'skill' WHERE id = 2").update();
            record(storage, 1);
        }

        assertThat(verify("--database", "jdbc:h2:file:" + data.resolve("pizza-on-demand"), "--head", head))
                .isZero();
        assertThat(out.toString()).contains("with 5 events are as they were sealed; events not sealed yet: 0");
        assertThat(List.of(
                        data.resolve("audit/key.pem"),
                        data.resolve("audit/export-token"),
                        data.resolve("audit/public.pem")))
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
        assertThat(AuditKeys.pem(AuditKeys.readPrivate(Files.readString(data.resolve("audit/key.pem")))
                        .getPublic()))
                .isEqualTo(Files.readString(data.resolve("audit/public.pem")));
    }

    private static void record(Storage storage, int events) {
        AuditTrail trail = new AuditTrail(storage.audit(), new byte[32]);
        storage.unitOfWork().run(() -> {
            for (int i = 0; i < events; i++) {
                trail.record(AuditEvent.of(
                        AuditKind.REQUESTED, Instant.EPOCH, new UserKey("https://accounts.example", "ann"), "skill"));
            }
            return true;
        });
    }
}
