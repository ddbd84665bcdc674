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
 * @param sessionOpen whether the session goes on
 * @param attributes the session attributes; an object
 * @param json the answer; null if it is no JSON
 * @param findings broken rules, each a sentence
 */
public record SkillAnswer(
        Kind kind,
        int status,
        String spoken,
        Optional<String> reprompt,
        boolean sessionOpen,
        JsonNode attributes,
        Optional<AnswerCard> card,
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

    /** A card that the skill wants shown. */
    public record AnswerCard(String type, String title, String text) {}

    public SkillAnswer {
        findings = List.copyOf(findings);
    }

    static SkillAnswer broken(int status, String finding) {
        return refused(Kind.BROKEN, status, null, List.of(finding));
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
                false,
                JsonNodeFactory.instance.objectNode(),
                Optional.empty(),
                json,
                findings);
    }
}
