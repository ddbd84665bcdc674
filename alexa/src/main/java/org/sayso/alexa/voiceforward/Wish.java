package org.sayso.alexa.voiceforward;

import com.amazon.ask.attributes.AttributesManager;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.exception.AskSdkException;
import com.amazon.ask.model.RequestEnvelope;
import com.amazon.ask.model.Response;
import com.amazon.ask.model.services.ServiceClientFactory;
import com.amazon.ask.util.JacksonSerializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody asked for when it turned out that their account is not linked: the intent with its slots, to be carried out
 * once it is. Kept in the session's attributes, which come back from Alexa under her signature.
 *
 * @param members of the request: {@code intent}, and {@code dialogState} where there is one
 */
public record Wish(Map<String, Object> members) {

    /** Attributes travel with each request and answer; Amazon allows 24 kB for all of an answer's. */
    private static final int MOST_CHARACTERS = 4096;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JacksonSerializer SDK = new JacksonSerializer();

    /** What was asked for; empty where it was no intent, or one too long to keep. */
    public static Optional<Wish> in(HandlerInput input) {
        JsonNode request = input.getRequestEnvelopeJson().path("request");
        if (!request.path("type").asText().equals("IntentRequest")) {
            return Optional.empty();
        }
        return of(request)
                .filter(wish -> JSON.valueToTree(wish.members()).toString().length() <= MOST_CHARACTERS);
    }

    /** A wish that was kept as an attribute; empty where it is none. */
    static Optional<Wish> kept(Object attribute) {
        return of(JSON.valueToTree(attribute));
    }

    /** Only what a wish has: another member could change what the request is, or when it was made. */
    @SuppressWarnings("unchecked")
    private static Optional<Wish> of(JsonNode node) {
        if (!node.at("/intent/name").isTextual()) {
            return Optional.empty();
        }
        ObjectNode kept = JSON.createObjectNode();
        kept.set("intent", node.path("intent"));
        if (node.path("dialogState").isTextual()) {
            kept.set("dialogState", node.path("dialogState"));
        }
        return Optional.of(new Wish(JSON.convertValue(kept, Map.class)));
    }

    /**
     * The request as if the wish were said now; what it does to the session's attributes happens to those of {@code now}. Empty
     * where the SDK cannot read it.
     */
    public Optional<HandlerInput> saidNow(HandlerInput now) {
        ObjectNode envelope = now.getRequestEnvelopeJson().deepCopy();
        ObjectNode request = (ObjectNode) envelope.path("request");
        request.put("type", "IntentRequest");
        request.remove("cause");
        members.forEach((name, value) -> request.set(name, JSON.valueToTree(value)));
        try {
            return Optional.of(new SaidNow(now, SDK.deserialize(envelope.toString(), RequestEnvelope.class), envelope));
        } catch (AskSdkException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Another request with everything else of a given one. */
    private static final class SaidNow extends HandlerInput {

        private final HandlerInput now;

        SaidNow(HandlerInput now, RequestEnvelope envelope, JsonNode json) {
            super(envelope, null, now.getContext(), null, json, null);
            this.now = now;
        }

        @Override
        public AttributesManager getAttributesManager() {
            return now.getAttributesManager();
        }

        @Override
        public ServiceClientFactory getServiceClientFactory() {
            return now.getServiceClientFactory();
        }

        @Override
        public Optional<Response> generateTemplateResponse(String name, Map<String, Object> data) {
            return now.generateTemplateResponse(name, data);
        }
    }
}
