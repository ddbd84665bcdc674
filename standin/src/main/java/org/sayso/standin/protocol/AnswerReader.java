package org.sayso.standin.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.protocol.SkillAnswer.AnswerCard;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads one answer of a skill and notes every rule that it breaks. */
final class AnswerReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_CHARACTERS = 8000;
    private static final int LONGEST_QUOTE = 60;

    private final byte[] body;
    private final String contentType;
    private final List<String> faults = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    AnswerReader(byte[] body, String contentType) {
        this.body = body;
        this.contentType = contentType;
    }

    /** @param request the envelope that this answers */
    SkillAnswer read(JsonNode request) {
        JsonNode json = parse();
        if (json == null) {
            return SkillAnswer.invalid(null, List.of("The skill's answer is not JSON"));
        }
        if (!json.isObject()) {
            return SkillAnswer.invalid(json, List.of("The skill's answer is not a JSON object"));
        }
        frame(json);
        JsonNode response = json.path("response");
        if (!response.isMissingNode() && !response.isObject()) {
            return SkillAnswer.invalid(json, List.of("The skill's answer has a response that is not an object"));
        }
        String spoken = speech(response.path("outputSpeech"), "speech").orElse("");
        Optional<String> reprompt = speech(response.path("reprompt").path("outputSpeech"), "reprompt");
        Optional<AnswerCard> card = card(response.path("card"));
        List<JsonNode> directives = directives(response.path("directives"));
        if (!SessionRule.allows(response.path("shouldEndSession"))) {
            faults.add("shouldEndSession is neither true, false nor null");
        }
        boolean screen = request.path("context").has("Viewport");
        SessionAfter session = SessionRule.of(response.path("shouldEndSession"), screen, directives);
        JsonNode attributes = attributes(json.path("sessionAttributes"));
        Answered answered = new Answered(request, response, spoken, reprompt, session, directives);
        if (faults.isEmpty()) {
            AnswerRule.ALL.forEach(rule -> remarks.addAll(rule.broken(answered)));
        }
        List<String> findings = new ArrayList<>(faults);
        findings.addAll(remarks);
        return faults.isEmpty()
                ? new SkillAnswer(
                        SkillAnswer.Kind.GOOD,
                        200,
                        spoken,
                        reprompt,
                        session,
                        attributes,
                        card,
                        directives,
                        json,
                        findings)
                : SkillAnswer.invalid(json, findings);
    }

    /** What Alexa does not insist on, and its reference asks for all the same. */
    private void frame(JsonNode json) {
        if (!contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            remarks.add("The answer's Content-Type is not application/json"
                    + (contentType.isBlank() ? "; it has none" : ": " + quote(contentType)));
        }
        JsonNode version = json.path("version");
        if (!version.isString() || !version.stringValue().equals("1.0")) {
            remarks.add("The answer's version is not \"1.0\""
                    + (version.isMissingNode() ? "; it has none" : ": " + quote(version.toString())));
        }
    }

    private static String quote(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    private @Nullable JsonNode parse() {
        try {
            JsonNode json = JSON.readTree(body);
            return json.isMissingNode() ? null : json;
        } catch (JacksonException e) {
            return null;
        }
    }

    private List<JsonNode> directives(JsonNode directives) {
        List<JsonNode> found = new ArrayList<>();
        if (!directives.isMissingNode() && !directives.isNull() && !directives.isArray()) {
            faults.add("directives is not an array");
        }
        for (JsonNode directive : directives) {
            if (Directives.type(directive).isEmpty()) {
                faults.add("A directive has no type");
            } else {
                found.add(directive);
            }
        }
        return found;
    }

    private JsonNode attributes(JsonNode attributes) {
        if (!attributes.isMissingNode() && !attributes.isNull() && !attributes.isObject()) {
            faults.add("sessionAttributes is not an object");
        }
        return attributes.isObject() ? attributes : JsonNodeFactory.instance.objectNode();
    }

    private Optional<String> speech(JsonNode speech, String name) {
        if (speech.isMissingNode() || speech.isNull()) {
            return Optional.empty();
        }
        String type = speech.path("type").asString("");
        JsonNode content = switch (type) {
            case "PlainText" -> speech.path("text");
            case "SSML" -> speech.path("ssml");
            default -> speech.path("");
        };
        if (!content.isString()) {
            faults.add("The " + name + " is neither PlainText with text nor SSML with ssml");
            return Optional.empty();
        }
        if (content.stringValue().length() > MOST_CHARACTERS) {
            faults.add("The " + name + " is longer than 8000 characters");
            return Optional.empty();
        }
        Optional<String> text =
                type.equals("SSML") ? SsmlText.of(content.stringValue()) : Optional.of(content.stringValue());
        if (text.isEmpty()) {
            faults.add("The " + name + " is not well-formed SSML");
        }
        return text;
    }

    private Optional<AnswerCard> card(JsonNode card) {
        if (card.isMissingNode() || card.isNull()) {
            return Optional.empty();
        }
        String type = card.path("type").asString("");
        String title = card.path("title").asString("");
        String text = switch (type) {
            case "Simple" -> card.path("content").asString("");
            case "Standard" -> card.path("text").asString("");
            case "LinkAccount", "AskForPermissionsConsent" -> "";
            default -> {
                faults.add("The card's type is unknown: " + type);
                yield "";
            }
        };
        if (title.length() + text.length() > MOST_CHARACTERS) {
            faults.add("The card is longer than 8000 characters");
        }
        List<String> permissions = new ArrayList<>();
        card.path("permissions").forEach(scope -> permissions.add(scope.asString("")));
        return Optional.of(new AnswerCard(type, title, text, permissions));
    }
}
