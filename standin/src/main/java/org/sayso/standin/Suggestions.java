package org.sayso.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one could say next: made of the skill's own samples and of the code that lies on a phone. */
final class Suggestions {

    private final String invocationName;
    private final List<String> examples;
    private final Optional<String> codePhrase;

    /**
     * @param examples wishes, such as {@code get me a pizza}
     * @param codePhrase how a code is said, with {@code {}} in its place
     */
    Suggestions(String invocationName, List<String> examples, Optional<String> codePhrase) {
        this.invocationName = invocationName;
        this.examples = List.copyOf(examples);
        this.codePhrase = codePhrase;
    }

    /**
     * Sentences that are understood as things stand: while nobody listens, each names the skill.
     *
     * @param code a code that is worth saying
     */
    List<String> next(boolean listening, boolean linked, Optional<String> code) {
        List<String> result = new ArrayList<>();
        if (!listening) {
            result.add("open " + invocationName);
            if (linked) {
                examples.forEach(wish -> result.add("ask " + invocationName + " to " + wish));
            }
            return result;
        }
        if (linked) {
            code.flatMap(digits -> codePhrase.map(phrase -> phrase.replace("{}", String.join(" ", digits.split("")))))
                    .ifPresent(result::add);
            result.addAll(examples);
        } else {
            result.add("open " + invocationName);
        }
        result.add("help");
        result.add("cancel");
        return result;
    }
}
