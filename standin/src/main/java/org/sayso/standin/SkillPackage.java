package org.sayso.standin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A skill package in the layout of Amazon's ASK CLI: {@code skill.json} and {@code interactionModels/custom/LOCALE.json}.
 * Immutable.
 */
public final class SkillPackage {

    /** With this permission in its manifest a skill learns who speaks, where Alexa recognises the voice. */
    public static final String PERSON_PERMISSION = "alexa::person_id:read";

    private static final String MODELS = "interactionModels/custom/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, JsonNode> models;
    private final Optional<JsonNode> manifest;

    private SkillPackage(Map<String, JsonNode> models, Optional<JsonNode> manifest) {
        this.models = models;
        this.manifest = manifest;
    }

    /** Reads the package in a directory. */
    public static SkillPackage directory(Path directory) {
        try (var files = Files.newDirectoryStream(directory.resolve(MODELS), "*.json")) {
            Map<String, JsonNode> models = new TreeMap<>();
            for (Path file : files) {
                models.put(locale(file.getFileName().toString()), read(new FileSystemResource(file)));
            }
            return of(models, new FileSystemResource(directory.resolve("skill.json")), directory.toString());
        } catch (IOException e) {
            throw noModels(directory.toString(), e);
        }
    }

    /** Reads the package below a root on the class path, such as {@code skill-package/pizza-on-demand}. */
    public static SkillPackage classPath(String root) {
        var resolver = new PathMatchingResourcePatternResolver();
        try {
            Map<String, JsonNode> models = new TreeMap<>();
            for (Resource file : resolver.getResources("classpath*:" + root + "/" + MODELS + "*.json")) {
                models.put(locale(String.valueOf(file.getFilename())), read(file));
            }
            return of(models, resolver.getResource("classpath:" + root + "/skill.json"), root);
        } catch (IOException e) {
            throw noModels(root, e);
        }
    }

    private static SkillPackage of(Map<String, JsonNode> models, Resource manifest, String where) throws IOException {
        if (models.isEmpty()) {
            throw noModels(where, null);
        }
        return new SkillPackage(Map.copyOf(models), manifest.exists() ? Optional.of(read(manifest)) : Optional.empty());
    }

    private static String locale(String fileName) {
        return fileName.substring(0, fileName.length() - ".json".length());
    }

    private static JsonNode read(Resource file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return JSON.readTree(in);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file.getFilename() + " is not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static RuntimeException noModels(String where, @org.jspecify.annotations.Nullable IOException cause) {
        String message = "No interaction model in " + where + ": expected " + MODELS + "<locale>.json below it";
        return cause == null ? new IllegalArgumentException(message) : new UncheckedIOException(message, cause);
    }

    /** The interaction model for a locale such as {@code en-US}. */
    JsonNode model(String locale) {
        JsonNode model = models.get(locale);
        if (model == null) {
            throw new IllegalArgumentException("The skill package has no interaction model for " + locale + "; it has "
                    + new TreeMap<>(models).keySet());
        }
        return model;
    }

    /** The skill's name in the store, from the manifest. */
    Optional<String> name(String locale) {
        return manifest.map(m -> m.path("manifest")
                        .path("publishingInformation")
                        .path("locales")
                        .path(locale)
                        .path("name")
                        .asString(""))
                .filter(name -> !name.isBlank());
    }

    /** Whether the skill asks to learn who speaks. */
    boolean personalized() {
        return permissions().contains(PERSON_PERMISSION);
    }

    /** The permissions that the skill asks for, by name. */
    List<String> permissions() {
        return manifest.map(m -> m.path("manifest").path("permissions").findValuesAsString("name"))
                .orElse(List.of());
    }

    /** The interfaces that the skill uses, such as {@code AUDIO_PLAYER}. */
    Set<String> interfaces() {
        return manifest.map(m -> m.path("manifest")
                        .path("apis")
                        .path("custom")
                        .path("interfaces")
                        .findValuesAsString("type"))
                .map(Set::copyOf)
                .orElse(Set.of());
    }

    /** The skill events that the manifest subscribes to, such as {@code SKILL_ENABLED}. */
    Set<String> eventSubscriptions() {
        return manifest.map(m -> Set.copyOf(
                        m.path("manifest").path("events").path("subscriptions").findValuesAsString("eventName")))
                .orElse(Set.of());
    }

    /** The manifest's example phrases, as they are said to the device. */
    List<String> examplePhrases(String locale) {
        List<String> phrases = new ArrayList<>();
        manifest.ifPresent(m -> m.path("manifest")
                .path("publishingInformation")
                .path("locales")
                .path(locale)
                .path("examplePhrases")
                .forEach(phrase -> phrases.add(phrase.asString(""))));
        return phrases;
    }
}
