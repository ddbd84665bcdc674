package org.sayso.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sayso.standin.language.LanguageUnderstanding;
import org.sayso.standin.language.Understanding;

/** What one could say next to one skill: made of the skill's own samples and of the code that lies on a phone. */
final class Suggestions {

    /** How an offer is declined. */
    static final String NO = "no";

    private static final Pattern NAMES_NO = Pattern.compile("\\bno\\b", Pattern.CASE_INSENSITIVE);

    /** A last sentence that asks for a yes or a no, in English. */
    private static final Pattern ASKS_YES_OR_NO = Pattern.compile(
            "(?:^|[.!?:,]\\s+)(?:shall|should|do|does|did|is|are|was|will|would|can|could|may|have|has)\\b[^.!?]*\\?\\s*$",
            Pattern.CASE_INSENSITIVE);

    private final String invocationName;
    private final List<Example> examples;
    private final Optional<String> codePhrase;
    private final List<String> toAnOffer;
    private final List<String> whileWaiting;
    private final List<String> toAQuestion;

    /**
     * Something to ask the skill.
     *
     * @param full as it is said to the device, such as {@code ask tea time to brew a pot}
     * @param wish as it is said to the skill that listens, such as {@code brew a pot}
     */
    record Example(String full, String wish) {

        /** Reads a manifest's example phrase; empty if it is not of the form "Alexa, ask NAME ...". */
        static Optional<Example> of(String invocationName, String phrase) {
            String full = phrase.strip().replaceFirst("(?i)^alexa,? ", "");
            String asked = "ask " + invocationName + " ";
            return full.regionMatches(true, 0, asked, 0, asked.length())
                    ? Optional.of(
                            new Example(full, full.substring(asked.length()).replaceFirst("(?i)^to ", "")))
                    : Optional.empty();
        }

        /** Whether the skill understands it both ways; what it does not understand is not worth suggesting. */
        boolean understoodBy(LanguageUnderstanding language) {
            return isExact(language.outsideSession(full)) && isExact(language.inSession(wish));
        }

        private static boolean isExact(Understanding understanding) {
            return understanding instanceof Understanding.Intent intent && intent.exact();
        }
    }

    /**
     * @param codePhrase how a code is said, with {@code {}} in its place
     * @param toAnOffer how an offer to link by voice is answered
     * @param whileWaiting what one can say while a confirmation is on its way
     * @param toAQuestion yes and no, where the skill understands both
     */
    Suggestions(
            String invocationName,
            List<Example> examples,
            Optional<String> codePhrase,
            List<String> toAnOffer,
            List<String> whileWaiting,
            List<String> toAQuestion) {
        this.invocationName = invocationName;
        this.examples = List.copyOf(examples);
        this.codePhrase = codePhrase;
        this.toAnOffer = List.copyOf(toAnOffer);
        this.whileWaiting = List.copyOf(whileWaiting);
        this.toAQuestion = List.copyOf(toAQuestion);
    }

    /** Yes and no; nothing where a skill that listens does not understand both. */
    static List<String> yesAndNo(LanguageUnderstanding language) {
        List<String> both = understood(language, "yes", NO);
        return both.size() == 2 ? both : List.of();
    }

    /** Those of some phrases that a skill that listens understands. */
    static List<String> understood(LanguageUnderstanding language, String... phrases) {
        return Stream.of(phrases)
                .filter(phrase -> Example.isExact(language.inSession(phrase)))
                .toList();
    }

    /**
     * Sentences that are understood as things stand: while nobody listens, each names the skill.
     *
     * @param code a code that is worth saying
     * @param waiting whether a code or a link of the skill lies on a phone, unanswered
     * @param lastWords what the device said last: whether it asks for a yes or a no; of an offer, "no" is an answer only
     *     while that names it
     */
    List<String> next(boolean listening, boolean linked, Optional<String> code, boolean waiting, String lastWords) {
        List<String> result = new ArrayList<>();
        if (!listening) {
            result.add("open " + invocationName);
            if (linked) {
                examples.forEach(example -> result.add(example.full()));
            }
            return result;
        }
        if (linked) {
            if (ASKS_YES_OR_NO.matcher(lastWords).find()) {
                result.addAll(toAQuestion);
            }
            code.flatMap(digits -> codePhrase.map(phrase -> phrase.replace("{}", String.join(" ", digits.split("")))))
                    .ifPresent(result::add);
            if (waiting) {
                result.addAll(whileWaiting);
            }
            examples.forEach(example -> result.add(example.wish()));
        } else if (toAnOffer.isEmpty()) {
            result.add("open " + invocationName);
        } else {
            toAnOffer.stream()
                    .filter(phrase ->
                            !phrase.equals(NO) || NAMES_NO.matcher(lastWords).find())
                    .forEach(result::add);
            examples.forEach(example -> result.add(example.wish()));
        }
        result.add("help");
        result.add("cancel");
        return result;
    }
}
