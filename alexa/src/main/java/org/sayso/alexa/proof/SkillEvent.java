package org.sayso.alexa.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What happened between a user and the skill ({@code AlexaSkillEvent.*}), read from the request as it came: the ASK SDK's model
 * lacks what {@code SkillDisabled} says. No token is in it.
 *
 * @see <a href="https://developer.amazon.com/docs/smapi/skill-events-in-alexa-skills.html">Skill events</a>
 */
public sealed interface SkillEvent {

    /** The prefix of the request types. */
    String PREFIX = "AlexaSkillEvent.";

    /** {@code request.eventPublishingTime}, which orders events; {@code request.timestamp} where it cannot be read. */
    Instant publishedAt();

    /** The skill was enabled. */
    record Enabled(Instant publishedAt) implements SkillEvent {}

    /**
     * The skill was disabled, and with that unlinked.
     *
     * @param persisted whether what is known about the user may be kept; false only for {@code NOT_PERSISTED}
     */
    record Disabled(Instant publishedAt, boolean persisted) implements SkillEvent {}

    /** An account was linked. Its token is shown to the verifier only ({@link ProvenRequest#identifyLinked}). */
    record AccountLinked(Instant publishedAt) implements SkillEvent {}

    /**
     * The user granted the skill permissions, or changed them.
     *
     * @param changed whether it was a change, and not the first time
     * @param all the full set after it, at most 50 scopes: the person's where the event is about one, else the account's
     */
    record Permissions(Instant publishedAt, boolean changed, Set<String> all) implements SkillEvent {

        public Permissions {
            all = Set.copyOf(all);
        }
    }

    /** Reads one of the five types; empty for every other request. */
    static Optional<SkillEvent> in(JsonNode request, boolean aboutPerson, Instant sentAt) {
        Instant published = time(request.path("eventPublishingTime"), sentAt);
        JsonNode body = request.path("body");
        return Optional.ofNullable(
                switch (request.path("type").asText()) {
                    case PREFIX + "SkillEnabled" -> new Enabled(published);
                    case PREFIX + "SkillDisabled" ->
                        new Disabled(
                                published,
                                !body.path("userInformationPersistenceStatus")
                                        .asText()
                                        .equals("NOT_PERSISTED"));
                    case PREFIX + "SkillAccountLinked" -> new AccountLinked(published);
                    case PREFIX + "SkillPermissionAccepted" ->
                        new Permissions(published, false, scopes(body, aboutPerson));
                    case PREFIX + "SkillPermissionChanged" ->
                        new Permissions(published, true, scopes(body, aboutPerson));
                    default -> null;
                });
    }

    private static Instant time(JsonNode text, Instant otherwise) {
        try {
            return text.isTextual() ? OffsetDateTime.parse(text.textValue()).toInstant() : otherwise;
        } catch (DateTimeException unreadable) {
            return otherwise;
        }
    }

    private static Set<String> scopes(JsonNode body, boolean aboutPerson) {
        Set<String> scopes = new TreeSet<>();
        for (JsonNode each : body.path(aboutPerson ? "acceptedPersonPermissions" : "acceptedPermissions")) {
            String scope = each.path("scope").asText();
            if (scope.matches("[!-~]{1,80}") && scopes.size() < 50) {
                scopes.add(scope);
            }
        }
        return scopes;
    }
}
