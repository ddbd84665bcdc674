package org.sayso.authorization.device;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sayso.authorization.device.DeviceRequest.Answer;
import org.sayso.authorization.link.PendingGrants;
import org.sayso.authorization.link.RememberedSignIn;
import org.sayso.authorization.link.TokenHashes;
import org.sayso.authorization.link.TokenHashes.Kind;
import org.sayso.authorization.signin.SignedInUser;
import org.sayso.authorization.store.RandomText;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.ServerSecrets;
import org.sayso.authorization.store.Tended;
import org.sayso.authorization.store.Times;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.core.Authentication;

/**
 * What devices asked for and people answered, in the server's database. Thread-safe, and several servers may share it: each step is
 * one conditional statement, which one of two at once wins.
 */
final class DeviceRequests implements Tended, PendingGrants {

    /** How long a code can be typed, and its answer be fetched. */
    static final Duration LIFE = Duration.ofMinutes(10);

    /** How long a device waits between two questions; RFC 8628 section 3.5 has it grow by as much for each that came too early. */
    static final Duration INTERVAL = Duration.ofSeconds(5);

    /** Networks are not exact. */
    private static final Duration LEEWAY = Duration.ofSeconds(1);

    /** So that a device which comes late hears that it is late. */
    private static final Duration MEMORY = Duration.ofDays(1);

    private static final int CODE_BYTES = 32;
    private static final int ATTEMPTS = 5;
    private static final int BATCH = 1_000;
    private static final String SELECT = "SELECT " + DeviceRequest.COLUMNS + " FROM device_requests WHERE ";

    /** The two codes of a new request. */
    record Codes(String deviceCode, UserCode userCode) {

        @Override
        public String toString() {
            return "Codes(hidden)";
        }
    }

    private final ServerDatabase database;
    private final TokenHashes hashes;
    private final InstantSource clock;

    DeviceRequests(ServerDatabase database, ServerSecrets secrets, InstantSource clock) {
        this.database = database;
        this.hashes = new TokenHashes(secrets);
        this.clock = clock;
    }

    /** Keeps a new request of a client; another user code is made where one is taken. */
    Codes begin(String client, Set<String> scopes) {
        for (int attempt = 1; ; attempt++) {
            Codes codes = new Codes(RandomText.of(CODE_BYTES), UserCode.random());
            try {
                return database.inTransaction(() -> {
                    insert(client, scopes, codes);
                    return codes;
                });
            } catch (DuplicateKeyException taken) {
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    private void insert(String client, Set<String> scopes, Codes codes) {
        Instant now = clock.instant();
        database.jdbc()
                .sql("INSERT INTO device_requests (id, client, scopes, device_hash, user_hash, expires, poll_interval,"
                        + " poll_after, forget_after) VALUES (:id, :client, :scopes, :device, :user, :expires, :interval,"
                        + " :now, :forgetAfter)")
                .param("id", UUID.randomUUID().toString())
                .param("client", client)
                .param("scopes", String.join(" ", scopes))
                .param("device", hashes.of(Kind.DEVICE_CODE, codes.deviceCode()))
                .param("user", hashes.of(Kind.USER_CODE, codes.userCode().letters()))
                .param("expires", Times.toColumn(now.plus(LIFE)))
                .param("interval", INTERVAL.toSeconds())
                .param("now", Times.toColumn(now))
                .param("forgetAfter", Times.toColumn(now.plus(LIFE).plus(MEMORY)))
                .update();
    }

    /**
     * Puts the request with this code before whoever typed it; who typed it last is asked.
     *
     * @return the state of the question; empty if nothing waits under that code
     */
    Optional<String> ask(UserCode code, Authentication signedIn) {
        String state = RandomText.of(CODE_BYTES);
        Instant now = clock.instant();
        int asked = database.inTransaction(() -> database.jdbc()
                .sql("UPDATE device_requests SET subject = :subject, signed_in = :signedIn, state_hash = :state"
                        + " WHERE user_hash IN (:codes) AND answer IS NULL AND expires > :now")
                .param("subject", signedIn.getName())
                .param("signedIn", RememberedSignIn.write(signedIn, false))
                .param("state", hashes.of(Kind.STATE, state))
                .param("codes", hashes.candidates(Kind.USER_CODE, code.letters()))
                .param("now", Times.toColumn(now))
                .update());
        return asked == 1 ? Optional.of(state) : Optional.empty();
    }

    /** The open question with this state, if it is put to this person. */
    Optional<DeviceRequest> find(String state, SignedInUser user) {
        return one("state_hash", hashes.candidates(Kind.STATE, state))
                .filter(request -> user.subject().equals(request.subject()) && request.open(clock.instant()));
    }

    /** Notes the answer of this person; false if the question is gone. */
    boolean answer(String state, SignedInUser user, Answer answer) {
        Instant now = clock.instant();
        return database.inTransaction(() -> database.jdbc()
                        .sql(
                                "UPDATE device_requests SET answer = :answer, state_hash = NULL"
                                        + " WHERE state_hash IN (:states) AND subject = :subject AND answer IS NULL AND expires > :now")
                        .param("answer", answer.name())
                        .param("states", hashes.candidates(Kind.STATE, state))
                        .param("subject", user.subject())
                        .param("now", Times.toColumn(now))
                        .update())
                == 1;
    }

    Optional<DeviceRequest> byDeviceCode(String code) {
        return one("device_hash", hashes.candidates(Kind.DEVICE_CODE, code));
    }

    /** Counts a question of the device; false if it came too early, and the device has to wait five seconds longer from now on. */
    boolean inTime(DeviceRequest request) {
        Instant now = clock.instant();
        return database.inTransaction(() -> {
            Integer interval = database.jdbc()
                    .sql("SELECT poll_interval FROM device_requests WHERE id = :id")
                    .param("id", request.id())
                    .query(Integer.class)
                    .single();
            boolean inTime = pollAfter(request, now.plusSeconds(interval), interval, now.plus(LEEWAY));
            if (!inTime) {
                int longer = interval + (int) INTERVAL.toSeconds();
                pollAfter(request, now.plusSeconds(longer), longer, Instant.parse("9999-12-31T23:59:59Z"));
            }
            return inTime;
        });
    }

    private boolean pollAfter(DeviceRequest request, Instant next, int interval, Instant ifNotAfter) {
        return database.jdbc()
                        .sql("UPDATE device_requests SET poll_after = :next, poll_interval = :interval"
                                + " WHERE id = :id AND poll_after <= :ifNotAfter")
                        .param("next", Times.toColumn(next))
                        .param("interval", interval)
                        .param("id", request.id())
                        .param("ifNotAfter", Times.toColumn(ifNotAfter))
                        .update()
                == 1;
    }

    /** Uses the device code up; false if somebody did. Belongs into the transaction that keeps what it brings. */
    boolean redeem(DeviceRequest request) {
        return database.jdbc()
                        .sql("UPDATE device_requests SET redeemed = :now, signed_in = NULL"
                                + " WHERE id = :id AND redeemed IS NULL AND answer = 'ALLOWED'")
                        .param("now", Times.toColumn(clock.instant()))
                        .param("id", request.id())
                        .update()
                == 1;
    }

    /** A request that is being redeemed at this moment is waited for. */
    @Override
    public void forget(String subject) {
        database.inTransaction(() -> database.jdbc()
                .sql("DELETE FROM device_requests WHERE subject = :subject")
                .param("subject", subject)
                .update());
    }

    @Override
    public void tend() {
        Instant now = clock.instant();
        database.inTransaction(() -> database.jdbc()
                .sql("DELETE FROM device_requests WHERE id IN (SELECT id FROM device_requests WHERE forget_after < :now"
                        + " ORDER BY forget_after, id FETCH FIRST " + BATCH + " ROWS ONLY)")
                .param("now", Times.toColumn(now))
                .update());
    }

    private Optional<DeviceRequest> one(String column, List<String> hashed) {
        return database.jdbc()
                .sql(SELECT + column + " IN (:hashes)")
                .param("hashes", hashed)
                .query(DeviceRequest::read)
                .optional();
    }
}
