package org.sayso.confirmation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sayso.confirmation.NumberWord.Kind;

/**
 * Every code that words may mean. "Forty two" is 42 or 40 and 2, so the length decides; where two codes of that length are
 * possible, there is none.
 *
 * <p>What is written without a space and is one number as a whole, such as {@code quatre-vingt-deux} or 四百八十二, is never taken
 * for several.
 */
final class SpokenReadings {

    /** Nobody says 20, 1, 20, 1 as "twenty one twenty one"; who does has said 2121, which is too short. */
    private static final int MOST_CUTS = 1;

    /** Digits, up to a position; {@code cut} where the words after it could have belonged to the same number. */
    private record Piece(int end, String digits, boolean cut) {}

    private final HeardWords heard;
    private final WholeNumbers numbers;
    private final BitSet inside = new BitSet();

    SpokenReadings(HeardWords heard) {
        this.heard = heard;
        this.numbers = new WholeNumbers(heard);
        List<Integer> chunks = heard.chunks();
        for (int i = 0; i + 1 < chunks.size(); i++) {
            int start = chunks.get(i);
            int end = chunks.get(i + 1);
            if (end > start && numbers.at(start).stream().anyMatch(number -> number.end() == end)) {
                inside.set(start + 1, end);
            }
        }
    }

    /** The only code of this length, if there is one that people would say so. */
    Optional<String> code(int length) {
        List<Map<String, Integer>> upTo = new ArrayList<>();
        for (int position = 0; position <= heard.end(); position++) {
            upTo.add(new HashMap<>());
        }
        upTo.get(0).put("", 0);
        for (int position = 0; position < heard.end(); position++) {
            Map<String, Integer> before = upTo.get(position);
            if (!before.isEmpty()) {
                for (Piece piece : piecesAt(position)) {
                    if (!inside.get(piece.end())) {
                        Map<String, Integer> after = upTo.get(piece.end());
                        before.forEach((digits, cuts) -> {
                            if (digits.length() + piece.digits().length() <= length) {
                                after.merge(digits + piece.digits(), cuts + (piece.cut() ? 1 : 0), Math::min);
                            }
                        });
                    }
                }
            }
        }
        Map<String, Integer> codes = upTo.get(heard.end());
        codes.keySet().removeIf(digits -> digits.length() != length);
        return codes.size() == 1
                ? codes.entrySet().stream()
                        .filter(code -> code.getValue() <= MOST_CUTS)
                        .map(Map.Entry::getKey)
                        .findFirst()
                : Optional.empty();
    }

    private List<Piece> piecesAt(int position) {
        List<Piece> pieces = new ArrayList<>();
        heard.textsAt(position).forEach(text -> pieces.add(new Piece(text.end(), text.digits(), false)));
        List<WholeNumbers.Whole> here = numbers.at(position).stream()
                .filter(number -> !inside.get(number.end()))
                .toList();
        int longest = here.stream().mapToInt(WholeNumbers.Whole::end).max().orElse(position);
        for (WholeNumbers.Whole number : here) {
            pieces.add(new Piece(number.end(), Integer.toString(number.value()), number.end() < longest));
        }
        for (HeardWords.Word word : heard.wordsAt(position)) {
            if (word.meaning().is(Kind.UNIT) && word.meaning().value() == 0) {
                pieces.add(new Piece(word.end(), "0", false));
            } else if (word.meaning().is(Kind.REPEAT)) {
                addRepeated(pieces, word.end(), word.meaning().value());
            }
        }
        for (HeardWords.Text times : digitsAt(position)) {
            int often = Integer.parseInt(times.digits());
            if (often == 2 || often == 3) {
                heard.wordsAt(times.end()).stream()
                        .filter(word -> word.meaning().is(Kind.TIMES))
                        .forEach(word -> addRepeated(pieces, word.end(), often));
            }
        }
        return pieces;
    }

    private void addRepeated(List<Piece> pieces, int position, int often) {
        digitsAt(position)
                .forEach(digit ->
                        pieces.add(new Piece(digit.end(), digit.digits().repeat(often), false)));
    }

    /** Single digits, in words or not. */
    private List<HeardWords.Text> digitsAt(int position) {
        List<HeardWords.Text> digits = new ArrayList<>();
        heard.textsAt(position).stream()
                .filter(text -> text.digits().length() == 1)
                .forEach(digits::add);
        heard.wordsAt(position).stream()
                .filter(word -> word.meaning().is(Kind.UNIT))
                .forEach(word -> digits.add(new HeardWords.Text(
                        word.end(), Integer.toString(word.meaning().value()))));
        return digits;
    }
}
