package org.sayso.standin.task;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What Amazon's documentation leaves open about the tasks, or sources tell differently. None of the defaults was found in
 * Amazon's documentation, except that three wrong PINs end the task. Immutable.
 *
 * @param refusalMemory how long ago a refusal is "recent", default 30 days
 * @param codeLife how long a one-time code counts, default 10 minutes
 * @param codeTries after how many wrong codes linking gives up, default 3
 * @param grantedEarlier what is asked of somebody who granted all permissions before, default: the code only
 * @param pinTries after how many wrong PINs the task gives up, default 3
 * @param pinLockout how long no PIN is taken after that, default 5 minutes; zero for no time
 * @param pinLife how long a PIN counts for the skill, so that requests carry confidence level 400, default 5 minutes
 * @param pinSilence the {@code result.reason} of NOT_ACHIEVED when nobody says a PIN, default {@code NOT_MATCH}
 * @param pinVoiceUnknown the {@code result.reason} of NOT_ACHIEVED when the voice is not recognised, default {@code
 *     VERIFICATION_METHOD_NOT_SETUP}
 * @param consentSilence the {@code result.status} when nobody answers a request for permissions, default {@code
 *     NOT_ANSWERED}, the word of its first version
 * @param endings what differs from {@link LinkEnding#byDefault}
 */
public record TaskSettings(
        Duration refusalMemory,
        Duration codeLife,
        int codeTries,
        GrantedEarlier grantedEarlier,
        int pinTries,
        Duration pinLockout,
        Duration pinLife,
        String pinSilence,
        String pinVoiceUnknown,
        String consentSilence,
        Map<LinkEnding, LinkEnding.Ending> endings) {

    /** The defaults. */
    public static final TaskSettings DEFAULTS = new TaskSettings(
            Duration.ofDays(30),
            Duration.ofMinutes(10),
            3,
            GrantedEarlier.ASK_CODE,
            3,
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            "NOT_MATCH",
            "VERIFICATION_METHOD_NOT_SETUP",
            "NOT_ANSWERED",
            Map.of());

    /** What is asked of somebody who granted all permissions before. Sources differ. */
    public enum GrantedEarlier {
        /** The consent question, as of anybody else, and the code. */
        ASK_CONSENT,
        /** Only the code. */
        ASK_CODE,
        /** Nothing: the account is linked at once. */
        ASK_NOTHING
    }

    public TaskSettings {
        requirePositive(refusalMemory, "refusalMemory");
        requirePositive(codeLife, "codeLife");
        requirePositive(pinLife, "pinLife");
        if (pinLockout.isNegative()) {
            throw new IllegalArgumentException("pinLockout must not be negative");
        }
        requireTries(codeTries, "codeTries");
        requireTries(pinTries, "pinTries");
        endings = Map.copyOf(endings);
    }

    private static void requirePositive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be positive");
        }
    }

    private static void requireTries(int tries, String name) {
        if (tries < 1 || tries > 10) {
            throw new IllegalArgumentException(name + " must be between 1 and 10");
        }
    }

    /** What the skill is told when linking by voice ends so. */
    public LinkEnding.Ending ending(LinkEnding ending) {
        return endings.getOrDefault(ending, ending.byDefault());
    }

    /** The same, telling the skill something else when linking by voice ends so. */
    public TaskSettings withEnding(LinkEnding ending, LinkEnding.Ending told) {
        Map<LinkEnding, LinkEnding.Ending> all = new EnumMap<>(LinkEnding.class);
        all.putAll(endings);
        all.put(ending, told);
        return new TaskSettings(
                refusalMemory,
                codeLife,
                codeTries,
                grantedEarlier,
                pinTries,
                pinLockout,
                pinLife,
                pinSilence,
                pinVoiceUnknown,
                consentSilence,
                all);
    }

    /** The same, asking something else of somebody who granted all permissions before. */
    public TaskSettings withGrantedEarlier(GrantedEarlier asked) {
        return new TaskSettings(
                refusalMemory,
                codeLife,
                codeTries,
                asked,
                pinTries,
                pinLockout,
                pinLife,
                pinSilence,
                pinVoiceUnknown,
                consentSilence,
                endings);
    }

    /** The same with another memory for refusals. */
    public TaskSettings withRefusalMemory(Duration memory) {
        return new TaskSettings(
                memory,
                codeLife,
                codeTries,
                grantedEarlier,
                pinTries,
                pinLockout,
                pinLife,
                pinSilence,
                pinVoiceUnknown,
                consentSilence,
                endings);
    }
}
