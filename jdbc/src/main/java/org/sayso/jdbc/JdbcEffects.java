package org.sayso.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sayso.confirmation.Effects;
import org.sayso.confirmation.OwedEffect;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Owed effects in the table {@code sayso_effect}. */
final class JdbcEffects implements Effects {

    private static final String SELECT = """
            SELECT challenge_id, state, since, due_at, attempts
            FROM sayso_effect
            """;

    private final JdbcClient jdbc;

    JdbcEffects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(String challengeId, Instant now) {
        jdbc.sql("""
                        INSERT INTO sayso_effect (challenge_id, state, since, due_at, attempts)
                        VALUES (:challengeId, 'WAITING', :now, :now, 0)
                        """)
                .param("challengeId", challengeId)
                .param("now", Times.toColumn(now))
                .update();
    }

    @Override
    public Optional<OwedEffect> find(String challengeId) {
        return jdbc.sql(SELECT + "WHERE challenge_id = :challengeId")
                .param("challengeId", challengeId)
                .query(JdbcEffects::read)
                .optional();
    }

    @Override
    public List<OwedEffect> claim(Instant now, Instant until, int limit) {
        List<OwedEffect> due = jdbc.sql(SELECT + """
                        WHERE state = 'WAITING' AND due_at <= :now
                        ORDER BY due_at, added FETCH FIRST :limit ROWS ONLY
                        """)
                .param("now", Times.toColumn(now))
                .param("limit", limit)
                .query(JdbcEffects::read)
                .list();
        return due.stream()
                .filter(effect -> claim(effect, until))
                .map(effect -> new OwedEffect(
                        effect.challengeId(), effect.state(), effect.since(), until, effect.attempts() + 1))
                .toList();
    }

    /** Ours only if nobody claimed it since it was read: each claim counts an attempt. */
    private boolean claim(OwedEffect effect, Instant until) {
        return jdbc.sql("""
                        UPDATE sayso_effect SET due_at = :until, attempts = attempts + 1
                        WHERE challenge_id = :challengeId AND state = 'WAITING' AND attempts = :attempts
                        """)
                        .param("until", Times.toColumn(until))
                        .param("challengeId", effect.challengeId())
                        .param("attempts", effect.attempts())
                        .update()
                == 1;
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql(SELECT + "WHERE state = 'WAITING' ORDER BY due_at, added FETCH FIRST 1 ROW ONLY")
                .query(JdbcEffects::read)
                .optional()
                .map(OwedEffect::dueAt);
    }

    @Override
    public List<OwedEffect> waitingSince(Instant end, int limit) {
        return jdbc.sql(SELECT + """
                        WHERE state = 'WAITING' AND since <= :end
                        ORDER BY since, added FETCH FIRST :limit ROWS ONLY
                        """)
                .param("end", Times.toColumn(end))
                .param("limit", limit)
                .query(JdbcEffects::read)
                .list();
    }

    @Override
    public boolean retry(String challengeId, Instant dueAt) {
        return jdbc.sql("""
                        UPDATE sayso_effect SET due_at = :dueAt
                        WHERE challenge_id = :challengeId AND state = 'WAITING'
                        """)
                        .param("dueAt", Times.toColumn(dueAt))
                        .param("challengeId", challengeId)
                        .update()
                == 1;
    }

    @Override
    public boolean performed(String challengeId) {
        return jdbc.sql("""
                        UPDATE sayso_effect SET state = 'PERFORMED'
                        WHERE challenge_id = :challengeId AND state = 'WAITING'
                        """).param("challengeId", challengeId).update() == 1;
    }

    private static OwedEffect read(ResultSet row, int number) throws SQLException {
        return new OwedEffect(
                row.getString("challenge_id"),
                OwedEffect.State.valueOf(row.getString("state")),
                Times.fromColumn(row, "since"),
                Times.fromColumn(row, "due_at"),
                row.getInt("attempts"));
    }
}
