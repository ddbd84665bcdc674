package org.sayso.standin.task;

/**
 * How linking by voice can end. Only {@code LINKED}, {@code DENIED} and {@code USER_REQUIREMENTS_NOT_MET} are known as
 * values of {@code result.status}, each for the cases named here; for the others Amazon's value was not found, and the
 * default is plausible at most. {@link VoiceLinkingSettings#withEnding} changes any.
 */
public enum LinkEnding {
    /** The account is linked. Known. */
    LINKED(200, "OK", "LINKED"),
    /** The person does not share, or does not say the code and refuses. Known. */
    REFUSED(200, "The customer denied the request", "DENIED"),
    /** Nobody answered, twice. Not found. */
    SILENCE(200, "The customer did not answer", "NOT_ANSWERED"),
    /** No try had the right code, or the code was too old. Not found. */
    WRONG_CODE(200, "The one-time code was not right", "NOT_LINKED"),
    /** Login with Amazon or the skill's service failed. Not found. */
    PROVIDER_FAILED(500, "The accounts could not be linked", "NOT_LINKED"),
    /** The account was linked before. Not found. */
    ALREADY_LINKED(200, "The account is linked already", "LINKED"),
    /** The person refused lately. Not found. */
    REFUSED_LATELY(200, "The customer denied a request recently", "DENIED"),
    /** Personalization is off in the Alexa app. Known as a kind: a precondition of the customer. */
    PERSONALIZATION_OFF(200, "Personalization is off in the Alexa app", "USER_REQUIREMENTS_NOT_MET"),
    /** The voice was not recognised. Known as a kind. */
    VOICE_UNKNOWN(200, "The customer's voice was not recognized", "USER_REQUIREMENTS_NOT_MET"),
    /** The devices are registered to somebody else's account. Known as a kind. */
    NOT_OWNER(200, "The customer does not own the account of the device", "USER_REQUIREMENTS_NOT_MET"),
    /** The voice profile has no phone number. Known. */
    NO_PHONE_NUMBER(200, "The voice profile has no phone number for the one-time code", "USER_REQUIREMENTS_NOT_MET"),
    /** The skill is not set up for it, or is personalised. Not found; without a {@code result.status}. */
    SKILL_NOT_READY(403, "The skill does not support voice-forward account linking", "");

    private final int code;
    private final String message;
    private final String status;

    LinkEnding(int code, String message, String status) {
        this.code = code;
        this.message = message;
        this.status = status;
    }

    /** What the skill is told unless the settings say otherwise. */
    public Told byDefault() {
        return new Told(code, message, status);
    }

    /**
     * What the skill is told.
     *
     * @param code the {@code status.code}
     * @param message the {@code status.message}
     * @param status the {@code result.status}; empty for none
     */
    public record Told(int code, String message, String status) {}
}
