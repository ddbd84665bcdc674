package org.sayso.confirmation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.sayso.confirmation.NumberLanguage.Rule;
import org.sayso.confirmation.NumberWord.Kind;

/** Finds every whole number, 1 to 99,999,999, that the words from a position on may be the name of. */
final class WholeNumbers {

    /** A number, up to a position; {@code last} where it takes nothing smaller after it. */
    record Whole(int end, int value, boolean last) {}

    private final HeardWords heard;
    private final NumberLanguage language;

    WholeNumbers(HeardWords heard) {
        this.heard = heard;
        this.language = heard.language();
    }

    List<Whole> at(int position) {
        List<Whole> found = belowMyriad(position);
        multiplied(found, 10_000, false, this::belowMyriad);
        return found;
    }

    private List<Whole> belowMyriad(int position) {
        List<Whole> found = belowThousand(position);
        multiplied(found, 1_000, true, this::belowThousand);
        bare(found, position, 1_000, this::belowThousand);
        return found;
    }

    private List<Whole> belowThousand(int position) {
        List<Whole> small = belowHundred(position);
        List<Whole> found = new ArrayList<>(small);
        for (Whole number : small) {
            if (multipliesHundred(number.value())) {
                for (HeardWords.Word word : heard.wordsAt(number.end())) {
                    if (word.meaning().multipliesBy(100)) {
                        Whole hundreds = new Whole(
                                word.end(), number.value() * 100, word.meaning().last());
                        withRest(found, hundreds, this::belowHundred);
                    }
                }
            }
        }
        for (HeardWords.Word word : heard.wordsAt(position)) {
            if (word.meaning().is(Kind.HUNDREDS)) {
                withRest(
                        found,
                        new Whole(
                                word.end(),
                                word.meaning().value(),
                                word.meaning().last()),
                        this::belowHundred);
            }
        }
        bare(found, position, 100, this::belowHundred);
        return found;
    }

    private boolean multipliesHundred(int value) {
        return value == 1
                ? language.has(Rule.ONE_HUNDRED)
                : value < 10 || (value > 10 && value < 20 && language.has(Rule.TEEN_HUNDREDS));
    }

    private List<Whole> belowHundred(int position) {
        List<Whole> found = new ArrayList<>();
        for (HeardWords.Word word : heard.wordsAt(position)) {
            NumberWord meaning = word.meaning();
            switch (meaning.kind()) {
                case UNIT -> fromUnit(found, word);
                case FULL -> fromFull(found, word);
                case TENS -> withUnits(found, new Whole(word.end(), meaning.value(), meaning.last()));
                default -> {}
            }
        }
        bare(found, position, 10, this::units);
        return found;
    }

    private void fromUnit(List<Whole> found, HeardWords.Word word) {
        int unit = word.meaning().value();
        if (unit == 0) {
            return;
        }
        found.add(new Whole(word.end(), unit, false));
        for (HeardWords.Word next : heard.wordsAt(word.end())) {
            NumberWord meaning = next.meaning();
            if (meaning.multipliesBy(10) && unit > 1) {
                withUnits(found, new Whole(next.end(), unit * 10, false));
            } else if (meaning.is(Kind.TENS) && meaning.value() == 20 && unit == 4 && language.has(Rule.VIGESIMAL)) {
                withUnits(found, new Whole(next.end(), 80, meaning.last()));
            } else if (meaning.is(Kind.AND) && language.has(Rule.UNIT_FIRST)) {
                heard.wordsAt(next.end()).stream()
                        .filter(tens -> tens.meaning().is(Kind.TENS))
                        .forEach(tens ->
                                found.add(new Whole(tens.end(), tens.meaning().value() + unit, false)));
            }
        }
    }

    private void fromFull(List<Whole> found, HeardWords.Word word) {
        int value = word.meaning().value();
        found.add(new Whole(word.end(), value, false));
        if (value == 10 && language.has(Rule.VIGESIMAL)) {
            units(word.end()).stream()
                    .filter(unit -> unit.value() >= 7)
                    .forEach(unit -> found.add(new Whole(unit.end(), 10 + unit.value(), false)));
        }
    }

    /** Tens, alone and with the units that may follow: in French up to nineteen after sixty and eighty. */
    private void withUnits(List<Whole> found, Whole tens) {
        found.add(tens);
        if (tens.last() || language.has(Rule.UNIT_FIRST)) {
            return;
        }
        boolean vigesimal = language.has(Rule.VIGESIMAL) && (tens.value() == 60 || tens.value() == 80);
        for (Whole rest : vigesimal ? belowTwenty(tens.end()) : units(tens.end())) {
            found.add(new Whole(rest.end(), tens.value() + rest.value(), false));
        }
        if (!language.has(Rule.AND_IN_TENS) || (vigesimal && tens.value() == 80)) {
            return;
        }
        for (HeardWords.Word and : heard.wordsAt(tens.end())) {
            if (and.meaning().is(Kind.AND)) {
                for (Whole rest : vigesimal ? belowTwenty(and.end()) : units(and.end())) {
                    found.add(new Whole(rest.end(), tens.value() + rest.value(), false));
                }
            }
        }
    }

    private List<Whole> units(int position) {
        return heard.wordsAt(position).stream()
                .filter(word -> word.meaning().is(Kind.UNIT) && word.meaning().value() > 0)
                .map(word -> new Whole(word.end(), word.meaning().value(), false))
                .toList();
    }

    private List<Whole> belowTwenty(int position) {
        List<Whole> found = new ArrayList<>(units(position));
        heard.wordsAt(position).stream()
                .filter(word -> word.meaning().is(Kind.FULL))
                .forEach(word -> fromFull(found, word));
        return found;
    }

    /** Adds what the numbers found so far become when a multiplier follows them. */
    private void multiplied(List<Whole> found, int factor, boolean bareToo, IntFunction<List<Whole>> smaller) {
        boolean one = language.has(Rule.ONE_HUNDRED) || !bareToo || !language.has(Rule.BARE_MULTIPLIER);
        for (Whole number : List.copyOf(found)) {
            for (HeardWords.Word word : heard.wordsAt(number.end())) {
                if (word.meaning().multipliesBy(factor) && (one || number.value() > 1)) {
                    withRest(found, new Whole(word.end(), number.value() * factor, false), smaller);
                }
            }
        }
    }

    /** Adds what a multiplier means with no number in front of it. Ten in Japanese never has one. */
    private void bare(List<Whole> found, int position, int factor, IntFunction<List<Whole>> smaller) {
        if (language.has(Rule.BARE_MULTIPLIER)) {
            for (HeardWords.Word word : heard.wordsAt(position)) {
                if (word.meaning().multipliesBy(factor) && !word.meaning().last()) {
                    withRest(found, new Whole(word.end(), factor, false), smaller);
                }
            }
        }
    }

    private void withRest(List<Whole> found, Whole number, IntFunction<List<Whole>> smaller) {
        found.add(number);
        if (number.last()) {
            return;
        }
        smaller.apply(number.end())
                .forEach(rest -> found.add(new Whole(rest.end(), number.value() + rest.value(), false)));
        if (language.has(Rule.AND_AFTER_HUNDRED)) {
            heard.wordsAt(number.end()).stream()
                    .filter(word -> word.meaning().is(Kind.AND))
                    .flatMap(and -> smaller.apply(and.end()).stream())
                    .forEach(rest -> found.add(new Whole(rest.end(), number.value() + rest.value(), false)));
        }
    }
}
