package org.sayso.app.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URL;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names that settings may have: the server's own, as its records have them, and those of Spring Boot's descriptions that begin
 * with what an operator may set. Immutable.
 */
final class KnownNames {

    private static final String OURS = "sayso.authorization";
    private static final List<String> BOOTS = List.of("server.", "logging.", "spring.ssl.", "spring.lifecycle.");
    private static final String ROOTS =
            "sayso.authorization.*, server.*, logging.*, spring.ssl.* and spring.lifecycle.*";
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    /** What would let a request say where this server is. */
    private static final List<String> FORWARDED = List.of("server.forward-headers-strategy", "server.tomcat.remoteip.");

    private static final int FARTHEST = 3;

    private final Map<Class<?>, String> records;
    private final Map<String, Boolean> boots;

    private KnownNames(Map<Class<?>, String> records, Map<String, Boolean> boots) {
        this.records = records;
        this.boots = boots;
    }

    static KnownNames onTheClassPath() {
        return new KnownNames(records(), boots());
    }

    /** The records of the server's settings and their prefixes. */
    static Map<Class<?>, String> records() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Map<Class<?>, String> records = new LinkedHashMap<>();
        Stream.of("org.sayso.authorization", "org.sayso.app.serve")
                .flatMap(where -> scan.findCandidateComponents(where).stream())
                .map(found -> ClassUtils.resolveClassName(
                        Objects.requireNonNull(found.getBeanClassName()), KnownNames.class.getClassLoader()))
                .sorted(Comparator.comparing(Class::getName))
                .forEach(type -> {
                    String prefix =
                            type.getAnnotation(ConfigurationProperties.class).value();
                    if (prefix.startsWith(OURS)) {
                        records.put(type, prefix);
                    }
                });
        return records;
    }

    /** By name, whether anything may follow. */
    private static Map<String, Boolean> boots() {
        Map<String, Boolean> names = new LinkedHashMap<>();
        JsonMapper json = new JsonMapper();
        try {
            for (URL file : Collections.list(KnownNames.class.getClassLoader().getResources(METADATA))) {
                try (InputStream in = file.openStream()) {
                    for (JsonNode property : json.readTree(in).path("properties")) {
                        String name = property.path("name").asString("");
                        if (BOOTS.stream().anyMatch(name::startsWith)) {
                            String type = property.path("type").asString("");
                            names.put(name, type.startsWith("java.util.Map") || type.startsWith("java.util.List"));
                        }
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return names;
    }

    /** What is wrong with a name; empty if it is known. */
    Optional<String> problem(String name) {
        ConfigurationPropertyName parsed = ConfigurationPropertyName.adapt(name, '.');
        String uniform = parsed.toString();
        if (FORWARDED.stream().anyMatch(uniform::startsWith)) {
            return Optional.of(
                    "proxies are named by sayso.authorization.proxies; the server's own address is the issuer's");
        }
        Set<String> candidates = new TreeSet<>();
        if (isOurs(parsed, candidates) || isBoots(uniform, candidates)) {
            return Optional.empty();
        }
        // What differs in its first part may have the rest as it is; that alone is no advice.
        candidates.remove(uniform);
        return Optional.of(candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(candidate, uniform)))
                .filter(candidate -> distance(candidate, uniform) <= FARTHEST)
                .map(candidate -> "is it " + candidate + "?")
                .orElse(
                        BOOTS.stream().anyMatch(uniform::startsWith) || uniform.startsWith(OURS + ".")
                                ? "there is none of this name; see docs/serve.md"
                                : "it reads " + ROOTS));
    }

    private boolean isBoots(String name, Set<String> candidates) {
        if (BOOTS.stream().noneMatch(name::startsWith)) {
            return false;
        }
        candidates.addAll(boots.keySet());
        String uniform = uniform(name);
        return boots.entrySet().stream()
                .anyMatch(known -> uniform.equals(uniform(known.getKey()))
                        || (known.getValue()
                                && (uniform.startsWith(uniform(known.getKey()) + ".")
                                        || uniform.startsWith(uniform(known.getKey()) + "["))));
    }

    private boolean isOurs(ConfigurationPropertyName name, Set<String> candidates) {
        boolean known = false;
        for (Map.Entry<Class<?>, String> each : records.entrySet()) {
            ConfigurationPropertyName prefix = ConfigurationPropertyName.of(each.getValue());
            if (!each.getValue().equals(OURS)) {
                candidates.add(each.getValue() + rest(name, prefix.getNumberOfElements()));
            }
            known |= prefix.isAncestorOf(name) && walk(each.getKey(), name, prefix.getNumberOfElements(), candidates);
        }
        return known;
    }

    /** Whether the elements from this one on lead to something of the type; what would is added to the candidates. */
    private static boolean walk(Type type, ConfigurationPropertyName name, int at, Set<String> candidates) {
        if (at == name.getNumberOfElements()) {
            return true;
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Type of = arguments[arguments.length - 1];
            boolean map = Map.class.isAssignableFrom((Class<?>) generic.getRawType());
            return (map && of instanceof Class<?> plain && !plain.isRecord())
                    || ((map || name.isNumericIndex(at)) && walk(of, name, at + 1, candidates));
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            String element = name.getElement(at, Form.UNIFORM);
            for (RecordComponent component : record.getRecordComponents()) {
                if (component.getName().toLowerCase(Locale.ROOT).equals(element)) {
                    return walk(component.getGenericType(), name, at + 1, candidates);
                }
            }
            Stream.of(record.getRecordComponents())
                    .forEach(component ->
                            candidates.add(name.chop(at) + "." + kebab(component.getName()) + rest(name, at + 1)));
        }
        return false;
    }

    private static String rest(ConfigurationPropertyName name, int from) {
        return from >= name.getNumberOfElements() ? "" : "." + name.subName(from);
    }

    private static String kebab(String component) {
        return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String uniform(String name) {
        return name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
    }

    /** How many characters to insert, delete, replace, or swap with their neighbor (optimal string alignment). */
    static int distance(String one, String other) {
        int[][] rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, one, i, other, j);
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int step(int[][] rows, String one, int i, String other, int j) {
        int replaced = rows[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
