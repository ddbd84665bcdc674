package org.sayso.standin;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request that a skill was sent, and its answer.
 *
 * @param requestType such as IntentRequest
 * @param status the HTTP status; 0 if the skill did not answer, or was only told and not waited for
 * @param took until the answer
 * @param request as sent, tokens and one-time codes replaced by fingerprints
 * @param response the answer, treated likewise; a text where it is no JSON and its status is not 200; null if there was none
 *     that could be read
 */
public record Exchange(
        String requestType,
        int status,
        Duration took,
        JsonNode request,
        @Nullable JsonNode response) {}
