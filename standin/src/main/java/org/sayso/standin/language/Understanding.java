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
     */
    record Intent(String name, List<HeardSlot> slots, double score, boolean exact, String explanation)
            implements Understanding {
        public Intent {
            slots = List.copyOf(slots);
        }
    }

    /** The session is left; the skill is only told. */
    record Exit(String explanation) implements Understanding {}

    /** Said outside a session and not to this skill. */
    record NotMeant(String explanation) implements Understanding {}

    /** Said in a session; fits nothing, and the model has no fallback. */
    record NotUnderstood(String explanation) implements Understanding {}
}
