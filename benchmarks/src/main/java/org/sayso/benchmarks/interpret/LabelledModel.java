package org.sayso.benchmarks.interpret;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An interaction model with what is said to it.
 *
 * @param inSession said while the skill's session is open
 * @param oneShots said to the device
 */
record LabelledModel(String name, String locale, JsonNode model, List<Label> inSession, List<Label> oneShots) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** All of a set's, which is a folder among the resources, by name. */
    static List<LabelledModel> all(String set) throws IOException, URISyntaxException {
        URL resources = LabelledModel.class.getResource("/" + set);
        if (resources == null) {
            throw new IOException("The labelled utterances are not on the class path.");
        }
        List<LabelledModel> models = new ArrayList<>();
        try (Stream<Path> folders = Files.list(Path.of(resources.toURI()))) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                models.add(read(folder));
            }
        }
        return models;
    }

    int values() {
        JsonNode language = model.has("interactionModel") ? model.path("interactionModel") : model;
        int values = 0;
        for (JsonNode type : language.path("languageModel").path("types")) {
            values += type.path("values").size();
        }
        return values;
    }

    private static LabelledModel read(Path folder) throws IOException {
        String name = folder.getFileName().toString();
        String locale = name.substring(name.length() - "en-US".length());
        return new LabelledModel(
                name,
                locale,
                JSON.readTree(Files.readAllBytes(folder.resolve(locale + ".json"))),
                labels(folder.resolve("utterances.jsonl")),
                labels(folder.resolve("one-shots.jsonl")));
    }

    private static List<Label> labels(Path file) throws IOException {
        List<Label> labels = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode label = JSON.readTree(line);
            Map<String, JsonNode> slots = new HashMap<>();
            label.path("slots").forEachEntry(slots::put);
            labels.add(new Label(
                    label.path("kind").asString(),
                    label.path("utterance").asString(),
                    text(label.path("request")),
                    text(label.path("intent")),
                    slots));
        }
        return labels;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }
}
