package org.sayso.authorization.link;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The refresh tokens of a link, which follow one another: the newest that was used, and its one successor. Immutable.
 *
 * <p>An answer that got lost leaves the client with the token it presented, so that one is good until the successor has been
 * used, which proves that the answer arrived.
 *
 * @param used the newest generation that was used; -1 while none was
 * @param usedAt when it was first used; none while none was
 * @param usedKey the version of the key that generation is derived with
 * @param successorKey the version of the key that its successor is derived with, fixed when {@code used} became the newest
 */
record Family(int used, @Nullable Instant usedAt, String usedKey, String successorKey) {

    /** A request that overtook another may still come with the token before. */
    static final Duration GRACE = Duration.ofSeconds(60);

    /** What a presented generation is. */
    enum Standing {
        /** The pending successor: being presented makes it the newest. */
        CONFIRMS,
        /** The newest that was used, presented again: its answer got lost. */
        REPEATS,
        /** The one before, whose successor was first used a moment ago. */
        OVERTAKEN,
        /** One that was replaced long ago. */
        LATE,
        /** One that nobody has been given. */
        UNKNOWN
    }

    Standing standing(int generation, Instant now) {
        if (generation < 0 || generation > used + 1) {
            return Standing.UNKNOWN;
        }
        if (generation == used + 1) {
            return Standing.CONFIRMS;
        }
        if (generation == used) {
            return Standing.REPEATS;
        }
        return generation == used - 1 && usedAt != null && now.isBefore(usedAt.plus(GRACE))
                ? Standing.OVERTAKEN
                : Standing.LATE;
    }

    /** Whether this version is the one that the generation was derived with, as far as that is still known. */
    boolean keyFits(int generation, String version) {
        if (generation == used + 1) {
            return version.equals(successorKey);
        }
        return generation != used || version.equals(usedKey);
    }
}
