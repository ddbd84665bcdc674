package org.sayso.samples.ride.voice;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.model.Response;
import com.amazon.ask.model.User;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.sayso.samples.ride.rides.Rides;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes note of what Alexa tells outside of conversations: the skill was enabled or disabled, an account linked, a permission
 * changed. Where the skill was disabled and Alexa keeps nothing, the household's rides are forgotten, too.
 *
 * <p>Events can come late, twice and in another order. That does no harm: each enablement has another user id, so what is
 * forgotten here is never what was booked since.
 */
final class SkillEvents implements RequestHandler {

    private static final Logger log = LoggerFactory.getLogger(SkillEvents.class);
    private static final String EVENT = "AlexaSkillEvent.";

    private final Rides rides;

    SkillEvents(Rides rides) {
        this.rides = rides;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.getRequest().getType().startsWith(EVENT);
    }

    @Override
    public Optional<Response> handle(HandlerInput input) {
        String name = input.getRequest().getType().substring(EVENT.length());
        JsonNode body = input.getRequestEnvelopeJson().at("/request/body");
        switch (name) {
            case "SkillDisabled" -> disabled(input, body);
            case "SkillPermissionAccepted", "SkillPermissionChanged" ->
                log.info(
                        "{}: the account permits {} now",
                        name,
                        body.path("acceptedPermissions").size());
            default -> log.info("{}", name);
        }
        return input.getResponseBuilder().build();
    }

    /** The ASK SDK's model of this event has no body. */
    private void disabled(HandlerInput input, JsonNode body) {
        boolean kept = !"NOT_PERSISTED"
                .equals(body.path("userInformationPersistenceStatus").asText());
        User user = input.getRequestEnvelope().getContext().getSystem().getUser();
        int forgotten = kept || user == null ? 0 : rides.forget(user.getUserId());
        log.info("SkillDisabled, the user's data is {}: {} rides forgotten", kept ? "kept" : "not kept", forgotten);
    }
}
