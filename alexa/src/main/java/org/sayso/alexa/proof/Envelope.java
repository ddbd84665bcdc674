package org.sayso.alexa.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An Alexa request envelope: the few members that are looked at here, and the bytes for the ASK SDK.
 *
 * <p>Not to be changed after it was made; thread-safe under that rule.
 */
public final class Envelope {

    private static final int LONGEST_USER_ID = 1024;

    private final ObjectNode received;
    private final JsonNode system;
    private final byte[] forSdk;
    private final Set<String> skillIds;

    Envelope(ObjectNode received, JsonNode system, byte[] forSdk, Set<String> skillIds) {
        this.received = received;
        this.system = system;
        this.forSdk = forSdk;
        this.skillIds = Set.copyOf(skillIds);
    }

    /** {@code request.type}, which may be one that nobody here knows. */
    public String type() {
        return received.path("request").path("type").asText();
    }

    /** {@code request.requestId}. */
    public String requestId() {
        return received.path("request").path("requestId").asText();
    }

    /** {@code request.locale}, such as {@code en-US}. */
    public Optional<String> locale() {
        return text(received.path("request").path("locale"));
    }

    /** The body as it was received. Contains tokens: redact before showing. */
    public ObjectNode received() {
        return received;
    }

    /**
     * The body for the ASK SDK: without byte-order mark, always with a {@code context.System}, without a cause of a resumed
     * session that it cannot read, and without the access tokens of accounts, so that no handler sees one that was not
     * verified.
     */
    public byte[] forSdk() {
        return forSdk;
    }

    Set<String> skillIds() {
        return skillIds;
    }

    JsonNode timestamp() {
        return received.path("request").path("timestamp");
    }

    Optional<String> personToken() {
        return text(system.path("person").path("accessToken"));
    }

    Optional<String> userToken() {
        return text(system.path("user").path("accessToken"));
    }

    /** {@code context.System.user.userId}, where it is one: 1 to 1024 characters. */
    Optional<String> userId() {
        return text(system.path("user").path("userId")).filter(id -> !id.isBlank() && id.length() <= LONGEST_USER_ID);
    }

    /** What a skill event says, where this is one of those that are known. */
    Optional<SkillEvent> event(Instant sentAt) {
        return SkillEvent.in(received.path("request"), system.path("person").hasNonNull("personId"), sentAt);
    }

    /** The token of a link that was just made: in the body of the event, else where every request has it. */
    Optional<String> linkedToken() {
        return text(received.at("/request/body/accessToken"))
                .or(this::personToken)
                .or(this::userToken);
    }

    Optional<Resumption> resumption() {
        return Resumption.in(received.path("request"));
    }

    Optional<Speaker> speaker() {
        JsonNode person = system.path("person");
        JsonNode level = person.path("authenticationConfidenceLevel").path("level");
        OptionalInt confidence = level.isInt() ? OptionalInt.of(level.intValue()) : OptionalInt.empty();
        return text(person.path("personId")).map(id -> new Speaker(id, confidence));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() && !node.textValue().isEmpty() ? Optional.of(node.textValue()) : Optional.empty();
    }
}
