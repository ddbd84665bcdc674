package org.sayso.token;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A token's claims with typed access: a claim of another JSON type than asked for counts as absent. */
final class Claims {

    /** The last second of the year 9999: later instants have no RFC 3339 form. */
    private static final long MAX_SECONDS = 253_402_300_799L;

    private final Map<String, Object> all;

    private Claims(Map<String, Object> all) {
        this.all = all;
    }

    /** An unmodifiable deep copy; members whose value is the JSON null are left out. */
    static Claims of(Map<String, Object> json) {
        return new Claims(copy(json));
    }

    Map<String, Object> all() {
        return all;
    }

    boolean has(String name) {
        return all.containsKey(name);
    }

    /** A string that is not empty. */
    Optional<String> text(String name) {
        return all.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    /** A string, or an array of nothing but strings. */
    Optional<List<String>> textOrTexts(String name) {
        Object value = all.get(name);
        if (value instanceof String text) {
            return Optional.of(List.of(text));
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return Optional.of(list.stream().map(String.class::cast).toList());
        }
        return Optional.empty();
    }

    /** The words of a string with spaces between them, or of an array of strings. */
    Optional<Set<String>> words(String name) {
        return textOrTexts(name).map(texts -> {
            Set<String> words = new LinkedHashSet<>();
            texts.forEach(text -> words.addAll(Arrays.asList(text.split(" "))));
            words.remove("");
            return words;
        });
    }

    /** A NumericDate of RFC 7519 section 2: seconds since 1970, an integer or a decimal, up to the year 9999. */
    Optional<Instant> time(String name) {
        if (all.get(name) instanceof Number number) {
            double seconds = number.doubleValue();
            if (seconds >= 0 && seconds <= MAX_SECONDS) {
                return Optional.of(
                        number instanceof Long whole
                                ? Instant.ofEpochSecond(whole)
                                : Instant.ofEpochMilli((long) (seconds * 1000)));
            }
        }
        return Optional.empty();
    }

    /** Whether it is a number at all. */
    boolean number(String name) {
        return all.get(name) instanceof Number;
    }

    private static Map<String, Object> copy(Map<?, ?> json) {
        Map<String, Object> copy = new LinkedHashMap<>();
        json.forEach((name, value) -> {
            if (value != null) {
                copy.put(String.valueOf(name), frozen(value));
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    private static Object frozen(Object value) {
        if (value instanceof Map<?, ?> map) {
            return copy(map);
        }
        if (value instanceof List<?> list) {
            return Collections.unmodifiableList(
                    list.stream().map(Claims::frozenOrNull).toList());
        }
        return value;
    }

    private static @Nullable Object frozenOrNull(@Nullable Object value) {
        return value == null ? null : frozen(value);
    }
}
