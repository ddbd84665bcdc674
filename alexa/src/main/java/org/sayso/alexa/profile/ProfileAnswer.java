package org.sayso.alexa.profile;

/** What Alexa answers to a question about her customer. Hides the value from {@code toString}. */
public sealed interface ProfileAnswer {

    /**
     * The customer has told Alexa, and lets the skill know.
     *
     * @param value not blank, at most 254 characters, none of them a control character; it proves nothing about who speaks
     */
    record Known(String value) implements ProfileAnswer {
        @Override
        public String toString() {
            return "Known[]";
        }
    }

    /** The customer has not told Alexa. */
    record NotSet() implements ProfileAnswer {}

    /** The customer does not let the skill know; a permission can be asked for. */
    record NotGranted() implements ProfileAnswer {}

    /** There was no usable answer, now; the log says why. */
    record Unavailable() implements ProfileAnswer {}
}
