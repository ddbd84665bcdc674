package org.sayso.app.interpret;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.Entity;
import org.sayso.standin.language.HeardSlot;
import org.sayso.standin.language.HeardValue;
import org.sayso.standin.language.Understanding;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what was understood as a line of JSON. Immutable and thread-safe.
 *
 * @param outside whether it was said outside a session, so that "request" says whether the skill is meant at all
 * @param explain whether the reason is written as well
 * @param multiValueSlots the slots that are written as lists, as "intent/slot"
 */
record Interpretation(boolean outside, boolean explain, Set<String> multiValueSlots) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    String line(String utterance, Understanding understood) {
        ObjectNode line = JSON.createObjectNode().put("utterance", utterance);
        if (outside) {
            line.put("request", request(understood));
        }
        if (understood instanceof Understanding.Intent intent) {
            line.put("intent", intent.name());
            ObjectNode slots = line.putObject("slots");
            for (HeardSlot slot : intent.slots()) {
                if (!slot.values().isEmpty()) {
                    slots.set(slot.name(), slot(intent.name(), slot));
                }
            }
            line.put("score", rounded(intent.score()));
        } else {
            line.putNull("intent");
            line.putObject("slots");
            line.put("score", understood instanceof Understanding.Launch ? 1 : 0);
        }
        if (explain) {
            line.put("explanation", understood.explanation());
        }
        return JSON.writeValueAsString(line);
    }

    private static @Nullable String request(Understanding understood) {
        if (understood instanceof Understanding.Launch) {
            return "LaunchRequest";
        }
        return understood instanceof Understanding.Intent ? "IntentRequest" : null;
    }

    private ObjectNode slot(String intent, HeardSlot slot) {
        ObjectNode node = JSON.createObjectNode();
        List<HeardValue> values = slot.values();
        if (multiValueSlots.contains(intent + "/" + slot.name())) {
            ArrayNode said = node.putArray("value");
            values.forEach(value -> said.add(value.value()));
            if (values.stream().anyMatch(value -> value.entity().isPresent())) {
                list(node.putArray("resolvedName"), values, Entity::name);
                list(node.putArray("resolvedId"), values, Entity::id);
            }
            return node;
        }
        HeardValue value = values.get(0);
        node.put("value", value.value());
        value.entity()
                .ifPresent(entity -> node.put("resolvedName", entity.name()).put("resolvedId", entity.id()));
        return node;
    }

    /** Null where a value is none of the model's, so that the lists run side by side. */
    private static void list(ArrayNode list, List<HeardValue> values, Function<Entity, String> member) {
        for (HeardValue value : values) {
            Optional<String> text = value.entity().map(member);
            text.ifPresentOrElse(list::add, list::addNull);
        }
    }

    private static BigDecimal rounded(double score) {
        return BigDecimal.valueOf(score).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
