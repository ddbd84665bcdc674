package org.sayso.app.talk;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.sayso.app.lines.Controls;
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
    /** How much is shown of what a skill says in place of an answer. */
    private static final int LONGEST_REFUSAL = 600;

    private final boolean showJson;
    private final List<String> seen = new ArrayList<>();
    private String advice = "";

    Transcript(PrintWriter out, boolean showJson) {
        this.out = out;
        this.showJson = showJson;
    }

    /** What to print once, where a skill answers 400: it does not believe that Alexa asks. */
    void adviseOnRefusal(String sentence) {
        advice = sentence;
    }

    void line(String text) {
        out.println(Controls.shown(text));
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
        turn.exchanges().forEach(this::refusal);
        if (!turn.sessionOpen() && !turn.exchanges().isEmpty()) {
            line("  [the session is over]");
        }
    }

    /** A skill that answers anything but 200 mostly says why. */
    private void refusal(Exchange exchange) {
        if (exchange.status() == 200 || exchange.status() == 0) {
            return;
        }
        JsonNode said = exchange.response();
        if (said != null) {
            String text = said.isString() ? said.stringValue() : JSON.writeValueAsString(said);
            line("  ! It says: " + Controls.shortened(text, LONGEST_REFUSAL));
        }
        if (exchange.status() == 400 && !advice.isEmpty()) {
            line("  ! " + advice);
            advice = "";
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
