package org.sayso.standin;

import java.util.List;

/** Sentences that one skill understands as things stand. */
public record SkillSuggestions(SkillInfo skill, List<String> phrases) {

    public SkillSuggestions {
        phrases = List.copyOf(phrases);
    }
}
