package org.sayso.standin.recording;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.PhoneMessage;
import org.sayso.standin.task.SpokenDigits;
import org.sayso.standin.task.VoiceTasks;

/** The codes and PINs that somebody can say now, and the placeholders that stand for them in scenes. */
final class SpokenSecrets {

    private static final int SHORTEST = 3;
    private static final int MOST_WORDS = 40;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern CODE = Pattern.compile("(?<![\\d.+])\\d{4,10}(?!\\d|\\.\\d)");

    /** The digits of an address are no code. */
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final SpokenDigits digits;
    private final Optional<String> code;
    private final @Nullable String pin;
    private final Set<String> codes;
    private final Set<String> pins;

    private SpokenSecrets(StandIn alexa, String person) {
        List<Person> people = alexa.household().people();
        digits = SpokenDigits.of(Locale.forLanguageTag(alexa.locale()), alexa.clock());
        code = newestCode(alexa.inbox(person));
        pin = alexa.household().person(person).voice().pin();
        codes = people.stream()
                .flatMap(each -> alexa.inbox(each.id()).stream())
                .flatMap(message -> codesIn(message).stream())
                .collect(Collectors.toSet());
        pins = people.stream()
                .flatMap(each -> Stream.ofNullable(each.voice().pin()))
                .collect(Collectors.toSet());
    }

    /** @throws IllegalArgumentException if nobody has this id */
    static SpokenSecrets of(StandIn alexa, String person) {
        return new SpokenSecrets(alexa, person);
    }

    private static Optional<String> newestCode(List<PhoneMessage> messages) {
        return messages.stream()
                .sorted(Comparator.comparing(PhoneMessage::at).reversed())
                .flatMap(message -> codesIn(message).stream().limit(1))
                .findFirst();
    }

    private static List<String> codesIn(PhoneMessage message) {
        return CODE.matcher(LINK.matcher(message.text()).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /**
     * The text with placeholders for what is secret.
     *
     * @param task the URI of the task of Alexa's own that had the conversation; empty for none
     */
    String hide(String text, String task) {
        String plain = text.replace('{', ' ').replace('}', ' ');
        String hidden = replaced(plain, pins::contains, "{pin}")
                .or(() -> replaced(plain, codes::contains, "{code}"))
                .orElse(plain);
        if (!hidden.equals(plain)) {
            return hidden;
        }
        boolean asksPin = task.equals(VoiceTasks.VERIFY_PERSON);
        String all = digits.in(plain);
        return (asksPin || task.equals(VoiceTasks.ACCOUNT_LINKING)) && all.length() >= SHORTEST
                ? replaced(plain, all::equals, asksPin ? "{wrong pin}" : "{wrong code}")
                        .orElse(plain)
                : plain;
    }

    /** The fewest words whose digits are the secret give way to a placeholder. */
    private Optional<String> replaced(String text, Predicate<String> secret, String placeholder) {
        List<String> words = List.of(text.strip().split("\\s+"));
        for (int length = 1; length <= Math.min(words.size(), MOST_WORDS); length++) {
            for (int from = 0; from + length <= words.size(); from++) {
                if (secret.test(digits.in(String.join(" ", words.subList(from, from + length))))) {
                    return Optional.of(Stream.of(
                                    words.subList(0, from).stream(),
                                    Stream.of(placeholder),
                                    words.subList(from + length, words.size()).stream())
                            .flatMap(each -> each)
                            .collect(Collectors.joining(" ")));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The text with what the placeholders stand for.
     *
     * @throws IllegalArgumentException if there is no such code or PIN, or no such placeholder
     */
    String fill(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(this::value);
    }

    private String value(MatchResult placeholder) {
        return switch (Objects.requireNonNull(placeholder.group(1)).strip()) {
            case "code" -> spoken(code());
            case "wrong code" -> spoken(other(code()));
            case "pin" -> spoken(pin());
            case "wrong pin" -> spoken(other(pin()));
            default ->
                throw new IllegalArgumentException("There is no placeholder " + placeholder.group()
                        + "; there are {code}, {wrong code}, {pin} and {wrong pin}");
        };
    }

    private String code() {
        return code.orElseThrow(() -> new IllegalArgumentException("No code lies on the phone of who speaks"));
    }

    private String pin() {
        if (pin == null) {
            throw new IllegalArgumentException("Who speaks has no profile PIN");
        }
        return pin;
    }

    private static String other(String digits) {
        char first = (char) ('0' + (digits.charAt(0) - '0' + 1) % 10);
        return first + digits.substring(1);
    }

    /** Digit by digit, as people say it. */
    private static String spoken(String digits) {
        return String.join(" ", digits.split(""));
    }
}
