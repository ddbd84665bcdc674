package org.sayso.confirmation;

/** Brings Japanese to one spelling: wide digits and punctuation to those of ASCII, katakana to hiragana. */
final class JapaneseText {

    private JapaneseText() {}

    static String plain(String text) {
        return text.chars()
                .map(JapaneseText::plain)
                .collect(StringBuilder::new, (plain, c) -> plain.append((char) c), StringBuilder::append)
                .toString();
    }

    private static int plain(int c) {
        if (c >= '０' && c <= '９') {
            return c - '０' + '0';
        }
        if (c >= 'ァ' && c <= 'ヶ') {
            return c - 'ァ' + 'ぁ';
        }
        return switch (c) {
            case '　' -> ' ';
            case '、', '，' -> ',';
            case '。', '．' -> '.';
            case '－' -> '-';
            default -> c;
        };
    }
}
