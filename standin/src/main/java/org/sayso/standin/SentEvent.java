package org.sayso.standin;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A skill event, as it was sent; or one that was not, since the skill does not subscribe to it.
 *
 * @param type such as {@code AlexaSkillEvent.SkillEnabled}
 * @param status the HTTP status of the last try; 0 where nobody answered
 * @param tries how often it was sent until it was answered with 200, or given up; 0 where it was not sent
 * @param request the envelope, tokens replaced by fingerprints; JSON null where it was not sent
 */
public record SentEvent(String skillId, String type, Instant at, int status, int tries, JsonNode request) {

    /** Whether the skill's manifest subscribes to such events; other events are not sent. */
    public boolean subscribed() {
        return tries > 0;
    }
}
