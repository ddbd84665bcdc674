package org.sayso.standin;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A skill event, as it was sent.
 *
 * @param type such as {@code AlexaSkillEvent.SkillEnabled}
 * @param status the HTTP status of the last try; 0 where nobody answered
 * @param tries how often it was sent until it was answered with 200, or given up
 * @param request the envelope, tokens replaced by fingerprints
 */
public record SentEvent(String skillId, String type, Instant at, int status, int tries, JsonNode request) {}
