package org.sayso.authorization.myaccount;

import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.link.Consents;
import org.sayso.authorization.link.EndReason;
import org.sayso.authorization.link.Link;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.pages.SkillWords;
import org.sayso.authorization.settings.DeviceClient;
import org.sayso.authorization.settings.Language;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/** The voice assistants that may act for somebody, and how one is ended. Thread-safe. */
@Component
class Assistants {

    private final LinkStore links;
    private final Consents consents;
    private final RegisteredClientRepository clients;
    private final SkillWords words;
    private final InstantSource clock;

    Assistants(LinkStore links, Consents consents, RegisteredClientRepository clients, SkillWords words, Clock clock) {
        this.links = links;
        this.consents = consents;
        this.clients = clients;
        this.words = words;
        this.clock = clock;
    }

    /** Those that may act for this account, the oldest first. */
    List<Assistant> of(String subject, Language language) {
        List<Link> living =
                links.of(subject).stream().filter(Assistants::living).toList();
        Map<String, Long> ofSkill =
                living.stream().collect(Collectors.groupingBy(Link::clientId, Collectors.counting()));
        Map<String, Integer> numbers = new HashMap<>();
        List<Assistant> all = new ArrayList<>();
        for (Link link : living) {
            int number = numbers.merge(link.clientId(), 1, Integer::sum);
            boolean several = ofSkill.getOrDefault(link.clientId(), 0L) > 1;
            all.add(new Assistant(
                    link.id(),
                    name(link),
                    device(link),
                    minutes(link),
                    several ? number : 0,
                    link.since(),
                    link.lastUsed(),
                    !link.lastUsed().isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                    words.scopes(link.scopes(), language)));
        }
        return List.copyOf(all);
    }

    /** Those that ended in the last thirty days, the latest first. */
    List<Assistant.Former> formerOf(String subject) {
        return links.of(subject).stream()
                .flatMap(link -> link.ended().map(end -> Assistant.Former.of(name(link), device(link), end)).stream())
                .sorted(Comparator.comparing(Assistant.Former::at).reversed())
                .toList();
    }

    /** One that may act for this account. */
    Optional<Assistant> find(String subject, String link, Language language) {
        return of(subject, language).stream()
                .filter(assistant -> assistant.link().equals(link))
                .findFirst();
    }

    /**
     * Ends a link; when it was the account's last to that skill, linking again asks for consent again.
     *
     * @return false if the account never had it
     */
    boolean end(String subject, String id) {
        Link link = links.of(subject).stream()
                .filter(own -> own.id().equals(id))
                .findFirst()
                .orElse(null);
        if (link == null) {
            return false;
        }
        links.end(id, EndReason.REVOKED_BY_USER);
        boolean last = links.of(subject).stream()
                .noneMatch(other -> other.clientId().equals(link.clientId()) && living(other));
        if (last) {
            consents.forget(subject, link.clientId());
        }
        return true;
    }

    private @Nullable String name(Link link) {
        RegisteredClient client = clients.findById(link.clientId());
        if (client == null) {
            return null;
        }
        return device(link) ? client.getClientName() : words.skillName(client).orElse(null);
    }

    private static boolean device(Link link) {
        return link.clientId().startsWith(DeviceClient.ID_PREFIX);
    }

    private long minutes(Link link) {
        RegisteredClient client = clients.findById(link.clientId());
        return client == null
                ? 0
                : client.getTokenSettings().getAccessTokenTimeToLive().toMinutes();
    }

    private static boolean living(Link link) {
        return link.ended().isEmpty();
    }
}
