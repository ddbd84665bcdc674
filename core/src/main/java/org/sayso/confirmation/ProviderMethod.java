package org.sayso.confirmation;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.sayso.Inquiry;
import org.sayso.token.UserKey;

/**
 * A confirmation that an identity provider makes: it sends a code and checks it, or asks on a phone.
 *
 * <p>What the provider says is worth something only for the challenge that it was started for: the engine keeps the
 * reference with the challenge, counts tries before it asks, and moves the challenge once. Every call must stay within the
 * inquiry's deadline. Thread-safe.
 */
public non-sealed interface ProviderMethod extends ConfirmationMethod {

    /** Whether the proof is a code that is spoken to Alexa; else the provider is asked what became of it. */
    boolean spoken();

    /** Whether the provider sends something when it begins; codes of an app come without. */
    default boolean sends() {
        return true;
    }

    /** How many digits a code has, 4 to 10; 0 where none is spoken. */
    int codeLength();

    /** The way that it is when a person asks for one, such as "send it by e-mail"; empty where it fits none. */
    Optional<Asking.Wish> way();

    /**
     * Whether this account has the method.
     *
     * @throws IOException where that cannot be found out now
     */
    Offer offer(UserKey user, Inquiry inquiry) throws IOException, InterruptedException;

    /**
     * Has the provider begin: a code goes out, or a question. A newer start makes older codes void.
     *
     * @param reference what {@link Offer.Available} gave
     * @throws IOException where it cannot be known whether it began
     */
    Started start(UserKey user, String reference, Locale locale, Inquiry inquiry)
            throws IOException, InterruptedException;

    /**
     * Has the provider check a code. Called with the digits of exactly {@link #codeLength}, once for each counted try.
     *
     * @param reference what {@link Started.Begun} gave
     */
    Verdict verify(UserKey user, String reference, String code, Inquiry inquiry)
            throws IOException, InterruptedException;

    /** Asks the provider what became of its question; only where no code is spoken. */
    Verdict poll(UserKey user, String reference, Inquiry inquiry) throws IOException, InterruptedException;
}
