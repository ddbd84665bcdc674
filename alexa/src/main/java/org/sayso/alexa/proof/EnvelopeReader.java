package org.sayso.alexa.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sayso.ProofRefusal;

/**
 * Step 11: the object as an envelope. Where old requests have a session but no {@code context.System}, what the ASK SDK needs
 * of it is copied from the session. The SDK, and with it the handlers, get the envelope without the accounts' access tokens: a
 * verified token is the only one a handler can see.
 */
final class EnvelopeReader {

    private static final String CHECK = "request envelope";
    private static final String TOKEN = "accessToken";
    private static final List<String> TOKEN_HOLDERS =
            List.of("/context/System/user", "/context/System/person", "/session/user", "/request/body");
    private static final ObjectWriter WRITER = JsonMapper.builder().build().writer();

    private EnvelopeReader() {}

    static Finding<Envelope> read(EnvelopeJson.Parsed parsed) {
        ObjectNode received = parsed.tree();
        Optional<String> fault = EnvelopeShape.fault(received);
        if (fault.isPresent()) {
            return invalid(fault.get());
        }
        Set<String> skillIds = new LinkedHashSet<>();
        for (JsonNode place : List.of(received.at("/context/System"), received.path("session"))) {
            JsonNode id = place.path("application").path("applicationId");
            if (id.isTextual()) {
                skillIds.add(id.textValue());
            }
        }
        if (skillIds.isEmpty()) {
            return invalid("neither context.System nor session names an application");
        }
        Optional<ObjectNode> completed = completed(received);
        ObjectNode whole = completed.orElse(received);
        byte[] forSdk = fitForHandlers(whole)
                .or(() -> completed)
                .map(EnvelopeReader::write)
                .orElse(parsed.bytes());
        return Finding.passed(
                CHECK,
                new Envelope(received, whole.at("/context/System"), forSdk, skillIds),
                completed.isPresent() ? "context.System completed from the session" : "complete");
    }

    /** A completed copy; empty where nothing is missing. */
    private static Optional<ObjectNode> completed(ObjectNode received) {
        JsonNode system = received.at("/context/System");
        JsonNode session = received.path("session");
        boolean lacksApplication = !system.path("application").hasNonNull("applicationId");
        boolean lacksUser =
                !system.path("user").isObject() && session.path("user").isObject();
        if (!lacksApplication && !lacksUser) {
            return Optional.empty();
        }
        ObjectNode copy = received.deepCopy();
        ObjectNode target = object(object(copy, "context"), "System");
        if (lacksApplication) {
            target.set("application", session.path("application").deepCopy());
        }
        if (lacksUser) {
            target.set("user", session.path("user").deepCopy());
        }
        return Optional.of(copy);
    }

    /**
     * A copy without the accounts' access tokens, which nobody has verified yet, and without a cause that the SDK cannot read;
     * empty where there is nothing of the kind.
     */
    private static Optional<ObjectNode> fitForHandlers(ObjectNode envelope) {
        boolean readable = Resumption.readableForSdk(envelope.path("request"));
        if (readable
                && TOKEN_HOLDERS.stream()
                        .allMatch(holder -> envelope.at(holder).path(TOKEN).isMissingNode())) {
            return Optional.empty();
        }
        ObjectNode copy = envelope.deepCopy();
        if (!readable) {
            ((ObjectNode) copy.path("request")).remove("cause");
        }
        for (String holder : TOKEN_HOLDERS) {
            if (copy.at(holder) instanceof ObjectNode node) {
                node.remove(TOKEN);
            }
        }
        return Optional.of(copy);
    }

    private static ObjectNode object(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode present ? present : parent.putObject(name);
    }

    private static byte[] write(ObjectNode tree) {
        try {
            return WRITER.writeValueAsBytes(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a JSON tree could not be written", impossible);
        }
    }

    private static Finding<Envelope> invalid(String detail) {
        return Finding.failed(CHECK, ProofRefusal.ENVELOPE_INVALID, detail);
    }
}
