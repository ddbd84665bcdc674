package org.sayso.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.ChallengeStore;
import org.sayso.confirmation.Outcome;
import org.sayso.confirmation.PendingChallengeExists;
import org.sayso.confirmation.Transaction;
import org.sayso.token.UserKey;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Challenges in the table {@code sayso_challenge}. Every change names the state it starts from in its WHERE. */
final class JdbcChallenges implements ChallengeStore {

    private static final String SELECT = """
            SELECT id, state, place, transaction_json, method, key_id, code_hash, series, sending, locale, reach, asker,
                tries_left, created_at, expires_at, outcome_json, confirmed_at, session
            FROM sayso_challenge
            """;

    /** An owed effect still needs the proof that it was agreed to. */
    private static final String DELETE = """
            DELETE FROM sayso_challenge
            WHERE state <> 'PENDING'
            AND NOT EXISTS (SELECT 1 FROM sayso_effect e WHERE e.challenge_id = sayso_challenge.id AND e.state = 'WAITING')
            """;

    private final JdbcClient jdbc;

    JdbcChallenges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Challenge.Pending challenge, int place) {
        Challenge.Terms terms = challenge.terms();
        Transaction transaction = terms.transaction();
        try {
            jdbc.sql("""
                            INSERT INTO sayso_challenge (id, account, slot, open_slot, place, state, transaction_digest,
                                transaction_json, method, key_id, code_hash, series, sending, locale, reach, asker, tries_left,
                                created_at, expires_at)
                            VALUES (:id, :account, :slot, :openSlot, :place, 'PENDING', :digest,
                                :transaction, :method, :keyId, :secret, :series, :sending, :locale, :reach, :asker, :triesLeft,
                                :createdAt, :expiresAt)
                            """)
                    .param("id", terms.id())
                    .param("account", Slot.of(transaction.user()))
                    .param("slot", Slot.of(transaction.user(), transaction.skill()))
                    .param("openSlot", Slot.of(transaction.user(), transaction.skill(), place))
                    .param("place", place)
                    .param("digest", transaction.digest())
                    .param("transaction", transaction.toJson())
                    .param("method", terms.proof().method())
                    .param("keyId", terms.proof().keyId())
                    .param("secret", terms.proof().secret())
                    .param("series", terms.sending().series())
                    .param("sending", terms.sending().number())
                    .param("locale", terms.sending().locale().toLanguageTag())
                    .param("reach", terms.sending().reach())
                    .param("asker", terms.sending().asker())
                    .param("triesLeft", challenge.triesLeft())
                    .param("createdAt", Times.toColumn(terms.createdAt()))
                    .param("expiresAt", Times.toColumn(terms.expiresAt()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new PendingChallengeExists(e);
        }
    }

    @Override
    public SortedMap<Integer, Challenge.Pending> pending(UserKey user, String skill) {
        SortedMap<Integer, Challenge.Pending> pending = new TreeMap<>();
        jdbc.sql(SELECT + "WHERE slot = :slot AND state = 'PENDING'")
                .param("slot", Slot.of(user, skill))
                .query(row -> {
                    pending.put(row.getInt("place"), (Challenge.Pending) read(row, 0));
                });
        return pending;
    }

    @Override
    public List<Challenge.Pending> pendingAnywhere(UserKey user) {
        return jdbc
                .sql(SELECT + "WHERE account = :account AND state = 'PENDING' ORDER BY added")
                .param("account", Slot.of(user))
                .query(JdbcChallenges::read)
                .list()
                .stream()
                .map(Challenge.Pending.class::cast)
                .toList();
    }

    @Override
    public List<Challenge.Pending> pendingOfAsker(String asker) {
        return jdbc
                .sql(SELECT + "WHERE asker = :asker AND state = 'PENDING' ORDER BY added")
                .param("asker", asker)
                .query(JdbcChallenges::read)
                .list()
                .stream()
                .map(Challenge.Pending.class::cast)
                .toList();
    }

    @Override
    public Optional<Challenge.Confirmed> lastConfirmed(UserKey user, String skill) {
        return jdbc.sql(
                        SELECT
                                + "WHERE slot = :slot AND state = 'CONFIRMED' AND confirmed_at IS NOT NULL ORDER BY confirmed_at DESC FETCH FIRST 1 ROW ONLY")
                .param("slot", Slot.of(user, skill))
                .query(JdbcChallenges::read)
                .optional()
                .map(Challenge.Confirmed.class::cast);
    }

    @Override
    public Optional<Challenge> latest(UserKey user, String skill) {
        return jdbc.sql(SELECT + "WHERE slot = :slot ORDER BY added DESC FETCH FIRST 1 ROW ONLY")
                .param("slot", Slot.of(user, skill))
                .query(JdbcChallenges::read)
                .optional();
    }

    @Override
    public Optional<Challenge> find(String id) {
        return jdbc.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query(JdbcChallenges::read)
                .optional();
    }

    @Override
    public List<Challenge.Pending> overdue(Instant now, int limit) {
        return jdbc
                .sql(SELECT + """
                        WHERE state = 'PENDING' AND expires_at <= :now
                        ORDER BY expires_at, added FETCH FIRST :limit ROWS ONLY
                        """)
                .param("now", Times.toColumn(now))
                .param("limit", limit)
                .query(JdbcChallenges::read)
                .list()
                .stream()
                .map(Challenge.Pending.class::cast)
                .toList();
    }

    @Override
    public OptionalInt countTry(String id, Instant now) {
        int counted =
                jdbc.sql("""
                        UPDATE sayso_challenge SET tries_left = tries_left - 1
                        WHERE id = :id AND state = 'PENDING' AND expires_at > :now AND tries_left > 0
                        """).param("id", id).param("now", Times.toColumn(now)).update();
        if (counted == 0) {
            return OptionalInt.empty();
        }
        // The row is ours until the commit, so this is the number after our own try.
        return OptionalInt.of(jdbc.sql("SELECT tries_left FROM sayso_challenge WHERE id = :id")
                .param("id", id)
                .query(Integer.class)
                .single());
    }

    @Override
    public boolean giveTryBack(String id) {
        return jdbc.sql("""
                        UPDATE sayso_challenge SET tries_left = tries_left + 1
                        WHERE id = :id AND state = 'PENDING'
                        """).param("id", id).update() == 1;
    }

    @Override
    public boolean claim(String id, String transactionDigest, Instant now) {
        // Changes nothing; an UPDATE makes others wait for this transaction's end and then look again.
        return jdbc.sql("""
                        UPDATE sayso_challenge SET state = 'PENDING'
                        WHERE id = :id AND state = 'PENDING' AND transaction_digest = :digest AND expires_at > :now
                        """)
                        .param("id", id)
                        .param("digest", transactionDigest)
                        .param("now", Times.toColumn(now))
                        .update()
                == 1;
    }

    @Override
    public boolean confirm(String id, String transactionDigest, Instant now, Outcome outcome, String session) {
        return jdbc.sql("""
                        UPDATE sayso_challenge SET state = 'CONFIRMED', open_slot = NULL, reach = '', outcome_json = :outcome,
                            confirmed_at = :now, session = :session
                        WHERE id = :id AND state = 'PENDING' AND transaction_digest = :digest AND expires_at > :now
                        """)
                        .param("id", id)
                        .param("digest", transactionDigest)
                        .param("now", Times.toColumn(now))
                        .param("outcome", outcome.toJson())
                        .param("session", session)
                        .update()
                == 1;
    }

    @Override
    public boolean lock(String id) {
        return jdbc.sql("""
                        UPDATE sayso_challenge SET state = 'LOCKED', open_slot = NULL, reach = ''
                        WHERE id = :id AND state = 'PENDING' AND tries_left = 0
                        """).param("id", id).update() == 1;
    }

    @Override
    public boolean expire(String id, Instant now) {
        return jdbc.sql("""
                        UPDATE sayso_challenge SET state = 'EXPIRED', open_slot = NULL, reach = ''
                        WHERE id = :id AND state = 'PENDING' AND expires_at <= :now
                        """).param("id", id).param("now", Times.toColumn(now)).update() == 1;
    }

    @Override
    public boolean useUp(String id, String session) {
        return jdbc.sql("""
                        UPDATE sayso_challenge SET session = ''
                        WHERE id = :id AND state = 'CONFIRMED' AND session = :session AND session <> ''
                        """).param("id", id).param("session", session).update() == 1;
    }

    @Override
    public int prune(Instant before) {
        return jdbc.sql(DELETE + "AND expires_at < :before")
                .param("before", Times.toColumn(before))
                .update();
    }

    @Override
    public int forget(UserKey user) {
        return jdbc.sql(DELETE + "AND account = :account")
                .param("account", Slot.of(user))
                .update();
    }

    @Override
    public int forgetAsker(String asker) {
        return jdbc.sql(DELETE + "AND asker = :asker").param("asker", asker).update();
    }

    @Override
    public boolean deny(String id) {
        return jdbc.sql("""
                        UPDATE sayso_challenge SET state = 'DENIED', open_slot = NULL, reach = ''
                        WHERE id = :id AND state = 'PENDING'
                        """).param("id", id).update() == 1;
    }

    @Override
    public boolean withdraw(String id) {
        return jdbc.sql("""
                        UPDATE sayso_challenge SET state = 'WITHDRAWN', open_slot = NULL, reach = ''
                        WHERE id = :id AND state = 'PENDING'
                        """).param("id", id).update() == 1;
    }

    private static Challenge read(ResultSet row, int number) throws SQLException {
        Challenge.Terms terms = new Challenge.Terms(
                row.getString("id"),
                Transaction.fromJson(row.getString("transaction_json")),
                new Challenge.Proof(row.getString("method"), row.getString("key_id"), row.getString("code_hash")),
                new Challenge.Sending(
                        row.getString("series"),
                        row.getInt("sending"),
                        Locale.forLanguageTag(row.getString("locale")),
                        row.getString("reach"),
                        row.getString("asker")),
                Times.fromColumn(row, "created_at"),
                Times.fromColumn(row, "expires_at"));
        String state = row.getString("state");
        return switch (state) {
            case "PENDING" -> new Challenge.Pending(terms, row.getInt("tries_left"));
            case "CONFIRMED" -> confirmed(terms, row);
            case "DENIED" -> new Challenge.Denied(terms);
            case "LOCKED" -> new Challenge.Locked(terms);
            case "EXPIRED" -> new Challenge.Expired(terms);
            case "WITHDRAWN" -> new Challenge.Withdrawn(terms);
            default -> throw new IllegalStateException("unknown challenge state " + state);
        };
    }

    /** One of before these columns were there has no time of its own. */
    private static Challenge confirmed(Challenge.Terms terms, ResultSet row) throws SQLException {
        Instant at = row.getObject("confirmed_at") == null ? terms.createdAt() : Times.fromColumn(row, "confirmed_at");
        return new Challenge.Confirmed(
                terms, Outcome.fromJson(row.getString("outcome_json")), at, row.getString("session"));
    }
}
