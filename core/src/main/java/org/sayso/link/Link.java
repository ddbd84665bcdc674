package org.sayso.link;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of one link, which may not have been made yet or be over. Immutable; the methods that change something give
 * another one.
 *
 * @param name the {@link VoiceUser} as a keyed hash
 * @param userName the household's, which is the name itself where the link is the household's own
 * @param skill the skill id
 * @param state where it is in its life
 * @param cause why it was lost, while it is
 * @param grant for whose account it acts, or did
 * @param since when it was linked
 * @param lastUsed the first use on the newest day (UTC) on which it was used; empty where it was not since it was linked
 * @param startedAt when linking was offered; empty while linked, and once that counts as never finished
 * @param changedAt when anything of this changed
 * @param marks which events have counted already
 * @param permissions what the user grants the skill at the platform, as its scopes
 */
public record Link(
        String name,
        String userName,
        String skill,
        State state,
        Optional<LossCause> cause,
        Optional<Grant> grant,
        Optional<Instant> since,
        Optional<Instant> lastUsed,
        Optional<Instant> startedAt,
        Instant changedAt,
        Marks marks,
        SortedSet<String> permissions) {

    /** Where a link is in its life. */
    public enum State {
        /** The user is known, and not linked. */
        KNOWN,
        /** Acts for an account. */
        LINKED,
        /** Did act for an account; the newest token was refused, or there was none. */
        LOST,
        /** The skill was disabled. */
        DISABLED
    }

    /**
     * When the newest event of each kind was published that has counted: an older one, or the same again, does not.
     * {@link Instant#EPOCH} where there was none.
     */
    public record Marks(Instant enabled, Instant disabled, Instant linked, Instant permissions) {
        static final Marks NONE = new Marks(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
    }

    public Link {
        permissions = Collections.unmodifiableSortedSet(new TreeSet<>(permissions));
    }

    /** A user of whom nothing is known yet. */
    public static Link unknown(String name, String userName, String skill, Instant now) {
        return new Link(
                name,
                userName,
                skill,
                State.KNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now,
                Marks.NONE,
                new TreeSet<>());
    }

    /** Whether it is the household's own link, whose marks say whether the skill is enabled. */
    public boolean ofHousehold() {
        return name.equals(userName);
    }

    /** Acts for an account from then on; not used yet. */
    public Link linked(Grant to, Instant from, Instant now) {
        return copy(
                State.LINKED,
                Optional.empty(),
                Optional.of(to),
                Optional.of(from),
                Optional.empty(),
                Optional.empty(),
                now,
                marks);
    }

    /** Used; linked again if it was lost. */
    public Link used(Instant now) {
        return copy(State.LINKED, Optional.empty(), grant, since, Optional.of(now), Optional.empty(), now, marks);
    }

    /** Whether a use now is the first one on its day (UTC). */
    public boolean usedBeforeTheDayOf(Instant now) {
        return lastUsed.map(last -> last.isBefore(now.truncatedTo(ChronoUnit.DAYS)))
                .orElse(true);
    }

    /** Lost for this reason. */
    public Link lost(LossCause why, Instant now) {
        return copy(State.LOST, Optional.of(why), grant, since, lastUsed, Optional.empty(), now, marks);
    }

    /** Linking was offered. */
    public Link started(Instant now) {
        return copy(state, cause, grant, since, lastUsed, Optional.of(now), now, marks);
    }

    /** What was offered is not going to be finished. */
    public Link neverFinished(Instant now) {
        return copy(state, cause, grant, since, lastUsed, Optional.empty(), now, marks);
    }

    /** Whether linking was offered longer ago than that, and is not finished. */
    public boolean startedLongerAgoThan(Duration patience, Instant now) {
        return startedAt.filter(at -> at.plus(patience).isBefore(now)).isPresent();
    }

    /** The skill was enabled; where it was disabled, the user is known again. */
    public Link enabled(Instant published, Instant now) {
        Marks seen = new Marks(published, marks.disabled(), marks.linked(), marks.permissions());
        return state == State.DISABLED
                ? copy(
                        State.KNOWN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        now,
                        seen)
                : copy(state, cause, grant, since, lastUsed, startedAt, now, seen);
    }

    /** The skill was disabled, and nothing is granted any more. */
    public Link disabled(Instant published, Instant now) {
        return over(grant, since, lastUsed, published, now);
    }

    /** The same, and nothing is kept but that it is over: an event that comes late must not begin it again. */
    public Link erased(Instant published, Instant now) {
        return over(Optional.empty(), Optional.empty(), Optional.empty(), published, now);
    }

    private Link over(
            Optional<Grant> by, Optional<Instant> from, Optional<Instant> last, Instant published, Instant now) {
        return new Link(
                name,
                userName,
                skill,
                State.DISABLED,
                Optional.of(LossCause.DISABLED),
                by,
                from,
                last,
                Optional.empty(),
                now,
                new Marks(marks.enabled(), published, marks.linked(), marks.permissions()),
                new TreeSet<>());
    }

    /** An event says that it was linked. */
    public Link markedLinked(Instant published, Instant now) {
        Marks seen = new Marks(marks.enabled(), marks.disabled(), published, marks.permissions());
        return copy(state, cause, grant, since, lastUsed, startedAt, now, seen);
    }

    /** What the user grants the skill from now on. */
    public Link permitted(Set<String> all, Instant published, Instant now) {
        Marks seen = new Marks(marks.enabled(), marks.disabled(), marks.linked(), published);
        return new Link(
                name, userName, skill, state, cause, grant, since, lastUsed, startedAt, now, seen, new TreeSet<>(all));
    }

    private Link copy(
            State to,
            Optional<LossCause> why,
            Optional<Grant> by,
            Optional<Instant> from,
            Optional<Instant> last,
            Optional<Instant> started,
            Instant now,
            Marks seen) {
        return new Link(name, userName, skill, to, why, by, from, last, started, now, seen, permissions);
    }

    @Override
    public String toString() {
        return "Link[" + state + cause.map(why -> ", " + why).orElse("") + "]";
    }
}
