package org.sayso.standin.household;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Scopes by skill, in the order in which they were granted. */
final class Permissions {

    private Permissions() {}

    static Map<String, Set<String>> copy(Map<String, Set<String>> permissions) {
        Map<String, Set<String>> copy = new LinkedHashMap<>();
        permissions.forEach((skill, scopes) -> {
            if (!scopes.isEmpty()) {
                copy.put(skill, Collections.unmodifiableSet(new LinkedHashSet<>(scopes)));
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    static Map<String, Set<String>> with(
            Map<String, Set<String>> permissions, String skill, Collection<String> scopes) {
        Set<String> all = new LinkedHashSet<>(permissions.getOrDefault(skill, Set.of()));
        all.addAll(scopes);
        return replaced(permissions, skill, all);
    }

    static Map<String, Set<String>> without(
            Map<String, Set<String>> permissions, String skill, Collection<String> scopes) {
        Set<String> left = new LinkedHashSet<>(permissions.getOrDefault(skill, Set.of()));
        left.removeAll(Set.copyOf(scopes));
        return replaced(permissions, skill, left);
    }

    private static Map<String, Set<String>> replaced(
            Map<String, Set<String>> permissions, String skill, Set<String> scopes) {
        Map<String, Set<String>> others = new LinkedHashMap<>(permissions);
        others.put(skill, scopes);
        return copy(others);
    }
}
