package org.sayso.standin;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sayso.standin.language.Entity;
import org.sayso.standin.language.InteractionModel.Value;
import tools.jackson.databind.JsonNode;

/**
 * The values that a skill added to slot types by {@code Dialog.UpdateDynamicEntities}, until its session ends. Immutable.
 *
 * @param byType by the name of the slot type
 */
record AddedEntities(Map<String, List<Value>> byType) {

    static final AddedEntities NONE = new AddedEntities(Map.of());

    AddedEntities {
        byType = Map.copyOf(byType);
    }

    /** What a directive leaves: REPLACE puts its values in the place of all earlier ones, CLEAR takes those away. */
    static AddedEntities of(JsonNode directive) {
        if (directive.path("updateBehavior").asString("").equals("CLEAR")) {
            return NONE;
        }
        Map<String, List<Value>> byType = new HashMap<>();
        for (JsonNode type : directive.path("types")) {
            List<Value> values = new ArrayList<>();
            for (JsonNode value : type.path("values")) {
                String name = value.path("name").path("value").asString("");
                String id = value.path("id").asString("");
                List<String> synonyms = new ArrayList<>();
                value.path("name").path("synonyms").forEach(each -> synonyms.add(each.asString("")));
                values.add(new Value(new Entity(name, id.isEmpty() ? md5(name) : id), synonyms));
            }
            byType.put(type.path("name").asString(""), List.copyOf(values));
        }
        return new AddedEntities(byType);
    }

    /** What Alexa sends as id where there is none. */
    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return "%032x".formatted(new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
