package org.sayso.standin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One utterance, or one silence, and what came of it.
 *
 * @param heard the utterance; empty if nobody said anything
 * @param skill the skill that was meant; empty if none was
 * @param intent the intent or request type it was understood as; empty if no skill was meant
 * @param requestType the type of the last request that the skill was sent; empty if it was sent none
 * @param spoken all that the device said, as text; empty if nothing
 * @param parts the same one after the other, with whose words they are
 * @param reprompt what the device says when the person stays silent
 * @param sessionOpen whether the next utterance goes to the skill, or to a task of Alexa's own that it started
 * @param microphoneOpen whether the device listens without being called; a session on a screen can do without
 * @param task the URI of the task of Alexa's own that has the conversation; empty if none has
 * @param directives what the skill directed, tokens hidden; of all answers of this turn
 * @param card the card that the Alexa app shows; the last one
 * @param status the last HTTP status of the skill; 0 if it was not asked or did not answer
 * @param took from the utterance to the answer
 * @param request the last request as sent, tokens and one-time codes replaced by fingerprints; JSON null if none was sent
 * @param response the skill's last answer, treated likewise; null if there was none that could be read
 * @param exchanges every request of this turn with its answer, oldest first
 * @param findings broken platform rules and other remarks, each a sentence
 */
public record Turn(
        String heard,
        Optional<SkillInfo> skill,
        String intent,
        String requestType,
        String spoken,
        List<Spoken> parts,
        @Nullable String reprompt,
        boolean sessionOpen,
        boolean microphoneOpen,
        Optional<String> task,
        List<JsonNode> directives,
        Optional<Card> card,
        int status,
        Duration took,
        JsonNode request,
        @Nullable JsonNode response,
        List<Exchange> exchanges,
        List<String> findings) {

    public Turn {
        parts = List.copyOf(parts);
        directives = List.copyOf(directives);
        exchanges = List.copyOf(exchanges);
        findings = List.copyOf(findings);
    }
}
