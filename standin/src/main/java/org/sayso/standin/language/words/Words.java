package org.sayso.standin.language.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cuts text into words, the same way in every language: case, accents, width of letters, punctuation and thousands
 * separators do not count.
 *
 * <ul>
 *   <li>French and Italian words that lean on the next one stand alone: {@code l'heure} is {@code l' heure}.
 *   <li>Where no blanks are written, each sign is a word, with the small kana and the long vowel that belong to it:
 *       {@code チョコ} is {@code チョ コ}. Longer words would depend on their neighbours, and a sample is cut at its slots.
 * </ul>
 */
public final class Words {

    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d)[.,](?=\\d{3}(?!\\d))");
    private static final String VOWEL = "[aeiouyhàâæèéêëìíîïòóôœùúûü]";
    private static final String LEANING = "(?:[cdjlmnstv]|qu|jusqu|lorsqu|puisqu|quoiqu"
            + "|un|gl|(?:[ads]|da|de|ne|su|co|que|be)ll|quest|quant|tutt|anch|com|cos|dov|mezz)";
    private static final String UNSPACED = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]";
    private static final String LETTER = "[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]]";
    private static final Pattern PIECE = Pattern.compile("(?<word>" + LEANING + "'(?=" + VOWEL + ")"
            + "|" + LETTER + "+(?:'" + LETTER + "+)*'?"
            + "|" + UNSPACED + "[ゃゅょぁぃぅぇぉゎャュョァィゥェォヮー]*)"
            + "|(?<and>&)|(?<pause>[,;:.!?、。])");
    /** Where the signs of Chinese and Japanese begin; quicker to ask than the pattern. */
    private static final int FIRST_UNSPACED = 0x2E80;

    /** What the sign {@code &} is read as. */
    private static final String AND = "and";

    private static final Pattern LEANS = Pattern.compile(LEANING + "'");
    private static final Pattern BEGINS_WITH_VOWEL = Pattern.compile(VOWEL + ".*");
    private static final Pattern BEGINS_UNSPACED = Pattern.compile(UNSPACED + ".*");
    private static final Pattern ENDS_UNSPACED = Pattern.compile(".*" + UNSPACED);

    private Words() {}

    public static List<Word> of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'');
        String numbers = THOUSANDS.matcher(plain).replaceAll("");
        Matcher matcher = PIECE.matcher(numbers);
        List<Word> words = new ArrayList<>();
        boolean pause = false;
        int end = 0;
        while (matcher.find()) {
            if (matcher.group("pause") != null) {
                pause = true;
                continue;
            }
            String said = matcher.group();
            String folded = matcher.group("and") != null ? AND : Folding.of(said);
            words.add(new Word(folded, said, pause && !words.isEmpty(), tied(numbers, end, matcher.start())));
            end = matcher.end();
            pause = false;
        }
        return List.copyOf(words);
    }

    private static Word.Tied tied(String text, int from, int to) {
        if (from == to) {
            return Word.Tied.CLOSELY;
        }
        return to == from + 1 && text.charAt(from) == '-' ? Word.Tied.HYPHEN : Word.Tied.NOT;
    }

    public static List<String> texts(List<Word> words) {
        return words.stream().map(Word::text).toList();
    }

    public static String key(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /** The words as they were said, with blanks where the language has them, and hyphens where they were written. */
    public static String said(List<Word> words) {
        StringBuilder text = new StringBuilder();
        String before = "";
        for (Word word : words) {
            if (!before.isEmpty() && word.tied() == Word.Tied.HYPHEN) {
                text.append('-');
            } else if (!before.isEmpty() && blankBetween(before, word)) {
                text.append(' ');
            }
            text.append(word.said());
            before = word.said();
        }
        return text.toString();
    }

    private static boolean blankBetween(String before, Word word) {
        String after = word.said();
        if (word.tied() == Word.Tied.CLOSELY && (before.equals("&") || after.equals("&"))) {
            return false;
        }
        int last = before.codePointBefore(before.length());
        if (last < FIRST_UNSPACED && after.codePointAt(0) < FIRST_UNSPACED) {
            return last != '\''
                    || !LEANS.matcher(before).matches()
                    || !BEGINS_WITH_VOWEL.matcher(after).matches();
        }
        return !ENDS_UNSPACED.matcher(before).matches()
                && !BEGINS_UNSPACED.matcher(after).matches();
    }
}
