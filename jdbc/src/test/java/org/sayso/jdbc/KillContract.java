package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Processes are killed by SIGKILL under load. Afterwards there is no confirmed order without its proof, no proof without its
 * order, no code was accepted twice and no promised message is lost; and with a fault in the storage, this is noticed.
 */
abstract class KillContract {

    private static final int FEW = 8;
    private static final int MANY = 110;

    @TempDir
    Path directory;

    /** The JDBC URL of an empty database that survives its clients. */
    abstract String freshDatabase();

    abstract String database();

    @Test
    void killedUnderLoad_nothingIsLostOrDoneTwice() throws Exception {
        sound(FEW, false);
    }

    @Test
    @Tag("slow")
    void killedUnderLoad_nothingIsLostOrDoneTwice_aHundredTimes() throws Exception {
        sound(MANY, true);
    }

    private void sound(int times, boolean waitForLeases) throws Exception {
        try (KillRun run = run(Fault.NONE)) {
            run.kill(times, KillRun.EVERYWHERE);
            try (Aftermath aftermath = new Aftermath(run, waitForLeases)) {
                String counts = aftermath.counts(database());
                System.out.println(counts);
                Files.writeString(Path.of("target", "kills-" + times + "-" + database() + ".txt"), counts);
                assertThat(aftermath.wrongs).isEmpty();
                assertThat(run.insideAConfirmation)
                        .as("kills inside a confirmation")
                        .isGreaterThanOrEqualTo(times / 2);
            }
        }
    }

    @ParameterizedTest
    @Tag("slow")
    @CsvSource({
        "STATE_MISSING_IN_THE_WHERE,            'code accepted twice'",
        "EFFECT_BEFORE_THE_COMMIT,              'order without its proof|code accepted twice'",
        "SENT_AFTER_THE_COMMIT_WITHOUT_OUTBOX,  'promised message lost'",
        "SENT_BEFORE_THE_COMMIT_WITHOUT_OUTBOX, 'message without its challenge'",
        "COUNTED_AFTER_THE_COMPARISON,          'free try'"
    })
    void fault_isCaughtByTheSameKills(Fault fault, String wrong) throws Exception {
        caught(fault, 16, KillRun.EVERYWHERE, wrong);
    }

    final void caught(Fault fault, int times, List<Step> plan, String wrong) throws Exception {
        try (KillRun run = run(fault)) {
            run.kill(times, plan);
            try (Aftermath aftermath = new Aftermath(run, false)) {
                System.out.printf(
                        "%s: %d of %d wrongs begin with %s%n",
                        fault,
                        aftermath.wrongs.stream()
                                .filter(each -> each.matches("(?s)(" + wrong + ").*"))
                                .count(),
                        aftermath.wrongs.size(),
                        wrong);
                assertThat(aftermath.wrongs).anyMatch(each -> each.matches("(?s)(" + wrong + ").*"));
            }
        }
    }

    private KillRun run(Fault fault) throws Exception {
        String url = freshDatabase();
        // No pool: one that still opens a connection when it is closed would keep the file from the first victim.
        DataSource dataSource = new DriverManagerDataSource(url);
        SaysoSchema.migrate(dataSource);
        TableOfEffects unused = new TableOfEffects(dataSource);
        return new KillRun(url, fault, directory);
    }
}
