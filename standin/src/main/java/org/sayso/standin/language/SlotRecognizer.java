package org.sayso.standin.language;

import java.util.List;

/** Finds the words that a slot of a certain type may take. */
interface SlotRecognizer {

    /** Every way in which the slot may begin at a word, in no particular order. */
    List<SlotMatch> at(Utterance said, int from);

    /** Whether the slot takes nothing but numbers. */
    default boolean numeric() {
        return false;
    }

    /** Whether the slot takes days. */
    default boolean isDay() {
        return false;
    }

    /** Whether the slot takes times of the day. */
    default boolean isTime() {
        return false;
    }

    /** Whether a sample that is nothing but the slot may take words that are on no list. */
    default boolean open() {
        return false;
    }

    /** Whether the slot takes whole sentences. */
    default boolean freeText() {
        return false;
    }
}
