package org.sayso.standin.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sayso.standin.Card;
import org.sayso.standin.Turn;

/** Makes an expectation of what was seen. Numbers are left out: prices and times will be others, and codes are secret. */
final class Seen {

    private static final int SHORTEST = 3;

    private Seen() {}

    /** @param linked whether the account is linked now, where that changed */
    static Expectation of(Turn turn, Optional<Boolean> linked) {
        return new Expectation(
                Optional.of(turn.intent()).filter(intent -> !intent.isEmpty()),
                Optional.of(turn.requestType().isEmpty() ? "none" : turn.requestType()),
                withoutNumbers(turn.spoken()),
                Optional.empty(),
                Optional.of(turn.sessionOpen()),
                turn.card().map(Card::type),
                linked,
                turn.task(),
                turn.directives().stream()
                        .map(directive -> directive.path("type").asString(""))
                        .distinct()
                        .toList(),
                Optional.of(turn.request()
                                .path("request")
                                .path("cause")
                                .path("result")
                                .path("status")
                                .asString(""))
                        .filter(result -> !result.isEmpty()),
                turn.findings().stream()
                        .map(finding -> withoutNumbers(finding).stream()
                                .max(Comparator.comparingInt(String::length))
                                .orElse(finding))
                        .toList());
    }

    private static List<String> withoutNumbers(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split("\\s*\\S*\\p{N}\\S*\\s*", -1)) {
            String plain = part.replaceAll("\\p{Cntrl}", " ").strip();
            if (plain.length() >= SHORTEST) {
                parts.add(plain);
            }
        }
        return parts;
    }
}
