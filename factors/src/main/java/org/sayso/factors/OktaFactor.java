package org.sayso.factors;

import java.util.Optional;
import org.sayso.confirmation.Where;

/**
 * A factor that a person has set up at Okta and that is active.
 *
 * @param where the number or mailbox of the provider's profile as it may be spoken, or the app
 */
public record OktaFactor(String id, Type type, Where where) {

    /** Refuses an id that could not stand in an address as it is. */
    public OktaFactor {
        OktaFactors.requireFactorId(id);
    }

    /** The types that a voice can answer, or that need no answer. */
    public enum Type {
        /** A code by text message. */
        SMS("sms"),
        /** A code by e-mail. */
        EMAIL("email"),
        /** A code that an app shows, Okta Verify or another. */
        TOTP("token:software:totp"),
        /** A question that Okta Verify asks on the phone. */
        PUSH("push");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** Whether Okta sends a code when it is asked to. */
        public boolean sendsCode() {
            return this == SMS || this == EMAIL;
        }

        static Optional<Type> of(String word) {
            for (Type type : values()) {
                if (type.word.equals(word)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }
}
