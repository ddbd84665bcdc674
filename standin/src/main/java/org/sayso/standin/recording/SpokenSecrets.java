package org.sayso.standin.recording;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.PhoneMessage;

/** The codes and PINs that somebody can say now, and the placeholders that stand for them in scenes. */
final class SpokenSecrets {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern CODE = Pattern.compile("(?<![\\d.+])\\d{4,10}(?!\\d|\\.\\d)");

    /** The digits of an address are no code. */
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final Optional<String> code;
    private final @Nullable String pin;

    private SpokenSecrets(Optional<String> code, @Nullable String pin) {
        this.code = code;
        this.pin = pin;
    }

    /** @throws IllegalArgumentException if nobody has this id */
    static SpokenSecrets of(StandIn alexa, String person) {
        return new SpokenSecrets(
                newestCode(alexa.inbox(person)),
                alexa.household().person(person).voice().pin());
    }

    private static Optional<String> newestCode(List<PhoneMessage> newestFirst) {
        return newestFirst.stream()
                .sorted(Comparator.comparing(PhoneMessage::at).reversed())
                .map(message -> CODE.matcher(LINK.matcher(message.text()).replaceAll(" ")))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
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
