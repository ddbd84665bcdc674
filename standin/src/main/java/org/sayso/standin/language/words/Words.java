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

    private static final Pattern LEANS = Pattern.compile(LEANING + "'");
    private static final Pattern BEGINS_WITH_VOWEL = Pattern.compile(VOWEL + ".*");
    private static final Pattern BEGINS_UNSPACED = Pattern.compile(UNSPACED + ".*");
    private static final Pattern ENDS_UNSPACED = Pattern.compile(".*" + UNSPACED);

    private Words() {}

    public static List<Word> of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'');
        Matcher matcher = PIECE.matcher(THOUSANDS.matcher(plain).replaceAll(""));
        List<Word> words = new ArrayList<>();
        boolean pause = false;
        while (matcher.find()) {
            if (matcher.group("pause") != null) {
                pause = true;
                continue;
            }
            String said = matcher.group("and") != null ? "and" : matcher.group();
            words.add(new Word(Folding.of(said), said, pause && !words.isEmpty()));
            pause = false;
        }
        return List.copyOf(words);
    }

    public static List<String> texts(List<Word> words) {
        return words.stream().map(Word::text).toList();
    }

    public static String key(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /** The words as they were said, with blanks where the language has them. */
    public static String said(List<Word> words) {
        StringBuilder text = new StringBuilder();
        String before = "";
        for (Word word : words) {
            if (!before.isEmpty() && blankBetween(before, word.said())) {
                text.append(' ');
            }
            text.append(word.said());
            before = word.said();
        }
        return text.toString();
    }

    private static boolean blankBetween(String before, String after) {
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
