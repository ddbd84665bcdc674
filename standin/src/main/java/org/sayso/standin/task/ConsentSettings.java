package org.sayso.standin.task;

/**
 * What is open about asking for permissions: of {@code result.status}, {@code ACCEPTED} and {@code DENIED} are known.
 * Immutable.
 *
 * @param silence the {@code result.status} when nobody answers, default {@code NOT_ANSWERED}, the word of the task's first
 *     version
 * @param voiceUnknown the {@code result.status} when a person is asked whose voice is not recognised, default {@code
 *     REDIRECT_TO_APP}, which others than Amazon tell of
 */
public record ConsentSettings(String silence, String voiceUnknown) {

    /** The defaults. */
    public static final ConsentSettings DEFAULTS = new ConsentSettings("NOT_ANSWERED", "REDIRECT_TO_APP");
}
