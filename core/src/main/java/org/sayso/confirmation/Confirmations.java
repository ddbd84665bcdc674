package org.sayso.confirmation;

import java.util.Locale;
import java.util.Optional;
import org.sayso.Inquiry;
import org.sayso.token.UserKey;

/** The confirmation engine: opens challenges, counts tries, and moves a transaction to confirmed exactly once. */
public final class Confirmations {

    private Confirmations() {}

    /** Opens a challenge for a transaction and puts its message into the outbox, in one database transaction. */
    public Requested request(Transaction transaction, Destination destination, Locale locale, Inquiry inquiry) {
        throw new UnsupportedOperationException();
    }

    /** Answers the open challenge of this user and skill with what was heard. */
    public Answer answer(UserKey user, String skill, String heard, Locale locale, Inquiry inquiry) {
        throw new UnsupportedOperationException();
    }

    /** The transaction that waits for this user's code, if its challenge is still open. */
    public Optional<Transaction> pending(UserKey user, String skill) {
        throw new UnsupportedOperationException();
    }

    /** Withdraws the open challenge; empty where none was open. */
    public Optional<Transaction> withdraw(UserKey user, String skill, Inquiry inquiry) {
        throw new UnsupportedOperationException();
    }

    /** The number of digits of a code. */
    public int codeLength() {
        throw new UnsupportedOperationException();
    }

    /** The business side of a type of transaction. */
    public ConfirmedAction action(String type) {
        throw new UnsupportedOperationException();
    }
}
