package org.sayso.standin.language.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cuts text into words: case, punctuation and thousands separators do not count. */
public final class Words {

    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3}(?!\\d))");
    private static final Pattern PIECE =
            Pattern.compile("([\\p{L}\\p{M}\\p{N}]+(?:'[\\p{L}\\p{M}\\p{N}]+)*'?)|(&)|([,;:.!?])");

    private Words() {}

    public static List<Word> of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'');
        Matcher matcher = PIECE.matcher(THOUSANDS.matcher(plain).replaceAll(""));
        List<Word> words = new ArrayList<>();
        boolean pause = false;
        while (matcher.find()) {
            if (matcher.group(3) != null) {
                pause = true;
                continue;
            }
            String said = matcher.group(2) != null ? "and" : matcher.group();
            words.add(new Word(said.replace("'", ""), said, pause && !words.isEmpty()));
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

    public static String said(List<Word> words) {
        return words.stream().map(Word::said).collect(Collectors.joining(" "));
    }
}
