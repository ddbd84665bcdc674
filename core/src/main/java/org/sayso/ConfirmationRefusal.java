package org.sayso;

/** Why a transaction was not confirmed, or no confirmation could be started. */
public enum ConfirmationRefusal implements Refusal {
    NOTHING_PENDING("the account has no transaction waiting for a confirmation"),
    CODE_UNREADABLE("what was heard is not a code of the configured length; no try was counted"),
    WRONG_CODE("the code does not belong to the pending challenge"),
    LOCKED("the challenge used up its tries; even the right code is refused now"),
    EXPIRED("the challenge is older than its life"),
    WITHDRAWN("the challenge was withdrawn by its owner or replaced by a newer one"),
    TRANSACTION_CHANGED("the transaction is no longer what the code was sent for"),
    DENIED("the owner said no"),
    NOT_YET_APPROVED("the owner has not answered on the phone yet"),
    CODE_AWAITED("the challenge waits for its code"),
    OTHER_METHOD("the challenge waits for an answer on the phone, not for a spoken code"),
    SIGN_IN_TOO_OLD("approving takes a sign-in that is younger than PhoneApproval.signInAge"),
    SIGN_IN_TOO_WEAK("approving takes a sign-in in one of the ways of PhoneApproval.signInBy"),
    CODES_PAUSED("too many wrong codes in a row; codes are off for a while, other methods are not"),
    CODES_OFF_TODAY("too many wrong codes within a day; codes are off until the oldest is a day old"),
    CODES_OFF_UNTIL_SIGN_IN("too many wrong codes since the owner signed in; codes are off until they do"),
    CODES_OFF("too many wrong codes within a year; codes are off, other methods are not"),
    RESEND_TOO_SOON("the pause between two messages of one transaction is not over"),
    SENDS_USED_UP("all messages that one transaction may have were sent"),
    DESTINATION_BUSY("too many messages went to this destination within an hour"),
    NO_OTHER_CHANNEL("the account has no verified destination of the channel that was asked for"),
    NO_ACCEPTABLE_METHOD("the account has set up no method that the policy accepts for this transaction"),
    PROVIDER_UNAVAILABLE("the identity provider that sends or checks the code does not answer as it should"),
    PIN_AWAITED("the challenge waits for the PIN that the voice platform itself asks for, not for a code"),
    PIN_WRONG("the platform reports wrong PINs until it gave up; the challenge is over"),
    PIN_LOCKED_OUT("the platform takes no PIN of this person for now, after too many wrong ones"),
    PIN_NOT_SET_UP("this person has no PIN, or no voice profile, in the platform's app"),
    PIN_NOT_ENABLED("this person has not allowed this skill to ask for the PIN"),
    PIN_UNAVAILABLE(
            "the platform does not make the check for this skill now; it takes personalization, and a permission in the"
                    + " skill's manifest to ask for PINs"),
    PIN_NOT_CONFIRMED("the platform reports no success, and no reason that is known; the challenge is over"),
    PIN_CHECK_UNKNOWN("the check that the platform reports is not the one that this conversation waits for"),
    PIN_LEVEL_TOO_LOW("the platform reports success, but the request's confidence level is not that of a PIN"),
    PIN_SPEAKER_UNKNOWN("the platform did not recognise who speaks, without which it asks for no PIN"),
    PIN_OTHER_SPEAKER("another person than the one who asked for the transaction gave the PIN"),
    PIN_NEEDS_OWN_LINK("a PIN counts only for an account that the speaker linked; this one is the household's"),
    NO_VERIFIED_DESTINATION("the account has no verified phone number or e-mail address"),
    DESTINATION_NOT_ALLOWED(
            "codes may be sent to none of the account's verified addresses, such as numbers of other countries");

    private final String hint;

    ConfirmationRefusal(String hint) {
        this.hint = hint;
    }

    @Override
    public Question question() {
        return Question.CONFIRMATION;
    }

    @Override
    public String hint() {
        return hint;
    }

    @Override
    public Remedy remedy() {
        return Remedy.NONE;
    }
}
