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
