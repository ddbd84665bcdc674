package org.sayso.standin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sayso.standin.household.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Collects what comes of one utterance or one silence. Not thread-safe. */
final class TurnNotes {

    private final Person person;
    private final String heard;
    private final long begin = System.nanoTime();
    private final List<Spoken> parts = new ArrayList<>();
    private final List<JsonNode> directives = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private Optional<Skill> skill = Optional.empty();
    private String intent = "";
    private Optional<Card> card = Optional.empty();

    /** @param heard empty for silence */
    TurnNotes(Person person, String heard) {
        this.person = person;
        this.heard = heard;
    }

    Person person() {
        return person;
    }

    String heard() {
        return heard;
    }

    /** The skill that was meant, and what the utterance was understood as. */
    TurnNotes meant(Skill meant, String understoodAs) {
        skill = Optional.of(meant);
        intent = understoodAs;
        return this;
    }

    void bySkill(String text) {
        say(Spoken.By.SKILL, text);
    }

    void byAlexa(String text) {
        say(Spoken.By.ALEXA, text);
    }

    private void say(Spoken.By by, String text) {
        if (!text.isEmpty()) {
            parts.add(new Spoken(by, text));
        }
    }

    void finding(String sentence) {
        findings.add(sentence);
    }

    void findings(List<String> sentences) {
        findings.addAll(sentences);
    }

    void shown(Card newCard) {
        card = Optional.of(newCard);
    }

    void exchanged(Exchange exchange, List<JsonNode> directed) {
        exchanges.add(exchange);
        directives.addAll(directed);
    }

    /** How many requests the skill was sent. */
    int requests() {
        return exchanges.size();
    }

    Turn turn(Floor after, boolean sessionOpen) {
        Optional<Exchange> last =
                exchanges.isEmpty() ? Optional.empty() : Optional.of(exchanges.get(exchanges.size() - 1));
        return new Turn(
                heard,
                skill.map(Skill::info),
                intent,
                last.map(Exchange::requestType).orElse(""),
                parts.stream().map(Spoken::text).collect(Collectors.joining(" ")),
                parts,
                after instanceof Floor.Listening listening
                        ? listening.reprompt().orElse(null)
                        : null,
                sessionOpen,
                after instanceof Floor.Listening || after instanceof Floor.Busy,
                after instanceof Floor.Busy busy ? Optional.of(busy.task().uri()) : Optional.empty(),
                directives,
                card,
                last.map(Exchange::status).orElse(0),
                Duration.ofNanos(System.nanoTime() - begin),
                last.map(Exchange::request).orElse(JsonNodeFactory.instance.nullNode()),
                last.map(Exchange::response).orElse(null),
                exchanges,
                findings);
    }
}
