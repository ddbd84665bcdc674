package org.sayso.standin;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.Naming;
import org.sayso.standin.language.Understanding;

/** Finds the skill that an utterance names, and tells how skills are named. Immutable and thread-safe. */
final class SkillNames {

    private final List<Skill> skills;

    SkillNames(List<Skill> skills) {
        this.skills = List.copyOf(skills);
    }

    /** A skill that was named, and what it was named for: a {@code Launch} or an {@code Intent}. */
    record Named(Skill skill, Understanding meaning, Naming naming) {}

    /**
     * The skill that is named. While another skill listens, its name alone is an answer to that one: only words such as
     * "open" and "ask" lead away.
     *
     * @param listening the skill whose session is open
     */
    Optional<Named> find(String text, @Nullable Skill listening, Place place) {
        Named best = null;
        for (Skill skill : enabled()) {
            Naming naming = place.language(skill).naming(text).orElse(null);
            if (naming == null || (listening != null && !listening.is(skill) && !naming.asked())) {
                continue;
            }
            Understanding meaning = place.language(skill).outsideSession(text);
            boolean meant = meaning instanceof Understanding.Launch || meaning instanceof Understanding.Intent;
            if (meant && (best == null || naming.compareTo(best.naming()) > 0)) {
                best = new Named(skill, meaning, naming);
            }
        }
        return Optional.ofNullable(best);
    }

    /** A skill that is disabled is not known by its name. */
    private List<Skill> enabled() {
        return skills.stream().filter(skill -> skill.enablement().enabled()).toList();
    }

    /** The only skill; empty if there are several. */
    Optional<Skill> only() {
        List<Skill> now = enabled();
        return now.size() == 1 ? Optional.of(now.get(0)) : Optional.empty();
    }

    /** Words after which "to" makes no English: "ask favorite color what ...", but "ask pizza on demand to get ...". */
    private static final Pattern QUESTION = Pattern.compile(
            "^(what|how|which|when|where|who|why|do|does|is|are|can|could|should|will|i|it|the|my)\\b",
            Pattern.CASE_INSENSITIVE);

    /** How to say this so that it reaches a skill: the skills it fits, or the words that open each. */
    String howToSay(String text, Place place) {
        List<Skill> now = enabled();
        if (now.isEmpty()) {
            return "Every skill is disabled";
        }
        List<String> fitting = now.stream()
                .filter(skill -> isWish(skill, text, place))
                .map(skill -> "ask " + skill.invocationName()
                        + (QUESTION.matcher(text).find() ? " " : " to ") + text)
                .toList();
        return fitting.isEmpty()
                ? "Name one first: "
                        + now.stream()
                                .map(skill -> "open " + skill.invocationName())
                                .collect(Collectors.joining(", or "))
                : "Name it first: " + String.join(", or ", fitting);
    }

    /** Whether these words are a wish of this skill: they fit a sample of an intent that the skill made itself. */
    static boolean isWish(Skill skill, String text, Place place) {
        return place.language(skill).inSession(text) instanceof Understanding.Intent wish
                && wish.exact()
                && !wish.name().startsWith("AMAZON.");
    }
}
