package org.sayso.standin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One utterance and what came of it.
 *
 * @param heard the utterance
 * @param skill the skill that was meant; empty if none was
 * @param intent the intent or request type it was understood as; empty if no skill was meant
 * @param spoken what Alexa said, as text; empty if nothing
 * @param reprompt what Alexa says when the person stays silent
 * @param sessionOpen whether the device goes on listening for the skill
 * @param status the skill's HTTP status; 0 if it was not asked or did not answer
 * @param took from the utterance to the answer
 * @param request the request as sent, tokens and one-time codes replaced by fingerprints; JSON null if none was sent
 * @param response the skill's answer, treated likewise; null if there was none that could be read
 * @param findings broken platform rules and other remarks, each a sentence
 */
public record Turn(
        String heard,
        Optional<SkillInfo> skill,
        String intent,
        String spoken,
        @Nullable String reprompt,
        boolean sessionOpen,
        Optional<Card> card,
        int status,
        Duration took,
        JsonNode request,
        @Nullable JsonNode response,
        List<String> findings) {

    public Turn {
        findings = List.copyOf(findings);
    }
}
