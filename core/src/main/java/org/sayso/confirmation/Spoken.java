package org.sayso.confirmation;

import java.util.Locale;
import java.util.Optional;

/**
 * What a person said to confirm.
 *
 * @param heard the code as it was heard
 * @param locale the language it was said in
 * @param session what binds this request to others of the same conversation; empty where nothing does
 * @param reference the {@link Transaction#reference} that was named, where one was
 */
public record Spoken(String heard, Locale locale, String session, Optional<String> reference) {

    /** A code outside any conversation, for whatever waits. */
    public Spoken(String heard, Locale locale) {
        this(heard, locale, "", Optional.empty());
    }

    /** Whether it is for this transaction, as far as was said: without a reference it may be for any. */
    boolean means(Transaction transaction) {
        return reference.map(transaction.reference()::equals).orElse(true);
    }

    @Override
    public String toString() {
        return "Spoken[" + locale + "]";
    }
}
