package org.sayso.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sayso.link.Duty;
import org.sayso.link.Grant;
import org.sayso.link.Link;
import org.sayso.link.Links;
import org.sayso.link.LossCause;
import org.sayso.token.UserKey;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Links in the table {@code sayso_link}, what is owed in {@code sayso_link_duty}. */
final class JdbcLinks implements Links {

    private static final String SELECT = """
            SELECT name, user_name, skill, state, cause, issuer, user_key, grant_id, since, last_used, started_at, changed_at,
                enabled_mark, disabled_mark, linked_mark, permitted_mark, permissions
            FROM sayso_link
            """;

    private static final String SELECT_DUTY = """
            SELECT id, kind, name, skill, issuer, user_key, grant_id, sealed_user_id, since, due_at, attempts
            FROM sayso_link_duty
            """;

    private final JdbcClient jdbc;

    JdbcLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Link> find(String name) {
        return jdbc.sql(SELECT + "WHERE name = :name")
                .param("name", name)
                .query(JdbcLinks::link)
                .optional();
    }

    @Override
    public List<Link> ofUser(String userName) {
        return jdbc.sql(SELECT + "WHERE user_name = :userName ORDER BY name")
                .param("userName", userName)
                .query(JdbcLinks::link)
                .list();
    }

    @Override
    public List<Link> ofAccount(UserKey account) {
        return jdbc.sql(SELECT + "WHERE account = :account ORDER BY name")
                .param("account", Slot.of(account))
                .query(JdbcLinks::link)
                .list();
    }

    @Override
    public Link lock(Link fresh) {
        Optional<Link> known = jdbc.sql(SELECT + "WHERE name = :name FOR UPDATE")
                .param("name", fresh.name())
                .query(JdbcLinks::link)
                .optional();
        if (known.isPresent()) {
            return known.get();
        }
        try {
            jdbc.sql("""
                            INSERT INTO sayso_link (name, user_name, skill, state, cause, account, issuer, user_key, grant_id,
                                since, last_used, started_at, changed_at, enabled_mark, disabled_mark, linked_mark,
                                permitted_mark, permissions)
                            VALUES (:name, :userName, :skill, :state, :cause, :account, :issuer, :userKey, :grantId,
                                :since, :lastUsed, :startedAt, :changedAt, :enabled, :disabled, :linked,
                                :permitted, :permissions)
                            """).paramSource(new LinkColumns(fresh)).update();
            return fresh;
        } catch (DuplicateKeyException e) {
            // Somebody else made it just now: the unit of work runs again and finds it.
            throw new CannotAcquireLockException("a link was added at the same time", e);
        }
    }

    @Override
    public void write(Link link) {
        jdbc.sql("""
                        UPDATE sayso_link SET state = :state, cause = :cause, account = :account, issuer = :issuer,
                            user_key = :userKey, grant_id = :grantId, since = :since, last_used = :lastUsed,
                            started_at = :startedAt, changed_at = :changedAt, enabled_mark = :enabled,
                            disabled_mark = :disabled, linked_mark = :linked, permitted_mark = :permitted,
                            permissions = :permissions
                        WHERE name = :name
                        """).paramSource(new LinkColumns(link)).update();
    }

    @Override
    public boolean remove(String name) {
        return jdbc.sql("DELETE FROM sayso_link WHERE name = :name")
                        .param("name", name)
                        .update()
                == 1;
    }

    @Override
    public List<Link> startedBefore(Instant before, int limit) {
        return jdbc.sql(SELECT + "WHERE started_at < :before ORDER BY started_at FETCH FIRST :limit ROWS ONLY")
                .param("before", Times.toColumn(before))
                .param("limit", limit)
                .query(JdbcLinks::link)
                .list();
    }

    @Override
    public int prune(Instant before) {
        jdbc.sql("DELETE FROM sayso_link_event WHERE came_at < :before")
                .param("before", Times.toColumn(before))
                .update();
        return jdbc.sql("DELETE FROM sayso_link WHERE state <> 'LINKED' AND changed_at < :before")
                .param("before", Times.toColumn(before))
                .update();
    }

    @Override
    public boolean isNews(String event, Instant now) {
        boolean known = jdbc.sql("SELECT event FROM sayso_link_event WHERE event = :event")
                .param("event", event)
                .query(String.class)
                .optional()
                .isPresent();
        if (known) {
            return false;
        }
        try {
            jdbc.sql("INSERT INTO sayso_link_event (event, came_at) VALUES (:event, :now)")
                    .param("event", event)
                    .param("now", Times.toColumn(now))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            // It came a second time just now: the unit of work runs again and finds it.
            throw new CannotAcquireLockException("an event was noted at the same time", e);
        }
    }

    @Override
    public void owe(Duty duty) {
        jdbc.sql("""
                        INSERT INTO sayso_link_duty (id, kind, name, skill, issuer, user_key, grant_id, sealed_user_id, since,
                            due_at, attempts)
                        VALUES (:id, :kind, :name, :skill, :issuer, :userKey, :grantId, :sealedUserId, :since,
                            :dueAt, :attempts)
                        """)
                .param("id", duty.id())
                .param("kind", duty.kind().name())
                .param("name", duty.name())
                .param("skill", duty.skill())
                .param("issuer", issuer(duty.grant()))
                .param("userKey", userKey(duty.grant()))
                .param("grantId", grantId(duty.grant()))
                .param("sealedUserId", duty.sealedUserId())
                .param("since", Times.toColumn(duty.since()))
                .param("dueAt", Times.toColumn(duty.dueAt()))
                .param("attempts", duty.attempts())
                .update();
    }

    @Override
    public Optional<Duty> duty(String id) {
        return jdbc.sql(SELECT_DUTY + "WHERE id = :id")
                .param("id", id)
                .query(JdbcLinks::duty)
                .optional();
    }

    @Override
    public List<Duty> claim(Instant now, Instant until, int limit) {
        return jdbc
                .sql(SELECT_DUTY + "WHERE due_at <= :now ORDER BY due_at, added FETCH FIRST :limit ROWS ONLY")
                .param("now", Times.toColumn(now))
                .param("limit", limit)
                .query(JdbcLinks::duty)
                .list()
                .stream()
                .filter(duty -> claim(duty, until))
                .map(duty -> duty.dueAt(until, duty.attempts() + 1))
                .toList();
    }

    /** Ours only if nobody claimed it since it was read: each claim counts an attempt. */
    private boolean claim(Duty duty, Instant until) {
        return jdbc.sql("""
                        UPDATE sayso_link_duty SET due_at = :until, attempts = attempts + 1
                        WHERE id = :id AND attempts = :attempts
                        """)
                        .param("until", Times.toColumn(until))
                        .param("id", duty.id())
                        .param("attempts", duty.attempts())
                        .update()
                == 1;
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql("SELECT due_at FROM sayso_link_duty ORDER BY due_at FETCH FIRST 1 ROW ONLY")
                .query((row, number) -> Times.fromColumn(row, "due_at"))
                .optional();
    }

    @Override
    public boolean retry(String id, Instant dueAt) {
        return jdbc.sql("UPDATE sayso_link_duty SET due_at = :dueAt WHERE id = :id")
                        .param("dueAt", Times.toColumn(dueAt))
                        .param("id", id)
                        .update()
                == 1;
    }

    @Override
    public boolean done(String id) {
        return jdbc.sql("DELETE FROM sayso_link_duty WHERE id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    static @Nullable String issuer(Optional<Grant> grant) {
        return grant.map(each -> each.account().issuer()).orElse(null);
    }

    static @Nullable String userKey(Optional<Grant> grant) {
        return grant.map(each -> each.account().key()).orElse(null);
    }

    static @Nullable String grantId(Optional<Grant> grant) {
        return grant.flatMap(Grant::id).orElse(null);
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        String permissions = row.getString("permissions");
        return new Link(
                row.getString("name"),
                row.getString("user_name"),
                row.getString("skill"),
                Link.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("cause")).map(LossCause::valueOf),
                grant(row),
                time(row, "since"),
                time(row, "last_used"),
                time(row, "started_at"),
                Times.fromColumn(row, "changed_at"),
                new Link.Marks(
                        Times.fromColumn(row, "enabled_mark"),
                        Times.fromColumn(row, "disabled_mark"),
                        Times.fromColumn(row, "linked_mark"),
                        Times.fromColumn(row, "permitted_mark")),
                new TreeSet<>(permissions.isEmpty() ? List.of() : Arrays.asList(permissions.split(" "))));
    }

    private static Duty duty(ResultSet row, int number) throws SQLException {
        return new Duty(
                row.getString("id"),
                Duty.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("skill"),
                grant(row),
                row.getString("sealed_user_id"),
                Times.fromColumn(row, "since"),
                Times.fromColumn(row, "due_at"),
                row.getInt("attempts"));
    }

    private static Optional<Grant> grant(ResultSet row) throws SQLException {
        String issuer = row.getString("issuer");
        return issuer == null
                ? Optional.empty()
                : Optional.of(new Grant(
                        new UserKey(issuer, row.getString("user_key")),
                        Optional.ofNullable(row.getString("grant_id"))));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
