package org.sayso.alexa.proof;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The types of the members that an envelope must have, or may have but not otherwise. Everything else is free: Amazon adds
 * members at any time.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/request-and-response-json-reference.html">Request and
 *     response JSON reference</a>
 */
final class EnvelopeShape {

    private static final int MAX_ID = 512;
    private static final List<Rule> RULES = List.of(
            required("/request", Kind.OBJECT),
            required("/request/type", Kind.ID),
            required("/request/requestId", Kind.ID),
            optional("/request/locale", Kind.TEXT),
            optional("/session", Kind.OBJECT),
            optional("/session/application", Kind.OBJECT),
            optional("/session/application/applicationId", Kind.ID),
            optional("/session/user", Kind.OBJECT),
            optional("/session/user/userId", Kind.TEXT),
            optional("/session/user/accessToken", Kind.TEXT),
            optional("/session/attributes", Kind.OBJECT),
            optional("/context", Kind.OBJECT),
            optional("/context/System", Kind.OBJECT),
            optional("/context/System/application", Kind.OBJECT),
            optional("/context/System/application/applicationId", Kind.ID),
            optional("/context/System/user", Kind.OBJECT),
            optional("/context/System/user/userId", Kind.TEXT),
            optional("/context/System/user/accessToken", Kind.TEXT),
            optional("/context/System/person", Kind.OBJECT),
            optional("/context/System/person/personId", Kind.TEXT),
            optional("/context/System/person/accessToken", Kind.TEXT));
    private static final List<Rule> INTENT_RULES = List.of(
            required("/request/intent", Kind.OBJECT),
            required("/request/intent/name", Kind.ID),
            optional("/request/intent/slots", Kind.OBJECT));

    private enum Kind {
        OBJECT("an object"),
        TEXT("a string"),
        ID("a string of 1 to " + MAX_ID + " printable characters");

        final String words;

        Kind(String words) {
            this.words = words;
        }

        boolean fits(JsonNode node) {
            return switch (this) {
                case OBJECT -> node.isObject();
                case TEXT -> node.isTextual();
                case ID -> node.isTextual() && isId(node.textValue());
            };
        }

        private static boolean isId(String text) {
            return !text.isBlank() && text.length() <= MAX_ID && text.chars().noneMatch(Character::isISOControl);
        }
    }

    private record Rule(JsonPointer member, Kind kind, boolean required) {

        boolean broken(ObjectNode envelope) {
            JsonNode node = envelope.at(member);
            boolean absent = node.isMissingNode() || node.isNull();
            return absent ? required : !kind.fits(node);
        }

        String words() {
            return member.toString().substring(1).replace('/', '.') + " is not " + kind.words;
        }
    }

    private EnvelopeShape() {}

    /** The first rule that the envelope breaks, in words. */
    static Optional<String> fault(ObjectNode envelope) {
        Optional<String> fault = fault(RULES, envelope);
        if (fault.isPresent() || !envelope.path("request").path("type").asText().equals("IntentRequest")) {
            return fault;
        }
        return fault(INTENT_RULES, envelope).or(() -> slotFault(envelope.at("/request/intent/slots")));
    }

    private static Optional<String> fault(List<Rule> rules, ObjectNode envelope) {
        return rules.stream().filter(rule -> rule.broken(envelope)).findFirst().map(Rule::words);
    }

    private static Optional<String> slotFault(JsonNode slots) {
        for (JsonNode slot : slots) {
            JsonNode value = slot.path("value");
            if (!slot.isObject() || !(value.isTextual() || value.isMissingNode() || value.isNull())) {
                return Optional.of("a slot is not an object, or its value is not a string");
            }
        }
        return Optional.empty();
    }

    private static Rule required(String member, Kind kind) {
        return new Rule(JsonPointer.compile(member), kind, true);
    }

    private static Rule optional(String member, Kind kind) {
        return new Rule(JsonPointer.compile(member), kind, false);
    }
}
