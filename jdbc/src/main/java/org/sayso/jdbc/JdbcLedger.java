package org.sayso.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sayso.confirmation.Ledger;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger in the tables {@code sayso_subject} and {@code sayso_entry}. */
final class JdbcLedger implements Ledger {

    private static final Standing CLEAN = new Standing(0, Instant.EPOCH, Instant.EPOCH);
    private static final String SELECT =
            "SELECT in_a_row, off_until, signed_in_at FROM sayso_subject WHERE subject = :subject";

    private final JdbcClient jdbc;

    JdbcLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Standing lock(String subject) {
        Optional<Standing> known = jdbc.sql(SELECT + " FOR UPDATE")
                .param("subject", subject)
                .query(JdbcLedger::read)
                .optional();
        return known.orElseGet(() -> made(subject));
    }

    private Standing made(String subject) {
        try {
            jdbc.sql("""
                            INSERT INTO sayso_subject (subject, in_a_row, off_until, signed_in_at)
                            VALUES (:subject, :inARow, :offUntil, :signedInAt)
                            """)
                    .param("subject", subject)
                    .param("inARow", CLEAN.inARow())
                    .param("offUntil", Times.toColumn(CLEAN.offUntil()))
                    .param("signedInAt", Times.toColumn(CLEAN.signedInAt()))
                    .update();
            return CLEAN;
        } catch (DuplicateKeyException e) {
            // Somebody else made it just now: the unit of work runs again and finds it.
            throw new CannotAcquireLockException("a subject was added at the same time", e);
        }
    }

    @Override
    public Optional<Standing> read(String subject) {
        return jdbc.sql(SELECT)
                .param("subject", subject)
                .query(JdbcLedger::read)
                .optional();
    }

    @Override
    public void write(String subject, Standing standing) {
        jdbc.sql("""
                        UPDATE sayso_subject SET in_a_row = :inARow, off_until = :offUntil, signed_in_at = :signedInAt
                        WHERE subject = :subject
                        """)
                .param("inARow", standing.inARow())
                .param("offUntil", Times.toColumn(standing.offUntil()))
                .param("signedInAt", Times.toColumn(standing.signedInAt()))
                .param("subject", subject)
                .update();
    }

    @Override
    public List<Instant> times(String subject, Instant since) {
        return jdbc.sql("SELECT happened_at FROM sayso_entry WHERE subject = :subject AND happened_at >= :since"
                        + " ORDER BY happened_at")
                .param("subject", subject)
                .param("since", Times.toColumn(since))
                .query((row, number) -> Times.fromColumn(row, "happened_at"))
                .list();
    }

    @Override
    public void add(String subject, String id, Instant at) {
        jdbc.sql("INSERT INTO sayso_entry (id, subject, happened_at) VALUES (:id, :subject, :at)")
                .param("id", id)
                .param("subject", subject)
                .param("at", Times.toColumn(at))
                .update();
    }

    @Override
    public void remove(String id) {
        jdbc.sql("DELETE FROM sayso_entry WHERE id = :id").param("id", id).update();
    }

    @Override
    public int prune(Instant before) {
        return jdbc.sql("DELETE FROM sayso_entry WHERE happened_at < :before")
                .param("before", Times.toColumn(before))
                .update();
    }

    private static Standing read(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getInt("in_a_row"), Times.fromColumn(row, "off_until"), Times.fromColumn(row, "signed_in_at"));
    }
}
