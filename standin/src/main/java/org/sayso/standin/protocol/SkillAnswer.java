package org.sayso.standin.protocol;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A skill's answer, read by Alexa's rules.
 *
 * @param kind whether Alexa takes the answer
 * @param status the HTTP status; 0 without an answer
 * @param spoken the speech as text, SSML tags removed; empty if there is none
 * @param reprompt the same for the reprompt
 * @param session what becomes of the session by the answer's {@code shouldEndSession}; directives may change that
 * @param attributes the session attributes; an object
 * @param directives objects with a type, in their order
 * @param json the answer; null if it is no JSON. Where the status is not 200, what was said instead: JSON, or else a text;
 *     null for nothing
 * @param findings broken rules, each a sentence
 */
public record SkillAnswer(
        Kind kind,
        int status,
        String spoken,
        Optional<String> reprompt,
        SessionAfter session,
        JsonNode attributes,
        Optional<AnswerCard> card,
        List<JsonNode> directives,
        @Nullable JsonNode json,
        List<String> findings) {

    /** Whether Alexa takes an answer. */
    public enum Kind {
        GOOD,
        /** A 200 whose content breaks a rule; the skill is told. */
        INVALID,
        /** No answer in 8 seconds; the skill is told. */
        TIMED_OUT,
        /** No connection, or not a 200. */
        BROKEN
    }

    /**
     * A card that the skill wants shown.
     *
     * @param permissions the scopes that an AskForPermissionsConsent card asks for
     */
    public record AnswerCard(String type, String title, String text, List<String> permissions) {
        public AnswerCard {
            permissions = List.copyOf(permissions);
        }
    }

    public SkillAnswer {
        directives = List.copyOf(directives);
        findings = List.copyOf(findings);
    }

    /** Whether the session goes on. */
    public boolean sessionOpen() {
        return session != SessionAfter.CLOSED;
    }

    /** Whether the skill says itself that the session ends, rather than nothing. */
    public boolean endsSession() {
        return status == 200
                && json != null
                && json.path("response").path("shouldEndSession").asBoolean(false);
    }

    static SkillAnswer broken(int status, String finding) {
        return broken(status, finding, null);
    }

    /** @param said in place of an answer; null for nothing */
    static SkillAnswer broken(int status, String finding, @Nullable JsonNode said) {
        return refused(Kind.BROKEN, status, said, List.of(finding));
    }

    static SkillAnswer timedOut(String finding) {
        return refused(Kind.TIMED_OUT, 0, null, List.of(finding));
    }

    static SkillAnswer invalid(@Nullable JsonNode json, List<String> findings) {
        return refused(Kind.INVALID, 200, json, findings);
    }

    private static SkillAnswer refused(Kind kind, int status, @Nullable JsonNode json, List<String> findings) {
        return new SkillAnswer(
                kind,
                status,
                "",
                Optional.empty(),
                SessionAfter.CLOSED,
                JsonNodeFactory.instance.objectNode(),
                Optional.empty(),
                List.of(),
                json,
                findings);
    }
}
