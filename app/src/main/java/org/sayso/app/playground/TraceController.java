package org.sayso.app.playground;

import java.util.Optional;
import org.sayso.standin.StandIn;
import org.sayso.standin.Turn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.JsonNode;

/** The trace as a pane of the page and as a file to keep. */
@Controller
class TraceController {

    private final StandIn alexa;
    private final EchoInUse echo;
    private final TraceClient traces;
    private final HouseholdNames names;

    TraceController(StandIn alexa, TraceClient traces, EchoInUse echo, HouseholdNames names) {
        this.names = names;
        this.echo = echo;
        this.alexa = alexa;
        this.traces = traces;
    }

    @GetMapping("/panes/trace")
    String pane(Model model) {
        addTo(model);
        return "trace :: pane";
    }

    @GetMapping("/trace/last.json")
    ResponseEntity<String> file() {
        TraceReport report = traces.last(skillOf(lastTurn()));
        if (report instanceof TraceReport.Found found) {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"sayso-trace.json\"")
                    .body(toKeep(found).toPrettyString());
        }
        if (report instanceof TraceReport.Unavailable unavailable) {
            return plain(502, unavailable.why() + " " + unavailable.whatToDo());
        }
        return plain(404, "The skill has seen no request yet. Say something to the Echo first.");
    }

    /** The trace that belongs to the last sentence; where that one never went to the skill, why it did not. */
    void addTo(Model model) {
        Optional<Turn> last = lastTurn();
        model.addAttribute("turn", last.orElse(null));
        model.addAttribute("events", EventView.all(alexa));
        if (last.isPresent() && last.get().request().isNull()) {
            model.addAttribute("notSent", last.get());
            return;
        }
        TraceReport report = traces.last(skillOf(last));
        if (report instanceof TraceReport.Found found) {
            model.addAttribute("trace", TraceView.of(alexa.withoutCodes(found.trace()), toKeep(found)));
        } else if (report instanceof TraceReport.Unavailable unavailable) {
            model.addAttribute("traceUnavailable", unavailable);
        }
    }

    /** What others may read. */
    private JsonNode toKeep(TraceReport.Found found) {
        return PersonalData.masked(alexa.withoutCodes(found.trace()), names.all());
    }

    private Optional<Turn> lastTurn() {
        return alexa.lastTurn(echo.id());
    }

    /** The skill that the last sentence was for; before the first one the skill that the page shows first. */
    private String skillOf(Optional<Turn> last) {
        return last.flatMap(Turn::skill).orElse(alexa.skills().get(0)).id();
    }

    private static ResponseEntity<String> plain(int status, String message) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(message);
    }
}
