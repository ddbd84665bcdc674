package org.sayso.standin.task;

import java.util.List;
import java.util.Map;

/** Permission scopes as Alexa names them. */
final class ScopeWords {

    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("alexa::profile:name:read", "scope.name"),
            Map.entry("alexa::profile:given_name:read", "scope.given-name"),
            Map.entry("alexa::profile:email:read", "scope.email"),
            Map.entry("alexa::profile:mobile_number:read", "scope.mobile-number"),
            Map.entry("alexa::devices:all:address:country_and_postal_code:read", "scope.postal-code"),
            Map.entry("read::alexa:device:all:address:country_and_postal_code", "scope.postal-code"),
            Map.entry("alexa::devices:all:address:full:read", "scope.address"),
            Map.entry("read::alexa:device:all:address", "scope.address"),
            Map.entry("alexa::devices:all:geolocation:read", "scope.location"),
            Map.entry("alexa::alerts:reminders:skill:readwrite", "scope.reminders"),
            Map.entry("alexa::alerts:timers:skill:readwrite", "scope.timers"),
            Map.entry("alexa::devices:all:notifications:write", "scope.notifications"));

    private ScopeWords() {}

    /** The scopes in a sentence; at least one. */
    static String of(List<String> scopes, Sentences sentences) {
        return sentences.list(scopes.stream()
                .map(scope -> sentences.line(KEYS.getOrDefault(scope, "scope.other")))
                .distinct()
                .toList());
    }
}
