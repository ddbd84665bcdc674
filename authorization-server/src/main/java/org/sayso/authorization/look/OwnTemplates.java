package org.sayso.authorization.look;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.settings.InvalidSettingException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.ResourcePatternUtils;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** Puts templates of a directory in the place of those of the same name here. */
final class OwnTemplates {

    private static final String SETTING = "sayso.authorization.pages.templates";
    private static final String FOLDER = "accounts/";
    private static final String ENDING = ".html";

    private final ResourceLoader resources;

    OwnTemplates(ResourceLoader resources) {
        this.resources = resources;
    }

    /** Asked before ours; without a directory it knows no template. */
    FileTemplateResolver resolver(@Nullable String directory) {
        Map<String, String> files = directory == null ? Map.of() : files(directory);
        FileTemplateResolver resolver = new FileTemplateResolver();
        resolver.setOrder(0);
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setTemplateAliases(files);
        // Without any pattern it would claim every template.
        resolver.setResolvablePatterns(files.isEmpty() ? Set.of(FOLDER) : files.keySet());
        return resolver;
    }

    /** By the name of the template, the file that takes its place. */
    private Map<String, String> files(String directory) {
        Set<String> known = known();
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(Path.of(directory))) {
            found.sorted().forEach(file -> {
                String name = String.valueOf(file.getFileName());
                if (!known.contains(name) || !Files.isReadable(file)) {
                    throw new InvalidSettingException(
                            SETTING + " has something that takes no page's place: " + name,
                            "The directory may have these files, and no others: " + String.join(", ", known) + ".");
                }
                files.put(
                        FOLDER + name.substring(0, name.length() - ENDING.length()),
                        file.toAbsolutePath().toString());
            });
        } catch (IOException | InvalidPathException unreadable) {
            throw new InvalidSettingException(
                    SETTING + " is no directory that can be read: " + directory,
                    "Name a directory with templates, or leave the setting out.");
        }
        return files;
    }

    private Set<String> known() {
        try {
            Resource[] ours = ResourcePatternUtils.getResourcePatternResolver(resources)
                    .getResources("classpath:/templates/" + FOLDER + "*" + ENDING);
            Set<String> names = new TreeSet<>();
            Arrays.stream(ours).map(Resource::getFilename).map(String::valueOf).forEach(names::add);
            return names;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
