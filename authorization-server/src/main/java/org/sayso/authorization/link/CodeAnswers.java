package org.sayso.authorization.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.store.Key;
import org.sayso.authorization.store.Purpose;
import org.sayso.authorization.store.ServerSecrets;
import org.sayso.authorization.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The token answers to codes that were just redeemed, for a client that did not get its answer and asks again. Thread-safe.
 *
 * <p>Each is sealed under a key that is made of the code, which is nowhere in the database, and a key of the server.
 */
final class CodeAnswers {

    /** Alexa gives up after 4.5 seconds, and may ask again. */
    static final Duration GOOD_FOR = Duration.ofSeconds(10);

    private static final String KIND = "answer to a code";

    /**
     * An answer.
     *
     * @param accessToken its value
     * @param issued when the access token was made
     * @param expires when it is over
     * @param scopes of the access token
     * @param refreshToken none for clients that get none
     * @param idToken none without {@code openid}
     */
    record Answer(
            String accessToken,
            Instant issued,
            Instant expires,
            Set<String> scopes,
            @Nullable String refreshToken,
            @Nullable String idToken) {

        @Override
        public String toString() {
            return "Answer of " + issued;
        }
    }

    private record Sealed(String text, String version) {}

    private final JdbcClient jdbc;
    private final ServerSecrets secrets;

    CodeAnswers(JdbcClient jdbc, ServerSecrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    void keep(String link, String code, Answer answer, Instant now) {
        Key key = secrets.key(Purpose.TOKEN_HASH);
        jdbc.sql("INSERT INTO code_answers (link, sealed, sealed_with, good_until)"
                        + " VALUES (:link, :sealed, :version, :goodUntil)")
                .param("link", link)
                .param("sealed", key.with(KIND, code).seal(link, write(answer).getBytes(UTF_8)))
                .param("version", key.version())
                .param("goodUntil", Times.toColumn(now.plus(GOOD_FOR)))
                .update();
    }

    /** The answer that was given, while it may have got lost. */
    Optional<Answer> find(String link, String code, Instant now) {
        return jdbc.sql("SELECT sealed, sealed_with FROM code_answers WHERE link = :link AND good_until > :now")
                .param("link", link)
                .param("now", Times.toColumn(now))
                .query((row, number) -> new Sealed(row.getString("sealed"), row.getString("sealed_with")))
                .optional()
                .flatMap(kept -> secrets.key(Purpose.TOKEN_HASH, kept.version())
                        .map(key -> read(new String(key.with(KIND, code).open(link, kept.text()), UTF_8))));
    }

    int forget(Instant now) {
        return jdbc.sql("DELETE FROM code_answers WHERE good_until < :now")
                .param("now", Times.toColumn(now))
                .update();
    }

    private static String write(Answer answer) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("access_token", answer.accessToken());
        members.put("issued", answer.issued().toEpochMilli());
        members.put("expires", answer.expires().toEpochMilli());
        members.put("scopes", Texts.words(answer.scopes()));
        members.put("refresh_token", answer.refreshToken());
        members.put("id_token", answer.idToken());
        return Texts.json(members);
    }

    private static Answer read(String json) {
        Map<String, Object> members = Texts.map(json);
        return new Answer(
                String.valueOf(members.get("access_token")),
                time(members, "issued"),
                time(members, "expires"),
                Texts.words((String) members.get("scopes")),
                (String) members.get("refresh_token"),
                (String) members.get("id_token"));
    }

    private static Instant time(Map<String, Object> members, String name) {
        return Instant.ofEpochMilli(((Number) Objects.requireNonNull(members.get(name))).longValue());
    }
}
