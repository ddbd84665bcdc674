package org.sayso.app.interpret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sayso.app.launch.WrongSetting;
import org.sayso.standin.language.InteractionModel;
import org.sayso.standin.language.LanguageUnderstanding;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An interaction model in a file, as the ASK CLI keeps it. */
final class ModelFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NAMED_BY_LOCALE = Pattern.compile("([a-z]{2,3}-[A-Z]{2})\\.json");
    private static final String USUAL_LOCALE = "en-US";

    private final Path file;
    private final JsonNode root;
    private final InteractionModel model;

    private ModelFile(Path file, JsonNode root, InteractionModel model) {
        this.file = file;
        this.root = root;
        this.model = model;
    }

    /**
     * Reads it.
     *
     * @param locale null for the one that the file is named after
     * @throws WrongSetting if it cannot be used, saying why
     */
    static ModelFile read(Path file, @Nullable String locale) {
        JsonNode root = json(file);
        JsonNode language = languageModel(root);
        if (!language.isObject()) {
            throw new WrongSetting(
                    file + " has no languageModel, so it is no interaction model. Those of a skill package"
                            + " are its interactionModels/custom/LOCALE.json.");
        }
        try {
            return new ModelFile(file, root, InteractionModel.parse(locale == null ? named(file) : locale, root));
        } catch (IllegalArgumentException unusable) {
            throw new WrongSetting(file + " cannot be used. " + unusable.getMessage() + ".", unusable);
        }
    }

    /** @throws WrongSetting if the locale or a slot type is none that is understood */
    LanguageUnderstanding understanding(Supplier<ZonedDateTime> now) {
        try {
            return new LanguageUnderstanding(model, now);
        } catch (IllegalArgumentException unusable) {
            throw new WrongSetting(
                    file + " cannot be used as a model for " + model.locale() + " (--locale names another). "
                            + unusable.getMessage() + ".",
                    unusable);
        }
    }

    /** The slots that take several values, as "intent/slot". */
    Set<String> multiValueSlots() {
        Set<String> several = new HashSet<>();
        for (JsonNode intent : languageModel(root).path("intents")) {
            for (JsonNode slot : intent.path("slots")) {
                if (slot.path("multipleValues").path("enabled").asBoolean(false)) {
                    several.add(intent.path("name").asString("").strip() + "/"
                            + slot.path("name").asString("").strip());
                }
            }
        }
        return several;
    }

    private static JsonNode languageModel(JsonNode root) {
        return (root.has("interactionModel") ? root.path("interactionModel") : root).path("languageModel");
    }

    private static JsonNode json(Path file) {
        if (!Files.exists(file)) {
            throw new WrongSetting(
                    "There is no file " + file + ". --model takes an interaction model as the ASK CLI keeps"
                            + " it, such as skill-package/interactionModels/custom/en-US.json.");
        }
        if (Files.isDirectory(file)) {
            throw new WrongSetting(file + " is a folder. --model takes one file, such as en-US.json in it.");
        }
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JacksonException noJson) {
            throw new WrongSetting(
                    file + " is not JSON: look at line " + noJson.getLocation().getLineNr() + ", column "
                            + noJson.getLocation().getColumnNr() + ".",
                    noJson);
        } catch (IOException unreadable) {
            throw new WrongSetting(file + " cannot be read. May this user read it?", unreadable);
        }
    }

    private static String named(Path file) {
        Matcher name = NAMED_BY_LOCALE.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? name.group(1) : USUAL_LOCALE;
    }
}
