package org.sayso.link.life;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sayso.audit.AuditTrail;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.TextSeal;
import org.sayso.confirmation.VoiceUsers;

/** Builds {@link LinkLife}. {@link #storage} and {@link #key} are required. Not thread-safe. */
public final class LinkLifeBuilder {

    private static final Duration SHORTEST_RETENTION = Duration.ofDays(1);
    private static final Duration LONGEST_RETENTION = Duration.ofDays(400);

    private @Nullable Storage storage;
    private byte @Nullable [] key;
    private @Nullable Confirmations confirmations;
    private @Nullable GrantRevoker revoker;
    private List<UserDataEraser> erasers = List.of();
    private LinkListener listener = (step, cause) -> {};
    private Duration retention = Duration.ofDays(90);
    private Clock clock = Clock.systemUTC();
    private Runnable afterCommit = () -> {};

    LinkLifeBuilder() {}

    /** Where links are kept; the same as the confirmations'. */
    public LinkLifeBuilder storage(Storage storage) {
        this.storage = storage;
        return this;
    }

    /** The server key, at least 32 random bytes; the same as the confirmations'. The platform's users are named under it. */
    public LinkLifeBuilder key(byte[] serverKey) {
        this.key = serverKey.clone();
        return this;
    }

    /** The engine whose open challenges are withdrawn with the link through which they were asked for; none unless set. */
    public LinkLifeBuilder confirmations(Confirmations engine) {
        this.confirmations = engine;
        return this;
    }

    /** Who ends grants at their issuer; nobody unless set, and then nothing is revoked. */
    public LinkLifeBuilder revoker(GrantRevoker revoker) {
        this.revoker = revoker;
        return this;
    }

    /** Who deletes what the application keeps about users; nobody unless set. */
    public LinkLifeBuilder erasers(Collection<? extends UserDataEraser> erasers) {
        this.erasers = List.copyOf(erasers);
        return this;
    }

    /** Is told each step of linking; nobody unless set. */
    public LinkLifeBuilder listener(LinkListener listener) {
        this.listener = listener;
        return this;
    }

    /** How long is kept what is over, or came to nothing: 90 days unless set; 1 to 400 days. */
    public LinkLifeBuilder retention(Duration retention) {
        if (retention.compareTo(SHORTEST_RETENTION) < 0 || retention.compareTo(LONGEST_RETENTION) > 0) {
            throw new IllegalArgumentException("retention is " + retention + "; it must be 1 to 400 days");
        }
        this.retention = retention;
        return this;
    }

    /** The clock; the system's unless set. */
    public LinkLifeBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** Run after something was owed, to wake whoever does it. Must return at once. */
    public LinkLifeBuilder afterCommit(Runnable afterCommit) {
        this.afterCommit = afterCommit;
        return this;
    }

    /**
     * Makes it.
     *
     * @throws IllegalStateException where the storage or the key is missing
     */
    public LinkLife build() {
        if (storage == null || key == null) {
            throw new IllegalStateException("the life of links needs a storage and the server key");
        }
        LinkJournal journal = new LinkJournal(new AuditTrail(storage.audit(), key), listener);
        Duties duties = new Duties(storage, TextSeal.withKey(key, "sayso erased user 1"), revoker, erasers, journal);
        return new LinkLife(
                storage,
                VoiceUsers.withKey(key),
                new Endings(storage, confirmations, duties, journal),
                duties,
                journal,
                retention,
                clock,
                afterCommit);
    }
}
