package org.sayso.authorization.link;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements on the table of links. Those that change what others may change at the same time name what they expect. */
final class LinkTable {

    /**
     * What is kept of the refresh token that a link begins with.
     *
     * @param hash of its text
     * @param hashKey the version of the key of that hash
     * @param seed of the tokens that follow
     * @param tokenKey the version of the key that its successor is derived with
     * @param day of this first use
     * @param idleUntil when the link dies unless it is used again
     */
    record FirstRefreshToken(
            String hash, String hashKey, String seed, String tokenKey, LocalDate day, Instant idleUntil) {

        @Override
        public String toString() {
            return "FirstRefreshToken of " + day;
        }
    }

    private static final String SELECT = "SELECT " + LinkRow.COLUMNS + " FROM links WHERE ";

    private final JdbcClient jdbc;

    LinkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<LinkRow> byId(String id) {
        return jdbc.sql(SELECT + "id = :id")
                .param("id", id)
                .query(LinkRow::read)
                .optional();
    }

    /** @param column one of those with a hash; never from outside */
    Optional<LinkRow> byHash(String column, List<String> hashes) {
        return jdbc.sql(SELECT + column + " IN (:hashes)")
                .param("hashes", hashes)
                .query(LinkRow::read)
                .optional();
    }

    /** The links of an account, the oldest first; authorizations without a refresh token are none. */
    List<LinkRow> ofSubject(String subject) {
        return jdbc.sql(SELECT + "subject = :subject AND linked IS NOT NULL ORDER BY linked, id")
                .param("subject", subject)
                .query(LinkRow::read)
                .list();
    }

    /** Of the links and open authorizations of a client that have not ended, some. */
    List<String> openOfClient(String client, int most) {
        return jdbc.sql("SELECT id FROM links WHERE client = :client AND ended IS NULL ORDER BY id FETCH FIRST " + most
                        + " ROWS ONLY")
                .param("client", client)
                .query(String.class)
                .list();
    }

    /** Something new: a question for consent, a code without one, or a service's own. */
    void insert(
            String id,
            String client,
            String subject,
            String grantType,
            @Nullable String scopes,
            @Nullable String signedIn,
            @Nullable String request,
            @Nullable String stateHash,
            Instant now,
            Instant forgetAfter) {
        jdbc.sql("INSERT INTO links (id, client, subject, grant_type, scopes, created, signed_in, request, state_hash,"
                        + " used_generation, forget_after) VALUES (:id, :client, :subject, :grantType, :scopes, :now, :signedIn,"
                        + " :request, :stateHash, -1, :forgetAfter)")
                .param("id", id)
                .param("client", client)
                .param("subject", subject)
                .param("grantType", grantType)
                .param("scopes", scopes)
                .param("now", Times.toColumn(now))
                .param("signedIn", signedIn)
                .param("request", request)
                .param("stateHash", stateHash)
                .param("forgetAfter", Times.toColumn(forgetAfter))
                .update();
    }

    boolean giveCode(String id, String scopes, String request, String codeHash, Instant expires, Instant forgetAfter) {
        return jdbc.sql(
                                "UPDATE links SET scopes = :scopes, request = :request, state_hash = NULL, code_hash = :codeHash,"
                                        + " code_expires = :expires, forget_after = :forgetAfter"
                                        + " WHERE id = :id AND code_hash IS NULL")
                        .param("id", id)
                        .param("scopes", scopes)
                        .param("request", request)
                        .param("codeHash", codeHash)
                        .param("expires", Times.toColumn(expires))
                        .param("forgetAfter", Times.toColumn(forgetAfter))
                        .update()
                == 1;
    }

    /** Makes a code useless; false if it was. */
    boolean useCode(String id, Instant now) {
        return jdbc.sql("UPDATE links SET code_used = :now WHERE id = :id AND code_used IS NULL AND ended IS NULL")
                        .param("id", id)
                        .param("now", Times.toColumn(now))
                        .update()
                == 1;
    }

    /**
     * Makes a code useless and keeps what it led to, a link where there is a refresh token; false if the code was used before. One
     * statement: each is a round trip while Alexa waits.
     */
    boolean exchange(
            String id,
            Instant now,
            String signedIn,
            String request,
            @Nullable String idTokenHash,
            @Nullable String idTokenClaims,
            Instant forgetAfter,
            @Nullable FirstRefreshToken refreshToken) {
        return jdbc.sql("UPDATE links SET code_used = :now, signed_in = :signedIn, request = :request,"
                                + " id_token_hash = :idTokenHash, id_token_claims = :idTokenClaims,"
                                + " forget_after = :forgetAfter, linked = :linked, refresh_hash = :hash,"
                                + " refresh_key = :hashKey, refresh_seed = :seed, successor_key = :tokenKey,"
                                + " last_used = :day, idle_until = :idleUntil"
                                + " WHERE id = :id AND code_used IS NULL AND ended IS NULL")
                        .param("id", id)
                        .param("now", Times.toColumn(now))
                        .param("signedIn", signedIn)
                        .param("request", request)
                        .param("idTokenHash", idTokenHash)
                        .param("idTokenClaims", idTokenClaims)
                        .param("forgetAfter", Times.toColumn(forgetAfter))
                        .param("linked", refreshToken == null ? null : Times.toColumn(now))
                        .param("hash", refreshToken == null ? null : refreshToken.hash())
                        .param("hashKey", refreshToken == null ? null : refreshToken.hashKey())
                        .param("seed", refreshToken == null ? null : refreshToken.seed())
                        .param("tokenKey", refreshToken == null ? null : refreshToken.tokenKey())
                        .param("day", refreshToken == null ? null : refreshToken.day())
                        .param("idleUntil", refreshToken == null ? null : Times.toColumn(refreshToken.idleUntil()))
                        .update()
                == 1;
    }

    /** Makes a link of what was inserted just now. */
    void begin(String id, Instant now, FirstRefreshToken refreshToken) {
        jdbc.sql("UPDATE links SET linked = :now, refresh_hash = :hash, refresh_key = :hashKey, refresh_seed = :seed,"
                        + " successor_key = :tokenKey, last_used = :day, idle_until = :idleUntil WHERE id = :id")
                .param("id", id)
                .param("now", Times.toColumn(now))
                .param("hash", refreshToken.hash())
                .param("hashKey", refreshToken.hashKey())
                .param("seed", refreshToken.seed())
                .param("tokenKey", refreshToken.tokenKey())
                .param("day", refreshToken.day())
                .param("idleUntil", Times.toColumn(refreshToken.idleUntil()))
                .update();
    }

    /** Notes a day of use; does nothing if that day is noted. */
    void touch(String id, LocalDate day, Instant idleUntil, Instant forgetAfter) {
        jdbc.sql("UPDATE links SET last_used = :day, idle_until = :idleUntil, forget_after = :forgetAfter"
                        + " WHERE id = :id AND ended IS NULL AND (last_used IS NULL OR last_used < :day)")
                .param("id", id)
                .param("day", day)
                .param("idleUntil", Times.toColumn(idleUntil))
                .param("forgetAfter", Times.toColumn(forgetAfter))
                .update();
    }

    /** Notes the first use; false if that was noted. */
    boolean useFirst(String id, Instant now) {
        return jdbc.sql("UPDATE links SET first_used = :now WHERE id = :id AND first_used IS NULL AND ended IS NULL")
                        .param("id", id)
                        .param("now", Times.toColumn(now))
                        .update()
                == 1;
    }

    /** Some of those that nobody used for too long and that nobody ended, the oldest first. */
    List<String> unused(Instant now, int most) {
        return jdbc.sql("SELECT id FROM links WHERE idle_until < :now AND ended IS NULL ORDER BY idle_until, id"
                        + " FETCH FIRST " + most + " ROWS ONLY")
                .param("now", Times.toColumn(now))
                .query(String.class)
                .list();
    }

    void rehash(String id, String hash, String hashKey) {
        jdbc.sql("UPDATE links SET refresh_hash = :hash, refresh_key = :hashKey WHERE id = :id")
                .param("id", id)
                .param("hash", hash)
                .param("hashKey", hashKey)
                .update();
    }

    /** Makes the pending successor the newest; false if somebody else did so first. */
    boolean confirm(String id, int generation, Instant now, String nextKey) {
        return jdbc.sql("UPDATE links SET used_generation = :generation, used_at = :now, used_key = successor_key,"
                                + " successor_key = :nextKey"
                                + " WHERE id = :id AND used_generation = :before AND ended IS NULL")
                        .param("id", id)
                        .param("generation", generation)
                        .param("before", generation - 1)
                        .param("now", Times.toColumn(now))
                        .param("nextKey", nextKey)
                        .update()
                == 1;
    }

    /** Ends it; false if it had ended, or is unknown. */
    boolean end(String id, EndReason reason, Instant now, Instant forgetAfter) {
        return jdbc.sql("UPDATE links SET ended = :now, end_reason = :reason, forget_after = :forgetAfter"
                                + " WHERE id = :id AND ended IS NULL")
                        .param("id", id)
                        .param("reason", reason.name())
                        .param("now", Times.toColumn(now))
                        .param("forgetAfter", Times.toColumn(forgetAfter))
                        .update()
                == 1;
    }

    void delete(String id) {
        jdbc.sql("DELETE FROM links WHERE id = :id").param("id", id).update();
    }

    /** Deletes all of an account, with their tokens; questions for consent and codes too. */
    int deleteOf(String subject) {
        return jdbc.sql("DELETE FROM links WHERE subject = :subject")
                .param("subject", subject)
                .update();
    }

    /** Deletes questions for consent and codes of an account that have not become links. */
    void deleteUnlinkedOf(String subject) {
        jdbc.sql("DELETE FROM links WHERE subject = :subject AND linked IS NULL")
                .param("subject", subject)
                .update();
    }

    /** Deletes some of what is to be forgotten, with its tokens; the number of rows. */
    int forget(Instant now, int most) {
        return jdbc.sql("DELETE FROM links WHERE id IN (SELECT id FROM links WHERE forget_after < :now"
                        + " ORDER BY forget_after, id FETCH FIRST " + most + " ROWS ONLY)")
                .param("now", Times.toColumn(now))
                .update();
    }
}
