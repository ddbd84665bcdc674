package org.sayso.confirmation;

/**
 * What one heard word, or a part of a joined one, means.
 *
 * @param value the number it stands for; for multipliers what they multiply by, for repeats how often; otherwise zero
 * @param last whether the number cannot go on within its hundreds, as after French {@code cents} or {@code vingts}
 */
record NumberWord(Kind kind, int value, boolean last) {

    enum Kind {
        /** 0 to 9. */
        UNIT,
        /** 10 to 99 in one word that takes no unit, such as {@code twelve}. */
        FULL,
        /** 20 to 90, may take a unit. */
        TENS,
        /** 100 to 900 in one word. */
        HUNDREDS,
        /** Multiplies the number before it by 10, 100, 1,000 or 10,000. */
        MULTIPLIER,
        /** Stands inside numbers: {@code four hundred and two}. */
        AND,
        /** Repeats the digit after it: {@code double}. */
        REPEAT,
        /** Makes a repeat of the digit before it: {@code deux fois}. */
        TIMES,
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean multipliesBy(int factor) {
        return kind == Kind.MULTIPLIER && value == factor;
    }
}
