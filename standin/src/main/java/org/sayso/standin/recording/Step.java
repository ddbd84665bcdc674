package org.sayso.standin.recording;

import java.time.Duration;
import java.util.Optional;

/** A step of a {@link Scene}. */
public sealed interface Step {

    /** What is done, in words for people; placeholders stay as they are. */
    String inWords();

    /**
     * Somebody says something.
     *
     * @param text with placeholders: {@code {code}} is the newest code on the speaker's phone, {@code {wrong code}} another
     *     of that length, {@code {pin}} and {@code {wrong pin}} likewise with the speaker's profile PIN
     * @param by who; empty for the scene's person
     * @param at where; empty for the scene's device
     */
    record Say(String text, Optional<String> by, Optional<String> at, Expectation expectation) implements Step {
        @Override
        public String inWords() {
            return by.map(who -> who + ": ").orElse("") + text;
        }
    }

    /** Nobody answers. */
    record Silence(Optional<String> at, Expectation expectation) implements Step {
        @Override
        public String inWords() {
            return "(nobody answers)";
        }
    }

    /** Time goes by. */
    record Wait(Duration time) implements Step {
        @Override
        public String inWords() {
            return "(" + Spans.text(time) + " later)";
        }
    }

    /**
     * Somebody links the household's account in the Alexa app.
     *
     * @param by who signs in; empty for the scene's person
     */
    record Link(Optional<String> by) implements Step {
        @Override
        public String inWords() {
            return "(" + by.map(who -> who + " links").orElse("links") + " the account in the Alexa app)";
        }
    }
}
