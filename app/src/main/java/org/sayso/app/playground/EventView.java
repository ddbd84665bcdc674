package org.sayso.app.playground;

import java.time.Instant;
import java.util.List;
import org.sayso.standin.SentEvent;
import org.sayso.standin.SkillInfo;
import org.sayso.standin.StandIn;

/**
 * A skill event as the trace shows it.
 *
 * @param id tells it from others on the page; empty where nothing was sent
 * @param outcome what became of it, in words
 * @param request what was sent, as JSON; empty where nothing was
 */
record EventView(String id, String name, String skill, boolean sent, String outcome, Instant at, String request) {

    /** The newest first. */
    static List<EventView> all(StandIn alexa) {
        return alexa.skillEvents().stream()
                .map(event -> of(event, name(alexa, event.skillId())))
                .toList();
    }

    private static EventView of(SentEvent event, String skill) {
        return new EventView(
                event.request().path("request").path("requestId").asString(""),
                event.type().substring(event.type().indexOf('.') + 1),
                skill,
                event.subscribed(),
                outcome(event),
                event.at(),
                event.subscribed() ? event.request().toPrettyString() : "");
    }

    private static String outcome(SentEvent event) {
        if (!event.subscribed()) {
            return "not sent: the skill does not subscribe to it";
        }
        return (event.status() == 0 ? "not answered" : "status " + event.status())
                + (event.tries() > 1 ? " after " + event.tries() + " tries" : "");
    }

    private static String name(StandIn alexa, String id) {
        return alexa.skills().stream()
                .filter(skill -> skill.id().equals(id))
                .map(SkillInfo::name)
                .findFirst()
                .orElse(id);
    }
}
