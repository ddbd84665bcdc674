package org.sayso.standin.language;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sayso.standin.language.InteractionModel.Intent;
import org.sayso.standin.language.InteractionModel.Slot;
import org.sayso.standin.language.InteractionModel.SlotType;
import org.sayso.standin.language.InteractionModel.Value;
import org.sayso.standin.language.words.Words;
import tools.jackson.databind.JsonNode;

/** Reads interaction models; copes with what real ones contain (blanks, duplicates, unknown members). */
final class ModelReader {

    private ModelReader() {}

    static InteractionModel read(String locale, JsonNode root) {
        JsonNode language = (root.has("interactionModel") ? root.path("interactionModel") : root).path("languageModel");
        if (!language.isObject()) {
            throw new IllegalArgumentException("The interaction model for " + locale + " has no languageModel");
        }
        String invocationName = text(language, "invocationName");
        if (Words.of(invocationName).isEmpty()) {
            throw new IllegalArgumentException("The interaction model for " + locale + " has no invocationName");
        }
        Map<String, SlotType> types = new LinkedHashMap<>();
        for (JsonNode type : language.path("types")) {
            types.put(text(type, "name"), type(type));
        }
        List<Intent> intents = new ArrayList<>();
        for (JsonNode intent : language.path("intents")) {
            intents.add(intent(intent));
        }
        if (intents.isEmpty()) {
            throw new IllegalArgumentException("The interaction model for " + locale + " has no intents");
        }
        return new InteractionModel(locale, invocationName, intents, types, sensitivity(language));
    }

    private static InteractionModel.Sensitivity sensitivity(JsonNode language) {
        String level = text(language.path("modelConfiguration").path("fallbackIntentSensitivity"), "level");
        if (level.isEmpty()) {
            return InteractionModel.Sensitivity.LOW;
        }
        for (InteractionModel.Sensitivity known : InteractionModel.Sensitivity.values()) {
            if (known.name().equals(level.toUpperCase(Locale.ROOT))) {
                return known;
            }
        }
        throw new IllegalArgumentException(
                "modelConfiguration.fallbackIntentSensitivity.level is LOW, MEDIUM or HIGH, not " + level);
    }

    private static Intent intent(JsonNode intent) {
        List<Slot> slots = new ArrayList<>();
        for (JsonNode slot : intent.path("slots")) {
            boolean multiple = slot.path("multipleValues").path("enabled").asBoolean(false);
            slots.add(new Slot(text(slot, "name"), text(slot, "type"), multiple, samples(slot)));
        }
        return new Intent(text(intent, "name"), samples(intent), List.copyOf(slots));
    }

    private static List<String> samples(JsonNode node) {
        Set<String> samples = new LinkedHashSet<>();
        for (JsonNode sample : node.path("samples")) {
            String text = sample.asString("").strip();
            if (!text.isEmpty()) {
                samples.add(text);
            }
        }
        return List.copyOf(samples);
    }

    private static SlotType type(JsonNode type) {
        List<Value> values = new ArrayList<>();
        for (JsonNode value : type.path("values")) {
            JsonNode name = value.path("name");
            String canonical = text(name, "value");
            String id = text(value, "id");
            List<String> synonyms = new ArrayList<>();
            for (JsonNode synonym : name.path("synonyms")) {
                synonyms.add(synonym.asString(""));
            }
            values.add(Value.of(canonical, id, synonyms));
        }
        return new SlotType(text(type, "name"), List.copyOf(values));
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("").strip();
    }

    /** What Alexa sends as id where the model has none. */
    static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return "%032x".formatted(new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
