package org.sayso.authorization.settings;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the words of a scope: {@code <scope>.<language>} where there is such a description, otherwise {@code <scope>},
 * otherwise the English ones. Immutable.
 *
 * <p>Scopes may have dots: {@code orders.de} is a scope of its own if a skill has it, not the German words of {@code orders}.
 *
 * @param descriptions as in the settings
 * @param scopes of all skills
 */
record ScopeWords(Map<String, String> descriptions, Set<String> scopes) {

    Optional<String> of(String scope, Language language) {
        return in(language, scope)
                .or(() -> Optional.ofNullable(descriptions.get(scope)))
                .or(() -> in(Language.ENGLISH, scope));
    }

    /** Refuses words in a language that no page has: nobody would ever read them. */
    void check() {
        for (String described : descriptions.keySet()) {
            int dot = described.lastIndexOf('.');
            if (dot < 0 || scopes.contains(described) || !scopes.contains(described.substring(0, dot))) {
                continue;
            }
            String code = described.substring(dot + 1);
            if (code.matches("[A-Za-z]{2,3}([_-].*)?") && Language.of(code).isEmpty()) {
                throw new InvalidSettingException(
                        "sayso.authorization.scope-descriptions.[" + described.substring(0, dot) + "]." + code
                                + " is in no language of the pages",
                        "Use one of " + Language.codes() + ".");
            }
        }
    }

    private Optional<String> in(Language language, String scope) {
        String key = scope + "." + language.code();
        return scopes.contains(key) ? Optional.empty() : Optional.ofNullable(descriptions.get(key));
    }
}
