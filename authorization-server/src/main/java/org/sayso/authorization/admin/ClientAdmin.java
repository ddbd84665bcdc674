package org.sayso.authorization.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.client.Clients;
import org.sayso.authorization.client.KeptClient;
import org.sayso.authorization.link.Consents;
import org.sayso.authorization.link.EndReason;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.settings.AddedClient;
import org.sayso.authorization.settings.ClientKind;
import org.sayso.authorization.settings.InvalidSettingException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** {@code /admin/clients}: lists, adds, changes and removes clients, and gives them new secrets. */
@ConditionalOnBooleanProperty("sayso.authorization.admin.enabled")
@RestController
@RequestMapping("/admin/clients")
final class ClientAdmin {

    private static final Duration USUAL_OVERLAP = Duration.ofHours(24);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    private final Clients clients;
    private final LinkStore links;
    private final Consents consents;

    ClientAdmin(Clients clients, LinkStore links, Consents consents) {
        this.clients = clients;
        this.links = links;
        this.consents = consents;
    }

    /**
     * A client as administrators see it.
     *
     * @param kept where it comes from: {@code settings} or {@code database}
     * @param unserved why it is not served; empty if it is
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Shown(
            String id,
            String clientId,
            String kept,
            Optional<Instant> since,
            Optional<Instant> secretSince,
            Optional<Instant> formerSecretUntil,
            Optional<String> unserved,
            Map<String, String> members) {}

    /** With a secret that is shown this once. */
    @JsonNaming(SnakeCaseStrategy.class)
    record WithSecret(Shown client, String clientSecret) {}

    /** What is to be added. */
    record ToAdd(
            @Nullable String kind,
            @Nullable String name,
            @Nullable Map<String, String> members) {}

    /** What it is to be from now on. */
    record ToChange(@Nullable Map<String, String> members) {}

    /** @param overlapSeconds how long the secret before is good; a day by default */
    @JsonNaming(SnakeCaseStrategy.class)
    record Rotation(@Nullable Long overlapSeconds) {}

    /** @param linksEnded how many links went with it */
    @JsonNaming(SnakeCaseStrategy.class)
    record Removed(String id, int linksEnded) {}

    @GetMapping
    List<Shown> list() {
        List<Shown> all = new ArrayList<>();
        clients.fixed()
                .forEach(client -> all.add(new Shown(
                        client.getId(),
                        client.getClientId(),
                        "settings",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of())));
        clients.kept().forEach(client -> all.add(shown(client)));
        return all;
    }

    @GetMapping("/{id}")
    Shown show(@PathVariable("id") String id) {
        return list().stream()
                .filter(client -> client.id().equals(id))
                .findFirst()
                .orElseThrow(() -> NotFoundException.client(id));
    }

    @PostMapping
    ResponseEntity<WithSecret> add(@RequestBody ToAdd wanted, HttpServletRequest request) {
        Clients.Issued issued = clients.add(new AddedClient(
                ClientKind.of(String.valueOf(wanted.kind()))
                        .orElseThrow(() -> new InvalidSettingException(
                                "There is no such kind of client",
                                "Use one of skill, web, backend and resource-server.")),
                wanted.name() == null ? "" : wanted.name(),
                wanted.members() == null ? Map.of() : wanted.members()));
        AdminAudit.done(request, "added client", issued.client().id());
        return secret(HttpStatus.CREATED, issued);
    }

    @PutMapping("/{id}")
    Shown change(@PathVariable("id") String id, @RequestBody ToChange wanted, HttpServletRequest request) {
        KeptClient before = kept(id);
        if (!clients.change(new AddedClient(
                before.added().kind(),
                before.added().name(),
                wanted.members() == null ? Map.of() : wanted.members()))) {
            throw NotFoundException.client(id);
        }
        AdminAudit.done(request, "changed client", id);
        return shown(kept(id));
    }

    @PostMapping("/{id}/secret")
    ResponseEntity<WithSecret> rotate(
            @PathVariable("id") String id, @RequestBody Rotation wanted, HttpServletRequest request) {
        Duration overlap =
                wanted.overlapSeconds() == null ? USUAL_OVERLAP : Duration.ofSeconds(wanted.overlapSeconds());
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw new InvalidSettingException(
                    "The secret before cannot be good for that long",
                    "Let it be between 0 and 30 days; a day is usual.");
        }
        kept(id);
        Clients.Issued issued = clients.rotateSecret(id, overlap).orElseThrow(() -> NotFoundException.client(id));
        AdminAudit.done(request, "made a new secret, with the one before good for " + overlap + ", of client", id);
        return secret(HttpStatus.OK, issued);
    }

    @DeleteMapping("/{id}/former-secret")
    Shown endFormerSecret(@PathVariable("id") String id, HttpServletRequest request) {
        kept(id);
        if (!clients.endFormerSecret(id)) {
            throw NotFoundException.client(id);
        }
        AdminAudit.done(request, "ended the former secret of client", id);
        return shown(kept(id));
    }

    @DeleteMapping("/{id}")
    Removed remove(@PathVariable("id") String id, HttpServletRequest request) {
        kept(id);
        int ended = links.endAllOf(id, EndReason.ADMIN);
        if (!clients.remove(id)) {
            throw NotFoundException.client(id);
        }
        // Those that began meanwhile.
        ended += links.endAllOf(id, EndReason.ADMIN);
        consents.removeAllOf(id);
        AdminAudit.done(request, "removed, with " + ended + " links, client", id);
        return new Removed(id, ended);
    }

    private KeptClient kept(String id) {
        if (clients.ofSettings().contains(id)) {
            throw new InvalidSettingException(
                    "The client is in the settings, and only there can it be changed",
                    "Change the file the server was started with, and start it again.");
        }
        return clients.kept().stream()
                .filter(client -> client.id().equals(id))
                .findFirst()
                .orElseThrow(() -> NotFoundException.client(id));
    }

    private ResponseEntity<WithSecret> secret(HttpStatus status, Clients.Issued issued) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(new WithSecret(shown(issued.client()), issued.secret().reveal()));
    }

    private Shown shown(KeptClient client) {
        return new Shown(
                client.id(),
                client.clientId(),
                "database",
                Optional.of(client.since()),
                Optional.of(client.secretSince()),
                client.former().map(KeptClient.Former::goodUntil),
                clients.unserved(client.id()),
                client.added().members());
    }
}
