package org.sayso.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sayso.confirmation.Outbox;
import org.sayso.confirmation.OutboxEntry;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox in the table {@code sayso_outbox}. */
final class JdbcOutbox implements Outbox {

    private static final String SELECT = """
            SELECT id, challenge_id, state, sealed, due_at, expires_at, attempts
            FROM sayso_outbox
            """;

    private final JdbcClient jdbc;

    JdbcOutbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(OutboxEntry entry) {
        jdbc.sql("""
                        INSERT INTO sayso_outbox (id, challenge_id, state, sealed, due_at, expires_at, attempts)
                        VALUES (:id, :challengeId, 'WAITING', :sealed, :dueAt, :expiresAt, :attempts)
                        """)
                .param("id", entry.id())
                .param("challengeId", entry.challengeId())
                .param("sealed", entry.sealed())
                .param("dueAt", Times.toColumn(entry.dueAt()))
                .param("expiresAt", Times.toColumn(entry.expiresAt()))
                .param("attempts", entry.attempts())
                .update();
    }

    @Override
    public Optional<OutboxEntry> find(String id) {
        return jdbc.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query(JdbcOutbox::read)
                .optional();
    }

    @Override
    public List<OutboxEntry> ofChallenge(String challengeId) {
        return jdbc.sql(SELECT + "WHERE challenge_id = :challengeId ORDER BY added")
                .param("challengeId", challengeId)
                .query(JdbcOutbox::read)
                .list();
    }

    @Override
    public List<OutboxEntry> claim(Instant now, Instant until, int limit) {
        List<OutboxEntry> due = jdbc.sql(SELECT + """
                        WHERE state = 'WAITING' AND due_at <= :now
                        ORDER BY due_at, added FETCH FIRST :limit ROWS ONLY
                        """)
                .param("now", Times.toColumn(now))
                .param("limit", limit)
                .query(JdbcOutbox::read)
                .list();
        return due.stream()
                .filter(entry -> claim(entry, until))
                .map(entry -> new OutboxEntry(
                        entry.id(),
                        entry.challengeId(),
                        entry.state(),
                        entry.sealed(),
                        until,
                        entry.expiresAt(),
                        entry.attempts() + 1))
                .toList();
    }

    /** Ours only if nobody claimed it since it was read: each claim counts an attempt. */
    private boolean claim(OutboxEntry entry, Instant until) {
        return jdbc.sql("""
                        UPDATE sayso_outbox SET due_at = :until, attempts = attempts + 1
                        WHERE id = :id AND state = 'WAITING' AND attempts = :attempts
                        """)
                        .param("until", Times.toColumn(until))
                        .param("id", entry.id())
                        .param("attempts", entry.attempts())
                        .update()
                == 1;
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql(SELECT + "WHERE state = 'WAITING' ORDER BY due_at, added FETCH FIRST 1 ROW ONLY")
                .query(JdbcOutbox::read)
                .optional()
                .map(OutboxEntry::dueAt);
    }

    @Override
    public boolean retry(String id, Instant dueAt) {
        return jdbc.sql("UPDATE sayso_outbox SET due_at = :dueAt WHERE id = :id AND state = 'WAITING'")
                        .param("dueAt", Times.toColumn(dueAt))
                        .param("id", id)
                        .update()
                == 1;
    }

    @Override
    public boolean delivered(String id) {
        return end(id, OutboxEntry.State.DELIVERED);
    }

    @Override
    public boolean undeliverable(String id) {
        return end(id, OutboxEntry.State.UNDELIVERABLE);
    }

    private boolean end(String id, OutboxEntry.State state) {
        return jdbc.sql("UPDATE sayso_outbox SET state = :state, sealed = '' WHERE id = :id AND state = 'WAITING'")
                        .param("state", state.name())
                        .param("id", id)
                        .update()
                == 1;
    }

    @Override
    public void cancel(String challengeId) {
        jdbc.sql("""
                        UPDATE sayso_outbox SET state = 'CANCELLED', sealed = ''
                        WHERE challenge_id = :challengeId AND state = 'WAITING'
                        """).param("challengeId", challengeId).update();
    }

    private static OutboxEntry read(ResultSet row, int number) throws SQLException {
        return new OutboxEntry(
                row.getString("id"),
                row.getString("challenge_id"),
                OutboxEntry.State.valueOf(row.getString("state")),
                row.getString("sealed"),
                Times.fromColumn(row, "due_at"),
                Times.fromColumn(row, "expires_at"),
                row.getInt("attempts"));
    }
}
