package org.sayso.authorization.link;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.sayso.authorization.client.ClientProfile;
import org.sayso.authorization.client.RefreshPolicy;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Which links live, and how they end; who listens is told once it is committed. Thread-safe. */
final class LinkLives {

    static final int BATCH = 500;

    private final InstantSource clock;
    private final ServerDatabase database;
    private final RegisteredClientRepository clients;
    private final LinkTable links;
    private final LinkEvents events;

    LinkLives(
            InstantSource clock,
            ServerDatabase database,
            RegisteredClientRepository clients,
            LinkTable links,
            LinkEvents events) {
        this.clock = clock;
        this.database = database;
        this.clients = clients;
        this.links = links;
        this.events = events;
    }

    /** What others may know of a row, as of now. */
    Link link(LinkRow row) {
        RegisteredClient client = clients.findById(row.client());
        Optional<Link.End> ended = client == null
                ? Optional.ofNullable(row.end())
                : row.ended(ClientProfile.refreshPolicy(client), clock.instant());
        return row.link(ended);
    }

    boolean alive(LinkRow row, RefreshPolicy policy) {
        return row.ended(policy, clock.instant()).isEmpty();
    }

    Optional<Link> find(String id) {
        return linked(id).map(this::link);
    }

    List<Link> of(String subject) {
        return links.ofSubject(subject).stream().map(this::link).toList();
    }

    boolean end(String id, EndReason reason) {
        Instant now = clock.instant();
        boolean ended = database.inTransaction(() -> links.end(id, reason, now, now.plus(LinkWriter.MEMORY)));
        if (ended) {
            linked(id).map(this::link).map(LinkEvent.Ended::new).ifPresent(this::tell);
        }
        return ended;
    }

    boolean end(String id, String subject, EndReason reason) {
        boolean known = linked(id).filter(row -> row.subject().equals(subject)).isPresent();
        if (known) {
            end(id, reason);
        }
        return known;
    }

    int endAllOf(String registrationId, EndReason reason) {
        int ended = 0;
        for (List<String> some = links.openOfClient(registrationId, BATCH);
                !some.isEmpty();
                some = links.openOfClient(registrationId, BATCH)) {
            for (String id : some) {
                if (end(id, reason)) {
                    ended++;
                }
            }
        }
        return ended;
    }

    void forget(String subject) {
        Instant now = clock.instant();
        List<Link> living = links.ofSubject(subject).stream()
                .filter(row -> link(row).ended().isEmpty())
                .map(row -> row.link(Optional.of(new Link.End(now, EndReason.ACCOUNT_CLOSED))))
                .toList();
        database.inTransaction(() -> links.deleteOf(subject));
        living.forEach(link -> tell(new LinkEvent.Ended(link)));
    }

    void endUnused() {
        links.unused(clock.instant(), BATCH).forEach(id -> end(id, EndReason.EXPIRED));
    }

    /** At once, or once the transaction under way is committed: it may still come to nothing. */
    void tell(LinkEvent event) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            events.publish(event);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    events.publish(event);
                }
            }
        });
    }

    private Optional<LinkRow> linked(String id) {
        return links.byId(id).filter(row -> row.linked() != null);
    }
}
