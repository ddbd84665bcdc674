package org.sayso.standin.language.types;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/** The words that fill the {@link Place places} of phrases in one language. Immutable and thread-safe. */
final class Vocabulary {

    /** A name of one or more words. */
    private record Name(String[] words, int value) {}

    private static final Set<Place> NUMBERS = Set.of(
            Place.NUMBER, Place.ORDINAL, Place.DAY, Place.YEAR, Place.HOUR, Place.MINUTE, Place.MINUTES, Place.DECADE);
    private static final Map<String, Place> PLACES = places();

    private final SpokenNumbers numbers;
    private final boolean yearsInPairs;
    private final Map<Place, Map<String, List<Name>>> names;

    private Vocabulary(Builder builder) {
        numbers = builder.numbers;
        yearsInPairs = builder.yearsInPairs;
        names = Map.copyOf(builder.names);
    }

    private static Map<String, Place> places() {
        Map<String, Place> places = new HashMap<>();
        for (Place place : Place.values()) {
            places.put("{" + place.name().toLowerCase(Locale.ROOT) + "}", place);
        }
        return Map.copyOf(places);
    }

    /** @throws IllegalArgumentException if no place is written so */
    static Place place(String text) {
        Place place = PLACES.get(text);
        if (place == null) {
            throw new IllegalArgumentException("No place is written " + text);
        }
        return place;
    }

    static boolean isNumber(Place place) {
        return NUMBERS.contains(place);
    }

    SpokenNumbers numbers() {
        return numbers;
    }

    Set<String> firstWords(Place place) {
        return names.getOrDefault(place, Map.of()).keySet();
    }

    /** All ways in which a place may be filled from a token on. */
    List<SpokenNumbers.Reading> at(Place place, Tokens tokens, int at) {
        List<SpokenNumbers.Reading> readings = new ArrayList<>(2);
        for (Name name : names.getOrDefault(place, Map.of()).getOrDefault(tokens.text(at), List.of())) {
            if (fits(name.words(), tokens, at)) {
                readings.add(new SpokenNumbers.Reading(name.value(), at + name.words().length));
            }
        }
        switch (place) {
            case NUMBER -> number(tokens, at, 0, 99_999).ifPresent(readings::add);
            case ORDINAL -> numbers.ordinal(tokens, at, tokens.size()).ifPresent(readings::add);
            case DAY -> day(tokens, at).ifPresent(readings::add);
            case YEAR -> year(tokens, at).ifPresent(readings::add);
            case HOUR -> number(tokens, at, 0, 24).ifPresent(readings::add);
            case MINUTE -> number(tokens, at, 0, 59).ifPresent(readings::add);
            case MINUTES -> minutes(tokens, at).ifPresent(readings::add);
            case DECADE -> decade(tokens, at).ifPresent(readings::add);
            default -> {}
        }
        return readings;
    }

    private static boolean fits(String[] words, Tokens tokens, int at) {
        if (at + words.length > tokens.size()) {
            return false;
        }
        for (int i = 1; i < words.length; i++) {
            if (!words[i].equals(tokens.text(at + i))) {
                return false;
            }
        }
        return true;
    }

    private Optional<SpokenNumbers.Reading> number(Tokens tokens, int at, long least, long most) {
        return numbers.cardinal(tokens, at, tokens.size())
                .filter(reading -> reading.value() >= least && reading.value() <= most);
    }

    private Optional<SpokenNumbers.Reading> day(Tokens tokens, int at) {
        return numbers.ordinal(tokens, at, tokens.size())
                .or(() -> numbers.cardinal(tokens, at, tokens.size()))
                .filter(reading -> reading.value() >= 1 && reading.value() <= 31);
    }

    private Optional<SpokenNumbers.Reading> minutes(Tokens tokens, int at) {
        Optional<SpokenNumbers.Reading> minutes = number(tokens, at, 0, 59);
        if (minutes.isEmpty() || minutes.get().value() >= 10 || isTwoDigits(tokens.text(at))) {
            return minutes;
        }
        return minutes.get().value() == 0 && at + 1 < tokens.size() ? number(tokens, at + 1, 1, 9) : Optional.empty();
    }

    private static boolean isTwoDigits(String text) {
        return text.length() == 2 && Tokens.isDigits(text);
    }

    /** Digits such as "80s". */
    private static Optional<SpokenNumbers.Reading> decade(Tokens tokens, int at) {
        String digits = tokens.text(at);
        boolean tens = isTwoDigits(digits) && digits.charAt(1) == '0';
        return tens && at + 1 < tokens.size() && tokens.text(at + 1).equals("s")
                ? Optional.of(new SpokenNumbers.Reading(Long.parseLong(digits), at + 2))
                : Optional.empty();
    }

    private Optional<SpokenNumbers.Reading> year(Tokens tokens, int at) {
        SpokenNumbers.Reading first =
                numbers.cardinal(tokens, at, tokens.size()).orElse(null);
        if (first == null || (first.value() >= 1000 && first.value() <= 2999)) {
            return Optional.ofNullable(first);
        }
        if (!yearsInPairs || first.value() < 10 || first.value() > 29 || first.end() >= tokens.size()) {
            return Optional.empty();
        }
        Optional<SpokenNumbers.Reading> rest = numbers.cardinal(tokens, first.end(), tokens.size());
        boolean zero = rest.isPresent() && rest.get().value() == 0;
        if (zero && rest.get().end() < tokens.size()) {
            rest = number(tokens, rest.get().end(), 1, 9);
        } else {
            rest = rest.filter(reading -> reading.value() >= 10 && reading.value() <= 99);
        }
        return rest.map(last -> new SpokenNumbers.Reading(first.value() * 100 + last.value(), last.end()));
    }

    /** Begins with the names of months and days that the JDK knows for a language. */
    static Builder builder(Locale locale, SpokenNumbers numbers) {
        Builder builder = new Builder(numbers);
        for (Month month : Month.values()) {
            builder.name(Place.MONTH, month.getValue(), month.getDisplayName(TextStyle.FULL, locale));
            builder.name(Place.MONTH, month.getValue(), month.getDisplayName(TextStyle.FULL_STANDALONE, locale));
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            builder.name(Place.WEEKDAY, day.getValue(), day.getDisplayName(TextStyle.FULL, locale));
        }
        return builder;
    }

    /** Collects names. */
    @SuppressWarnings("EnumOrdinal")
    static final class Builder {

        private final SpokenNumbers numbers;
        private final Map<Place, Map<String, List<Name>>> names = new EnumMap<>(Place.class);
        private boolean yearsInPairs;

        private Builder(SpokenNumbers numbers) {
            this.numbers = numbers;
        }

        /** Years are said as two numbers: "nineteen eighty four". */
        Builder yearsInPairs() {
            yearsInPairs = true;
            return this;
        }

        Builder name(Place place, int value, String... texts) {
            for (String text : texts) {
                List<String> tokens = new ArrayList<>();
                for (Word word : Words.of(text)) {
                    tokens.addAll(numbers.pieces(word.text()));
                }
                if (tokens.isEmpty()) {
                    throw new IllegalArgumentException("A name without words for " + place);
                }
                names.computeIfAbsent(place, p -> new HashMap<>())
                        .computeIfAbsent(tokens.get(0), word -> new ArrayList<>())
                        .add(new Name(tokens.toArray(String[]::new), value));
            }
            return this;
        }

        Builder unit(Unit unit, String... texts) {
            return name(Place.UNIT, unit.ordinal(), texts);
        }

        Builder season(Season season, String... texts) {
            return name(Place.SEASON, season.ordinal(), texts);
        }

        Builder part(PartOfDay part, String... texts) {
            return name(Place.PART, part.ordinal(), texts);
        }

        Builder feast(int month, int day, String... texts) {
            return name(Place.FEAST, Feasts.fixed(month, day), texts);
        }

        /** A feast so many days after Easter Sunday, or before it. */
        Builder easter(int days, String... texts) {
            return name(Place.FEAST, Feasts.easter(days), texts);
        }

        Vocabulary build() {
            return new Vocabulary(this);
        }
    }
}
