package org.sayso.standin.task;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is open about linking an account by voice; none of the defaults was found in Amazon's documentation. Immutable.
 *
 * @param refusalMemory for how long a refusal is recent, so that nothing is asked; default 30 days
 * @param codeLife how long a one-time code counts, default 10 minutes
 * @param tries after how many wrong codes Alexa gives up, 1 to 10, default 3
 * @param grantedEarlier what is asked of somebody who granted all permissions before; default the code alone
 * @param endings what the skill is told, where that differs from {@link LinkEnding#byDefault}
 */
public record VoiceLinkingSettings(
        Duration refusalMemory,
        Duration codeLife,
        int tries,
        GrantedEarlier grantedEarlier,
        Map<LinkEnding, LinkEnding.Told> endings) {

    /** The defaults. */
    public static final VoiceLinkingSettings DEFAULTS =
            new VoiceLinkingSettings(Duration.ofDays(30), Duration.ofMinutes(10), 3, GrantedEarlier.ASK_CODE, Map.of());

    /** What is asked of somebody who granted all permissions before. Sources differ. */
    public enum GrantedEarlier {
        /** The consent question, as of anybody else, and the code. */
        ASK_CONSENT,
        /** Only the code. */
        ASK_CODE,
        /** Nothing: the account is linked at once. */
        ASK_NOTHING
    }

    public VoiceLinkingSettings {
        Limits.requirePositive(refusalMemory, "refusalMemory");
        Limits.requirePositive(codeLife, "codeLife");
        Limits.requireTries(tries);
        endings = Map.copyOf(endings);
    }

    /** What the skill is told when linking ends so. */
    public LinkEnding.Told told(LinkEnding ending) {
        return endings.getOrDefault(ending, ending.byDefault());
    }

    /** The same, telling the skill something else when linking ends so. */
    public VoiceLinkingSettings withEnding(LinkEnding ending, LinkEnding.Told told) {
        Map<LinkEnding, LinkEnding.Told> all = new EnumMap<>(LinkEnding.class);
        all.putAll(endings);
        all.put(ending, told);
        return new VoiceLinkingSettings(refusalMemory, codeLife, tries, grantedEarlier, all);
    }

    /** The same, asking something else of somebody who granted all permissions before. */
    public VoiceLinkingSettings withGrantedEarlier(GrantedEarlier asked) {
        return new VoiceLinkingSettings(refusalMemory, codeLife, tries, asked, endings);
    }

    /** The same, remembering refusals for another time. */
    public VoiceLinkingSettings withRefusalMemory(Duration memory) {
        return new VoiceLinkingSettings(memory, codeLife, tries, grantedEarlier, endings);
    }

    /** The same with other bounds for the code. */
    public VoiceLinkingSettings withCode(Duration life, int mostTries) {
        return new VoiceLinkingSettings(refusalMemory, life, mostTries, grantedEarlier, endings);
    }
}
