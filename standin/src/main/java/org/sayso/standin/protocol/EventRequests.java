package org.sayso.standin.protocol;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the envelopes of skill events, which have no session and come from no device.
 *
 * @see <a href="https://developer.amazon.com/docs/smapi/skill-events-in-alexa-skills.html">Skill events</a>
 */
public final class EventRequests {

    private final String skillId;
    private final URI apiEndpoint;
    private final Clock clock;

    public EventRequests(String skillId, URI apiEndpoint, Clock clock) {
        this.skillId = skillId;
        this.apiEndpoint = apiEndpoint;
        this.clock = clock;
    }

    /**
     * Whom an event is about. Hides tokens from {@code toString}.
     *
     * @param accessToken the household's; empty while it is not linked
     * @param person empty for an event about the household's account
     */
    public record Subject(
            String userId, Optional<String> accessToken, Optional<SubjectPerson> person, String apiAccessToken) {

        @Override
        public String toString() {
            return "Subject[userId=" + userId + ", linked=" + accessToken.isPresent() + ", person=" + person + "]";
        }
    }

    /**
     * The person whom an event is about. Hides the token from {@code toString}.
     *
     * @param accessToken the person's own; empty while they are not linked
     */
    public record SubjectPerson(String personId, Optional<String> accessToken) {

        @Override
        public String toString() {
            return "SubjectPerson[personId=" + personId + ", linked=" + accessToken.isPresent() + "]";
        }
    }

    /**
     * An event that happens now.
     *
     * @param name such as {@code SkillEnabled}
     * @param body null for an event without one
     */
    public ObjectNode event(String name, Subject subject, @Nullable ObjectNode body) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("version", "1.0");
        ObjectNode system = envelope.putObject("context").putObject("System");
        system.putObject("application").put("applicationId", skillId);
        ObjectNode user = system.putObject("user").put("userId", subject.userId());
        subject.accessToken().ifPresent(token -> user.put("accessToken", token));
        subject.person().ifPresent(about -> {
            ObjectNode person = system.putObject("person").put("personId", about.personId());
            about.accessToken().ifPresent(token -> person.put("accessToken", token));
        });
        system.put("apiEndpoint", apiEndpoint.toString());
        system.put("apiAccessToken", subject.apiAccessToken());
        ObjectNode request = envelope.putObject("request");
        request.put("type", "AlexaSkillEvent." + name);
        request.put("requestId", UUID.randomUUID().toString());
        request.put("timestamp", now.toString());
        request.put("eventCreationTime", now.toString());
        request.put("eventPublishingTime", now.toString());
        if (body != null) {
            request.set("body", body);
        }
        return envelope;
    }
}
