package org.sayso.app.talk;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.sayso.standin.Exchange;
import org.sayso.standin.Spoken;
import org.sayso.standin.StandIn;
import org.sayso.standin.Turn;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.PhoneMessage;
import org.sayso.standin.recording.PlayedStep;
import org.sayso.standin.recording.Scene;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prints what is said and what happens, without colours; a finding begins with an exclamation mark. */
final class Transcript {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintWriter out;
    private final boolean showJson;
    private final List<String> seen = new ArrayList<>();

    Transcript(PrintWriter out, boolean showJson) {
        this.out = out;
        this.showJson = showJson;
    }

    void line(String text) {
        // What a skill says must not move the cursor or ring the bell.
        out.println(text.replaceAll("\\p{Cntrl}", " "));
        out.flush();
    }

    void prompt(String text) {
        out.print(text);
        out.flush();
    }

    /** What came of something that was said. */
    void turn(Turn turn) {
        if (showJson) {
            turn.exchanges().forEach(this::exchange);
        }
        String skill = turn.skill().map(each -> each.name()).orElse("Alexa");
        for (Spoken part : turn.parts()) {
            line((part.by() == Spoken.By.SKILL ? skill : "Alexa") + ": " + part.text());
        }
        turn.card().ifPresent(card -> line("  [card in the Alexa app] " + card.type() + ": " + card.text()));
        for (JsonNode directive : turn.directives()) {
            line("  [directive] " + directive.path("type").asString("")
                    + directive.path("uri").asString("").replaceFirst("^(?=.)", " "));
        }
        turn.findings().forEach(finding -> line("  ! " + finding));
        if (!turn.sessionOpen() && !turn.exchanges().isEmpty()) {
            line("  [the session is over]");
        }
    }

    private void exchange(Exchange exchange) {
        line("  -> " + JSON.writeValueAsString(exchange.request()));
        JsonNode response = exchange.response();
        line("  <- " + exchange.status() + " in " + exchange.took().toMillis() + " ms"
                + (response == null ? "" : " " + JSON.writeValueAsString(response)));
    }

    /** Messages that arrived since this was asked last. */
    void newMessages(StandIn alexa) {
        for (Person person : alexa.household().people()) {
            for (PhoneMessage message : alexa.inbox(person.id())) {
                if (!seen.contains(message.id())) {
                    seen.add(message.id());
                    message(person, message);
                }
            }
        }
    }

    void message(Person person, PhoneMessage message) {
        line("  [" + person.firstName() + "'s phone] " + message.from() + ": " + message.text());
    }

    void begins(Scene scene) {
        line("");
        line("== " + scene.name() + ": " + scene.title());
    }

    /** A step of a scene; codes stay placeholders. */
    void step(PlayedStep step) {
        line("> " + step.inWords());
        step.turn().ifPresent(this::turn);
        step.failures().forEach(failure -> line("  FAILED: " + failure));
    }
}
