package org.sayso.standin.language;

import java.util.List;

/** What an utterance was understood as, with the reason for it. */
public sealed interface Understanding {

    /** Why it was understood so, in a sentence for a developer. */
    String explanation();

    /** The skill is started without a wish. */
    record Launch(String explanation) implements Understanding {}

    /**
     * An intent of the skill.
     *
     * @param slots every slot of the intent, said or not, in the model's order
     * @param score 0 to 1: how well the words fit
     * @param exact whether the words fit a sample or a fixed phrase, rather than falling back
     * @param considered the other intents that came near, the nearest first; a few at most
     */
    record Intent(
            String name,
            List<HeardSlot> slots,
            double score,
            boolean exact,
            String explanation,
            List<Considered> considered)
            implements Understanding {
        public Intent {
            slots = List.copyOf(slots);
            considered = List.copyOf(considered);
        }
    }

    /**
     * An intent that the words also fit, but less well.
     *
     * @param score 0 to 1
     * @param because the sample or the fixed phrase
     */
    record Considered(String intent, double score, String because) {}

    /** The session is left; the skill is only told. */
    record Exit(String explanation) implements Understanding {}

    /** Said outside a session and not to this skill. */
    record NotMeant(String explanation) implements Understanding {}

    /** Said in a session; fits nothing, and the model has no fallback. */
    record NotUnderstood(String explanation) implements Understanding {}
}
