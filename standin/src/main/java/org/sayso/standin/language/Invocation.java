package org.sayso.standin.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.words.Lexicon;
import org.sayso.standin.language.words.Phrases;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/**
 * Finds the skill's name in what is said to a device: "open NAME", "ask NAME for ...", "NAME öffnen", "... with NAME",
 * "NAME, ...", or the bare name.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/understanding-how-users-invoke-custom-skills.html">How
 *     users invoke custom skills</a>
 */
final class Invocation {

    /** Words beside the name that say what it names; the same in the languages that are understood. */
    private static final Set<String> KINDS = Set.of("skill", "app");

    private final List<String> name;
    private final Lexicon lexicon;
    private final Wording wording;
    private final Politeness politeness;
    private final List<List<String>> asking;

    Invocation(String name, Lexicon lexicon, Wording wording) {
        this.name = Words.texts(Words.of(name));
        this.lexicon = lexicon;
        this.wording = wording;
        this.politeness = new Politeness(lexicon);
        this.asking = asking(lexicon);
    }

    /**
     * The skill was named.
     *
     * @param asked whether words such as "open" or "ask" come with the name
     * @param sure whether the skill is meant, also if the wish fits nothing
     * @param wishes the words that say what is asked, in the ways they may be cut; none if nothing is asked
     */
    record Invoked(boolean asked, boolean sure, List<List<Word>> wishes) {}

    Naming naming(Invoked invoked) {
        return new Naming(invoked.asked(), name.size());
    }

    Optional<Invoked> find(List<Word> words) {
        List<Word> bare = politeness.bare(words);
        Invoked found = started(bare);
        if (found == null) {
            found = started(withoutWish(bare));
        }
        if (found == null) {
            found = nameFirst(bare);
        }
        if (found == null) {
            found = nameLast(bare);
        }
        return Optional.ofNullable(found != null ? found : nameFirst(words));
    }

    /** "Open NAME", "ask NAME for ...". */
    private @Nullable Invoked started(List<Word> words) {
        for (List<String> start : lexicon.starts()) {
            if (Phrases.startsWith(words, start)) {
                List<Word> rest = afterName(words.subList(start.size(), words.size()));
                if (rest != null) {
                    return new Invoked(true, true, wishes(Phrases.withoutFirst(rest, lexicon.startsAfter())));
                }
            }
        }
        return null;
    }

    /** The bare name, "NAME öffnen", "NAME, ...". */
    private @Nullable Invoked nameFirst(List<Word> words) {
        List<Word> rest = afterName(words);
        if (rest == null) {
            return null;
        }
        if (rest.isEmpty()) {
            return new Invoked(false, true, List.of());
        }
        List<Word> started = Phrases.withoutFirst(rest, lexicon.startsAfter());
        if (started.size() < rest.size()) {
            return new Invoked(true, true, wishes(started));
        }
        boolean connected = !lexicon.startsAfter().isEmpty()
                && rest.size() > 1
                && lexicon.connectors().contains(rest.get(0).text());
        return rest.get(0).afterPause() || connected ? new Invoked(false, false, wishes(rest)) : null;
    }

    /** What follows the name; null if the words do not begin with it. */
    private @Nullable List<Word> afterName(List<Word> words) {
        List<Word> named = withoutFirst(withoutFirst(words, lexicon.articles()), KINDS);
        if (!Phrases.startsWith(named, name)) {
            named = words;
        }
        return Phrases.startsWith(named, name) ? withoutFirst(named.subList(name.size(), named.size()), KINDS) : null;
    }

    private List<List<Word>> wishes(List<Word> rest) {
        if (rest.isEmpty()) {
            return List.of();
        }
        boolean connected = lexicon.connectors().contains(rest.get(0).text()) && rest.size() > 1;
        return connected ? List.of(rest.subList(1, rest.size()), rest) : List.of(rest);
    }

    /** "... with NAME". */
    private @Nullable Invoked nameLast(List<Word> words) {
        List<Word> named = withoutLast(words, KINDS);
        if (!Phrases.endsWith(named, name)) {
            return null;
        }
        List<Word> before =
                withoutLast(withoutLast(named.subList(0, named.size() - name.size()), KINDS), lexicon.articles());
        boolean agent = before.size() > 1
                && lexicon.agents().contains(before.get(before.size() - 1).text());
        if (!agent) {
            return null;
        }
        List<Word> wish = before.subList(0, before.size() - 1);
        List<Word> asked = Phrases.withoutFirst(wish, asking);
        return new Invoked(
                false, false, asked.isEmpty() || asked.size() == wish.size() ? List.of(wish) : List.of(wish, asked));
    }

    /** What begins a wish when the name comes last: "demande" of "demande à NAME". */
    private static List<List<String>> asking(Lexicon lexicon) {
        return lexicon.starts().stream()
                .filter(start -> start.size() > 1 && lexicon.agents().contains(start.get(start.size() - 1)))
                .map(start -> start.subList(0, start.size() - 1))
                .distinct()
                .toList();
    }

    /** "I want to open NAME" is "open NAME". */
    private List<Word> withoutWish(List<Word> words) {
        return politeness.bare(Phrases.withoutFirst(words, wording.wishes()));
    }

    private static List<Word> withoutFirst(List<Word> words, Set<String> some) {
        return !words.isEmpty() && some.contains(words.get(0).text()) ? words.subList(1, words.size()) : words;
    }

    private static List<Word> withoutLast(List<Word> words, Set<String> some) {
        int last = words.size() - 1;
        return last >= 0 && some.contains(words.get(last).text()) ? words.subList(0, last) : words;
    }
}
