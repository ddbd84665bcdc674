package org.sayso.confirmation;

import java.util.Locale;
import java.util.Optional;
import org.sayso.policy.Requirement;

/**
 * The business side of one type of transaction.
 *
 * <p>Implementations MUST be thread-safe.
 */
public interface ConfirmedAction {

    /** The {@link Transaction#type} it carries out. */
    String type();

    /**
     * What the account must be allowed to do when it confirms: usually what it had to be when it asked. A code is looked at,
     * and its try counted, only for an account that meets this.
     */
    Requirement requirement();

    /**
     * The transaction in one sentence part, such as {@code a large pizza with pepperoni for 14.50 dollars}, in the form
     * it has on its own (in German the nominative), without a full stop. MUST depend on nothing but its parameters: it is
     * spoken, and it stands in the message that carries the code.
     */
    String summary(Transaction transaction, Locale locale);

    /**
     * Which methods of confirmation will do, by amount and payee; any that is configured unless overridden. Settings may
     * replace it.
     */
    default ConfirmationPolicy policy() {
        return ConfirmationPolicy.any();
    }

    /** Whether the account has never paid this transaction's payee before, for policies that ask more then. */
    default boolean payeeIsNew(Transaction transaction) {
        return false;
    }

    /**
     * The transaction as the business holds it now, or empty where it is gone. Called inside the confirming database
     * transaction, with the row locked where others may change it. A digest that differs from the agreed one ends the
     * confirmation.
     */
    Optional<Transaction> current(Transaction agreed);

    /**
     * Carries the transaction out. Called once, inside the database transaction that moves the challenge to confirmed: it
     * commits or rolls back together with it. Throwing rolls both back; so does a lost race for a lock, after which it is
     * called again. It MUST NOT do what a rollback cannot undo: a remote effect belongs into {@link RemoteAction#perform}.
     */
    Outcome effect(Transaction agreed);

    /**
     * Called inside a database transaction when the challenge ends unconfirmed: expired, locked, withdrawn, replaced by one
     * for another type or reference, or because {@link #current} differed (the business may no longer hold the transaction
     * then). Not called when a new code is sent for the same type and reference. Also called
     * where no challenge could be opened at all ({@link Confirmations#abandon}).
     */
    default void abandoned(Transaction transaction) {}

    /** What to say about the outcome, as a full sentence. Pure; may be called any number of times. */
    String speak(Outcome outcome, Locale locale);
}
