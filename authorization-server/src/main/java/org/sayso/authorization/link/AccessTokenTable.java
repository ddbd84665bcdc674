package org.sayso.authorization.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sayso.authorization.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements on the table of access tokens. */
final class AccessTokenTable {

    /**
     * An access token as it is kept.
     *
     * @param link its link
     * @param issued when it was made
     * @param expires when it is over
     * @param scopes of the token
     * @param claims of the token, as far as they are kept
     */
    record Issued(String link, Instant issued, Instant expires, Set<String> scopes, Map<String, Object> claims) {

        static Issued read(ResultSet row, int number) throws SQLException {
            return new Issued(
                    row.getString("link"),
                    Times.fromColumn(row, "issued"),
                    Times.fromColumn(row, "expires"),
                    Texts.words(row.getString("scopes")),
                    KeptClaims.ofAccessToken(row.getString("claims")));
        }
    }

    private final JdbcClient jdbc;

    AccessTokenTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps it if its link lives; false if not. One statement, so that no end of a link is missed. */
    boolean insert(String hash, String link, Instant issued, Instant expires, String scopes, String claims) {
        return jdbc.sql("INSERT INTO access_tokens (hash, link, issued, expires, scopes, claims, revoked)"
                                + " SELECT :hash, id, CAST(:issued AS TIMESTAMP WITH TIME ZONE),"
                                + " CAST(:expires AS TIMESTAMP WITH TIME ZONE), :scopes, :claims, FALSE"
                                + " FROM links WHERE id = :link AND ended IS NULL")
                        .param("hash", hash)
                        .param("link", link)
                        .param("issued", Times.toColumn(issued))
                        .param("expires", Times.toColumn(expires))
                        .param("scopes", scopes)
                        .param("claims", claims)
                        .update()
                == 1;
    }

    /** One that is neither expired nor revoked; its link may have ended. */
    Optional<Issued> findGood(List<String> hashes, Instant now) {
        return jdbc.sql("SELECT link, issued, expires, scopes, claims FROM access_tokens"
                        + " WHERE hash IN (:hashes) AND expires > :now AND NOT revoked")
                .param("hashes", hashes)
                .param("now", Times.toColumn(now))
                .query(Issued::read)
                .optional();
    }

    void revoke(List<String> hashes) {
        jdbc.sql("UPDATE access_tokens SET revoked = TRUE WHERE hash IN (:hashes)")
                .param("hashes", hashes)
                .update();
    }

    /** Deletes some that have expired; the number of rows. */
    int forget(Instant now, int most) {
        return jdbc.sql("DELETE FROM access_tokens WHERE hash IN (SELECT hash FROM access_tokens WHERE expires < :now"
                        + " ORDER BY expires, hash FETCH FIRST " + most + " ROWS ONLY)")
                .param("now", Times.toColumn(now))
                .update();
    }
}
