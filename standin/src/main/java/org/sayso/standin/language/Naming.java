package org.sayso.standin.language;

/**
 * How an utterance names a skill. Of several skills that are named, the greatest naming wins: a name after a word such as
 * "open" or "ask" counts more than one elsewhere, and a long name more than a short one ("pizza on demand" before "pizza").
 *
 * @param asked whether the utterance begins with a word that addresses skills, such as "open" or "ask"
 * @param words the number of words of the name
 */
public record Naming(boolean asked, int words) implements Comparable<Naming> {

    @Override
    public int compareTo(Naming other) {
        return asked == other.asked ? Integer.compare(words, other.words) : Boolean.compare(asked, other.asked);
    }
}
