package org.sayso.standin.language.types;

import java.util.List;
import org.sayso.standin.language.words.Word;

/** Finds the words that a slot of one of Amazon's built-in types may take. Immutable and thread-safe. */
public interface BuiltInType {

    /** Every way in which the slot may begin at a word, in no particular order; none if the words do not fit. */
    List<TypeMatch> at(List<Word> words, int from);
}
