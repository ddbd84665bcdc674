package org.sayso.standin.recording;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.task.VoiceLinkingSettings.GrantedEarlier;

/**
 * What the household is like when a scene begins: as it is, but as if it had never used the skill, and with these changes.
 * Immutable.
 *
 * @param people changes by the id of the person
 * @param permissions the scopes that the skill was granted for the account of the devices
 * @param linked whether the household's account is linked
 * @param providerFails whether Login with Amazon answers with errors only
 * @param grantedEarlier what linking by voice asks of somebody who granted all permissions before; null for the setting of
 *     the stand-in
 * @param codeAsNumber whether the {@code status.code} of a SessionResumedRequest is a number; null likewise
 */
public record Before(
        Map<String, Changes> people,
        List<String> permissions,
        boolean linked,
        boolean providerFails,
        @Nullable GrantedEarlier grantedEarlier,
        @Nullable Boolean codeAsNumber) {

    /** What stands for no number and no PIN. */
    public static final String NONE = "none";

    /** What stands for the number of the person's own phone. */
    public static final String OWN = "own";

    /** Nothing is changed. */
    public static final Before NOTHING = new Before(Map.of(), List.of(), false, false, null, null);

    public Before {
        people = Map.copyOf(people);
        permissions = List.copyOf(permissions);
    }

    /**
     * What is different about a person; null for what is not. Hides number and PIN from {@code toString}.
     *
     * @param recognized whether Alexa hears who it is
     * @param confidence 200, 300 or 400
     * @param phone the number in the voice profile, or {@link #OWN} or {@link #NONE}
     * @param pin the profile PIN, or {@link #NONE}
     * @param pinOn whether the person switched the profile PIN on for the skill, where that leaves the choice
     * @param permissions the scopes that the person granted the skill for themself
     * @param refused how long ago the person refused to link with the skill by voice
     */
    public record Changes(
            @Nullable Boolean owner,
            @Nullable Boolean personalization,
            @Nullable Boolean recognized,
            @Nullable Integer confidence,
            @Nullable String phone,
            @Nullable String pin,
            @Nullable Boolean pinOn,
            List<String> permissions,
            @Nullable Duration refused) {

        public Changes {
            permissions = List.copyOf(permissions);
        }

        @Override
        public String toString() {
            return "Changes[owner=" + owner + ", personalization=" + personalization + ", recognized=" + recognized
                    + ", confidence=" + confidence + ", pinOn=" + pinOn + ", permissions=" + permissions + ", refused="
                    + refused + "]";
        }
    }
}
