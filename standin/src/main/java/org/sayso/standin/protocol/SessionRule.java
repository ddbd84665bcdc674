package org.sayso.standin.protocol;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What {@code shouldEndSession} means in its four cases: true ends the session, false and an explicit null keep it open,
 * and without it the session goes on only where there is something to look at.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/manage-skill-session-and-session-attributes.html">Manage
 *     the skill session</a>
 */
final class SessionRule {

    private SessionRule() {}

    /** Whether this is a value that the flag may have. */
    static boolean allows(JsonNode shouldEndSession) {
        return shouldEndSession.isMissingNode() || shouldEndSession.isNull() || shouldEndSession.isBoolean();
    }

    /** @param screen whether the device has one */
    static SessionAfter of(JsonNode shouldEndSession, boolean screen, List<JsonNode> directives) {
        if (shouldEndSession.isMissingNode()) {
            return screen && directives.stream().anyMatch(Directives::isVisual)
                    ? SessionAfter.QUIET
                    : SessionAfter.CLOSED;
        }
        return shouldEndSession.asBoolean(false) ? SessionAfter.CLOSED : SessionAfter.LISTENING;
    }
}
