package org.sayso.standin.task;

/** What Amazon's documentation leaves open about the tasks of Alexa's own, or sources tell differently. Immutable. */
public record TaskSettings(VoiceLinkingSettings linking, PinSettings pin, ConsentSettings consent) {

    /** The defaults. */
    public static final TaskSettings DEFAULTS =
            new TaskSettings(VoiceLinkingSettings.DEFAULTS, PinSettings.DEFAULTS, ConsentSettings.DEFAULTS);

    /** The same with other settings for linking by voice. */
    public TaskSettings with(VoiceLinkingSettings others) {
        return new TaskSettings(others, pin, consent);
    }

    /** The same with other settings for the profile PIN. */
    public TaskSettings with(PinSettings others) {
        return new TaskSettings(linking, others, consent);
    }

    /** The same with other settings for asking for permissions. */
    public TaskSettings with(ConsentSettings others) {
        return new TaskSettings(linking, pin, others);
    }
}
