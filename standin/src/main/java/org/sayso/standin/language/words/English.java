package org.sayso.standin.language.words;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * English.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/standard-built-in-intents.html">Built-in intents</a>
 */
final class English implements Lexicon {

    private static final Set<String> FILLERS =
            Set.of("a", "an", "the", "some", "just", "please", "um", "uh", "er", "well", "then");
    private static final Set<String> JOINERS = Set.of("and", "plus", "also");
    private static final List<List<String>> OPENING = phrases(
            "hey alexa", "alexa", "please", "can you", "could you", "would you", "will you", "okay", "ok", "um", "uh");
    private static final List<List<String>> CLOSING =
            phrases("please", "thanks", "thank you", "alexa", "for me", "now");
    private static final List<List<String>> STARTS = phrases(
            "open",
            "launch",
            "start",
            "run",
            "begin",
            "load",
            "play",
            "resume",
            "use",
            "do",
            "ask",
            "tell",
            "talk to",
            "speak to",
            "speak with",
            "talk with",
            "start talking to",
            "lets use",
            "lets open",
            "i want to use",
            "i want to open",
            "i want to talk to",
            "go to");
    private static final Set<String> CONNECTORS =
            Set.of("to", "for", "about", "that", "if", "and", "whether", "so", "what", "where", "when", "how");
    private static final Set<String> AGENTS = Set.of("from", "in", "using", "with", "by", "on", "at", "through", "via");
    private static final Map<String, Set<String>> BUILT_INS = Map.of(
            "AMAZON.HelpIntent", Set.of("help", "help me", "can you help me", "i need help", "what can i say"),
            "AMAZON.StopIntent", Set.of("stop", "off", "shut up", "stop it", "be quiet"),
            "AMAZON.CancelIntent", Set.of("cancel", "never mind", "nevermind", "forget it", "cancel that"),
            "AMAZON.YesIntent", Set.of("yes", "yeah", "yes please", "yep", "sure", "yup"),
            "AMAZON.NoIntent", Set.of("no", "nope", "no thanks", "no thank you"),
            "AMAZON.RepeatIntent", Set.of("repeat", "say that again", "repeat that", "say it again"),
            "AMAZON.StartOverIntent", Set.of("start over", "restart", "start again"),
            "AMAZON.NavigateHomeIntent", Set.of("go home", "home", "navigate home", "go to home", "home screen"));
    private static final Set<String> EXITS = Set.of("exit", "quit");

    private static List<List<String>> phrases(String... phrases) {
        return Stream.of(phrases)
                .map(phrase -> List.of(phrase.split(" ")))
                .sorted(Comparator.comparing((List<String> phrase) -> phrase.size())
                        .reversed())
                .toList();
    }

    @Override
    public String language() {
        return "en";
    }

    @Override
    public Set<String> fillers() {
        return FILLERS;
    }

    @Override
    public Set<String> joiners() {
        return JOINERS;
    }

    @Override
    public List<List<String>> opening() {
        return OPENING;
    }

    @Override
    public List<List<String>> closing() {
        return CLOSING;
    }

    @Override
    public List<List<String>> starts() {
        return STARTS;
    }

    @Override
    public Set<String> connectors() {
        return CONNECTORS;
    }

    @Override
    public Set<String> agents() {
        return AGENTS;
    }

    @Override
    public Map<String, Set<String>> builtIns() {
        return BUILT_INS;
    }

    @Override
    public Set<String> exits() {
        return EXITS;
    }

    @Override
    public String stem(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.length() > 4 && word.matches(".*(?:ch|sh|x|ss|z|o)es")) {
            return word.substring(0, word.length() - 2);
        }
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us");
        return plural ? word.substring(0, word.length() - 1) : word;
    }
}
