package org.sayso.authorization.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sayso.authorization.client.Clients;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.Language;
import org.sayso.authorization.settings.SkillClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** What pages call skills and what those may do. Thread-safe. */
@Component
public class SkillWords {

    /**
     * One thing that is allowed.
     *
     * @param name of the scope
     * @param words from the settings, in the language of the page if they have it; empty for a standard scope without any
     * @param key of the words in the messages bundle, for that case
     */
    public record Scope(String name, String words, String key) {}

    private final Clients clients;

    SkillWords(Clients clients) {
        this.clients = clients;
    }

    /** The name of the skill behind a client; empty where the settings do not name it, and it is just Alexa. */
    public Optional<String> skillName(RegisteredClient client) {
        return clients.settings().skills().values().stream()
                .filter(skill -> skill.clientId().equals(client.getClientId()))
                .map(SkillClient::skillName)
                .filter(StringUtils::hasText)
                .findFirst();
    }

    /** What the service offers first, then the standard ones. */
    public List<Scope> scopes(Set<String> scopes, Language language) {
        AuthorizationSettings settings = clients.settings();
        return scopes.stream()
                .map(scope -> new Scope(
                        scope, settings.scopeDescription(scope, language).orElse(""), "scope." + scope))
                .sorted(Comparator.comparing((Scope scope) -> scope.words().isEmpty())
                        .thenComparing(Scope::name, Comparator.reverseOrder()))
                .toList();
    }
}
