package org.sayso.standin.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sayso.standin.language.words.Lexicon;
import org.sayso.standin.language.words.Phrases;
import org.sayso.standin.language.words.Word;

/** Takes off what people say out of politeness, or to wake the device. */
final class Politeness {

    private final Lexicon lexicon;

    Politeness(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The words as they are, then with one more polite phrase or filling word taken away at a time. */
    Set<List<Word>> variants(List<Word> words) {
        Set<List<Word>> variants = new LinkedHashSet<>();
        for (List<Word> rest = words; !rest.isEmpty(); ) {
            variants.add(rest);
            List<Word> shorter = shorter(rest);
            if (shorter.size() == rest.size()) {
                break;
            }
            rest = shorter;
        }
        return variants;
    }

    private List<Word> shorter(List<Word> words) {
        List<Word> shorter = Phrases.withoutFirst(words, lexicon.opening());
        if (shorter.size() == words.size()) {
            shorter = Phrases.withoutLast(words, lexicon.closing());
        }
        if (shorter.size() == words.size()
                && lexicon.fillers().contains(words.get(0).text())) {
            shorter = words.subList(1, words.size());
        }
        return shorter;
    }

    /** The words without any polite phrase at either end. */
    List<Word> bare(List<Word> words) {
        List<Word> last = words;
        for (List<Word> variant : variants(words)) {
            last = variant;
        }
        return last;
    }
}
