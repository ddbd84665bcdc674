package org.sayso.standin.protocol;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A request and what the skill made of it, for the rules to look at.
 *
 * @param request the envelope that was sent
 * @param response the answer's {@code response}
 */
record Answered(
        JsonNode request,
        JsonNode response,
        String spoken,
        Optional<String> reprompt,
        SessionAfter session,
        List<JsonNode> directives) {

    String requestType() {
        return request.path("request").path("type").asString("");
    }

    String cardType() {
        return response.path("card").path("type").asString("");
    }

    /** Whether the person is asked by a directive, whose prompt may come from the model. */
    boolean asks() {
        return directives.stream().anyMatch(Directives::isAsking);
    }

    Optional<JsonNode> directive(String type) {
        return directives.stream()
                .filter(each -> Directives.type(each).equals(type))
                .findFirst();
    }
}
