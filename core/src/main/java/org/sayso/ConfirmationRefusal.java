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
