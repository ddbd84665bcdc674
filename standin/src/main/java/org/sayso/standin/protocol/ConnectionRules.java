package org.sayso.standin.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What goes with {@code Connections.StartConnection}.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/use-skill-connections-to-request-tasks.html">Use skill
 *     connections to request tasks</a>
 */
final class ConnectionRules implements AnswerRule {

    private static final Set<String> COMPLETIONS = Set.of("RESUME_SESSION", "SEND_ERRORS_ONLY");

    @Override
    public List<String> broken(Answered answered) {
        JsonNode connection = answered.directive(Directives.START_CONNECTION).orElse(null);
        if (connection == null) {
            return List.of();
        }
        List<String> findings = new ArrayList<>();
        if (answered.directives().stream().anyMatch(Directives::isPlayer)) {
            findings.add("Connections.StartConnection cannot go with directives that play audio or video");
        }
        if (answered.directives().stream().anyMatch(Directives::isAsking)) {
            findings.add("Connections.StartConnection cannot go with a dialog directive: the session is suspended");
        }
        if (answered.response().has("shouldEndSession")) {
            findings.add("Connections.StartConnection suspends the session whatever shouldEndSession says; leave it"
                    + " out");
        }
        if (answered.reprompt().isPresent()) {
            findings.add("Connections.StartConnection suspends the session: nobody will hear the reprompt");
        }
        if (!connection.path("uri").asString("").startsWith("connection://")) {
            findings.add("Connections.StartConnection needs a uri that begins with connection://");
        }
        if (!connection.has("onCompletion")) {
            findings.add("Connections.StartConnection does not say onCompletion; Alexa takes RESUME_SESSION");
        } else if (!COMPLETIONS.contains(connection.path("onCompletion").asString(""))) {
            findings.add("Connections.StartConnection has an onCompletion that is neither RESUME_SESSION nor"
                    + " SEND_ERRORS_ONLY");
        }
        return findings;
    }
}
