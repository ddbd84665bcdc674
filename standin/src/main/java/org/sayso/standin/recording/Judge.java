package org.sayso.standin.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sayso.standin.Card;
import org.sayso.standin.Turn;
import tools.jackson.databind.JsonNode;

/** Compares what came of a step with what was expected. */
final class Judge {

    private static final String NONE = "none";

    private final List<String> failures = new ArrayList<>();

    private Judge() {}

    /** What is not as expected, each a sentence with what was seen. */
    static List<String> failures(Expectation expected, Turn turn, boolean linked) {
        Judge judge = new Judge();
        judge.same("intent", expected.intent(), turn.intent());
        judge.same("request", expected.request(), turn.requestType());
        judge.spoken(expected, turn.spoken());
        judge.same("session", expected.session().map(Judge::session), session(turn.sessionOpen()));
        judge.same("card", expected.card(), turn.card().map(Card::type).orElse(NONE));
        judge.same("task", expected.task(), turn.task().orElse(NONE));
        judge.same(
                "result",
                expected.result(),
                turn.request()
                        .path("request")
                        .path("cause")
                        .path("result")
                        .path("status")
                        .asString(NONE));
        expected.linked()
                .filter(wanted -> wanted != linked)
                .ifPresent(wanted -> judge.failures.add(linked(wanted, linked)));
        judge.directives(expected.directives(), turn.directives());
        judge.findings(expected.findings(), turn.findings());
        return List.copyOf(judge.failures);
    }

    static String linked(boolean wanted, boolean linked) {
        return "The account should " + (wanted ? "" : "not ") + "be linked, and " + (linked ? "is" : "is not");
    }

    private static String session(boolean open) {
        return open ? "open" : "closed";
    }

    private void same(String what, Optional<String> wanted, String seen) {
        String shown = seen.isEmpty() ? NONE : seen;
        wanted.filter(each -> !each.equals(shown))
                .ifPresent(each -> failures.add("The " + what + " should be " + each + ", and is " + shown));
    }

    private void spoken(Expectation expected, String spoken) {
        String seen = spoken.isEmpty() ? "nothing is said" : "Alexa says: " + spoken;
        for (String part : expected.spoken()) {
            if (!plain(spoken).contains(plain(part))) {
                failures.add("\"" + part + "\" should be said, and " + seen);
            }
        }
        expected.matches()
                .filter(pattern -> !pattern.matcher(spoken).find())
                .ifPresent(pattern -> failures.add("What is said should fit " + pattern + ", and " + seen));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private void directives(List<String> wanted, List<JsonNode> seen) {
        Set<String> types = new TreeSet<>();
        seen.forEach(directive -> types.add(directive.path("type").asString("")));
        wanted.stream()
                .filter(type -> !types.contains(type))
                .forEach(type -> failures.add("There should be a directive " + type + ", and there are " + types));
    }

    private void findings(List<String> wanted, List<String> seen) {
        wanted.stream()
                .filter(part ->
                        seen.stream().noneMatch(finding -> plain(finding).contains(plain(part))))
                .forEach(part -> failures.add("There should be a finding \"" + part + "\", and there are " + seen));
        seen.stream()
                .filter(finding ->
                        wanted.stream().noneMatch(part -> plain(finding).contains(plain(part))))
                .forEach(finding -> failures.add("There should be no finding: " + finding));
    }
}
