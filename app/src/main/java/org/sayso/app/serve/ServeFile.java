package org.sayso.app.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sayso.app.launch.CannotStart;
import org.sayso.app.launch.WrongSetting;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.PlaceholderResolutionException;

/** The file with the settings, before anybody believes it. Immutable. */
final class ServeFile {

    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private static final Pattern BLANK = Pattern.compile("<[^<>]+>");

    private final Path path;
    private final List<EnumerablePropertySource<?>> documents;

    private ServeFile(Path path, List<EnumerablePropertySource<?>> documents) {
        this.path = path;
        this.documents = documents;
    }

    static ServeFile read(Path path) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new WrongSetting("--config: there is no file " + path + " that can be read.");
        }
        try {
            List<EnumerablePropertySource<?>> documents = new ArrayList<>();
            for (PropertySource<?> each : new YamlPropertySourceLoader().load("file", new FileSystemResource(path))) {
                documents.add((EnumerablePropertySource<?>) each);
            }
            return new ServeFile(path, documents);
        } catch (IOException | RuntimeException unreadable) {
            throw new CannotStart(NotYaml.problem(path, unreadable));
        }
    }

    /** A setting that is misspelt would otherwise be passed over in silence. */
    void requireKnownNames() {
        KnownNames known = KnownNames.onTheClassPath();
        List<String> wrong = new ArrayList<>();
        for (EnumerablePropertySource<?> document : documents) {
            for (String name : document.getPropertyNames()) {
                known.problem(name).ifPresent(problem -> wrong.add(place(document, name) + name + ": " + problem));
            }
        }
        refuse("has settings that sayso serve does not know:", wrong);
    }

    /** What {@code --example} leaves to be filled in. */
    void requireNoBlanks() {
        List<String> blanks = new ArrayList<>();
        for (EnumerablePropertySource<?> document : documents) {
            for (String name : document.getPropertyNames()) {
                String value = String.valueOf(document.getProperty(name));
                if (BLANK.matcher(value).matches()) {
                    blanks.add(place(document, name) + name + ": " + value);
                }
            }
        }
        refuse("has blanks that are to be filled in, each with its angle brackets:", blanks);
    }

    /** A variable that is not set would be taken for the text it is. */
    void requireVariables(Environment environment) {
        List<String> unset = new ArrayList<>();
        for (EnumerablePropertySource<?> document : documents) {
            for (String name : document.getPropertyNames()) {
                try {
                    environment.getProperty(name);
                } catch (PlaceholderResolutionException missing) {
                    unset.add(place(document, name) + name + ": " + variable(missing));
                }
            }
        }
        refuse("names variables that are not set:", unset);
    }

    /** Its name only: around it may be a secret. */
    private static String variable(PlaceholderResolutionException missing) {
        Matcher name = Pattern.compile("placeholder '([^']+)'").matcher(String.valueOf(missing.getMessage()));
        return name.find() ? "${" + name.group(1) + "}" : "a variable";
    }

    private void refuse(String why, List<String> wrong) {
        if (!wrong.isEmpty()) {
            String line = System.lineSeparator() + "  ";
            throw new CannotStart(path + " " + why + line + String.join(line, wrong));
        }
    }

    private static String place(EnumerablePropertySource<?> document, String name) {
        return OriginLookup.getOrigin(document, name) instanceof TextResourceOrigin origin
                        && origin.getLocation() != null
                ? "line " + (origin.getLocation().getLine() + 1) + ", "
                : "";
    }

    /** Where there are secrets in it, others on this machine must not read it. */
    void requirePrivacy() {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            if (view != null
                    && hasSecrets()
                    && view.readAttributes().permissions().stream().anyMatch(OF_OTHERS::contains)) {
                throw new CannotStart(path + " has secrets in it, and everybody on this machine can read or change it."
                        + " Fix: chmod 600 " + path);
            }
        } catch (IOException unreadable) {
            throw new CannotStart("Cannot see who may read " + path + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private boolean hasSecrets() {
        return documents.stream()
                .anyMatch(document -> List.of(document.getPropertyNames()).stream()
                        .anyMatch(name -> isSecret(name, String.valueOf(document.getProperty(name)))));
    }

    /** What is elsewhere is no secret here: a file, or a variable of the environment. */
    private static boolean isSecret(String name, String value) {
        String plain = name.replaceAll("\\[\\d+]$", "").replaceAll("[_-]", "").toLowerCase(java.util.Locale.ROOT);
        boolean named = plain.endsWith("secret")
                || plain.endsWith("secrets")
                || plain.endsWith("password")
                || plain.endsWith("token");
        boolean elsewhere = value.isBlank() || value.startsWith("file:") || value.matches("\\$\\{[^:}]+}");
        return (named && !elsewhere) || value.matches("(?i)jdbc:.*password=.*");
    }
}
