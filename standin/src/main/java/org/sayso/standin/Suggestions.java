package org.sayso.standin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sayso.standin.household.PhoneMessage;

/** What one could say next: made of the skill's own samples and of what lies on the phones. */
final class Suggestions {

    private static final Pattern CODE = Pattern.compile("(?<![\\d.])\\d{4,10}(?!\\d|\\.\\d)");

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

    List<String> next(boolean listening, boolean linked, List<PhoneMessage> messages) {
        List<String> result = new ArrayList<>();
        if (!listening || !linked) {
            result.add("open " + invocationName);
        }
        if (linked) {
            result.addAll(examples);
            newestCode(messages)
                    .flatMap(code -> codePhrase.map(phrase -> phrase.replace("{}", String.join(" ", code.split("")))))
                    .ifPresent(phrase -> result.add(0, phrase));
        }
        if (listening) {
            result.add("help");
            result.add("cancel");
        }
        return result;
    }

    private static Optional<String> newestCode(List<PhoneMessage> messages) {
        return messages.stream()
                .max(Comparator.comparing(PhoneMessage::at))
                .map(message -> CODE.matcher(message.text()))
                .filter(Matcher::find)
                .map(Matcher::group);
    }
}
