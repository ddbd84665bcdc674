package org.sayso.authorization.myaccount;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.link.EndReason;
import org.sayso.authorization.link.Link;
import org.sayso.authorization.pages.SkillWords;

/**
 * A voice assistant that may act for somebody, as they see it. Immutable.
 *
 * @param link its id
 * @param skill the name of the skill, or of the device; none if it is just Alexa
 * @param device whether it is a device, and no voice of Alexa's
 * @param minutes how long what it was given lasts at most
 * @param number tells several links of one skill apart, from 1, the oldest first; 0 if there is one only
 * @param since when it was linked
 * @param lastUsed the day, in UTC
 * @param usedToday whether that is today
 * @param scopes what it may do
 */
public record Assistant(
        String link,
        @Nullable String skill,
        boolean device,
        long minutes,
        int number,
        Instant since,
        LocalDate lastUsed,
        boolean usedToday,
        List<SkillWords.Scope> scopes) {

    /** Copies the scopes. */
    public Assistant {
        scopes = List.copyOf(scopes);
    }

    /**
     * One that may no longer.
     *
     * @param skill the name of the skill, or of the device; none if it is just Alexa
     * @param device whether it was a device
     * @param at when it ended
     * @param reason why, as a key of the messages bundle
     */
    public record Former(@Nullable String skill, boolean device, Instant at, String reason) {

        static Former of(@Nullable String skill, boolean device, Link.End end) {
            return new Former(skill, device, end.at(), key(end.reason()));
        }

        private static String key(EndReason reason) {
            return "assistants.ended." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
