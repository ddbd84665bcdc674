package org.sayso.standin.language;

import java.util.List;
import java.util.Optional;
import org.sayso.standin.language.words.Lexicon;
import org.sayso.standin.language.words.Phrases;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/**
 * Finds the skill's name in what is said to a device: "open NAME", "ask NAME for ...", "... with NAME", or the bare name.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/understanding-how-users-invoke-custom-skills.html">How
 *     users invoke custom skills</a>
 */
final class Invocation {

    private final List<String> name;
    private final Lexicon lexicon;

    Invocation(String name, Lexicon lexicon) {
        this.name = Words.texts(Words.of(name));
        this.lexicon = lexicon;
    }

    /**
     * The skill was named.
     *
     * @param asked whether a word such as "open" or "ask" comes first
     * @param nameFirst whether the name comes before the wish
     * @param wishes the words that say what is asked, in the ways they may be cut; none if nothing is asked
     */
    record Invoked(boolean asked, boolean nameFirst, List<List<Word>> wishes) {}

    Naming naming(Invoked invoked) {
        return new Naming(invoked.asked(), name.size());
    }

    Optional<Invoked> find(List<Word> words) {
        for (List<String> start : lexicon.starts()) {
            if (Phrases.startsWith(words, start)) {
                List<Word> rest = withoutArticle(words.subList(start.size(), words.size()));
                if (Phrases.startsWith(rest, name)) {
                    return Optional.of(new Invoked(true, true, wishes(rest.subList(name.size(), rest.size()))));
                }
            }
        }
        if (Words.texts(withoutArticle(words)).equals(name)) {
            return Optional.of(new Invoked(false, true, List.of()));
        }
        return nameLast(words);
    }

    private List<List<Word>> wishes(List<Word> rest) {
        if (rest.isEmpty()) {
            return List.of();
        }
        boolean connected = lexicon.connectors().contains(rest.get(0).text()) && rest.size() > 1;
        return connected ? List.of(rest.subList(1, rest.size()), rest) : List.of(rest);
    }

    private Optional<Invoked> nameLast(List<Word> words) {
        if (!Phrases.endsWith(words, name)) {
            return Optional.empty();
        }
        List<Word> before = words.subList(0, words.size() - name.size());
        if (!before.isEmpty()
                && lexicon.articles().contains(before.get(before.size() - 1).text())) {
            before = before.subList(0, before.size() - 1);
        }
        boolean agent = before.size() > 1
                && lexicon.agents().contains(before.get(before.size() - 1).text());
        return agent
                ? Optional.of(new Invoked(false, false, List.of(before.subList(0, before.size() - 1))))
                : Optional.empty();
    }

    private List<Word> withoutArticle(List<Word> words) {
        return !words.isEmpty() && lexicon.articles().contains(words.get(0).text())
                ? words.subList(1, words.size())
                : words;
    }
}
