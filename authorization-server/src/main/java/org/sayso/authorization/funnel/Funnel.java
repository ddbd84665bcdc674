package org.sayso.authorization.funnel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.link.EndReason;
import org.sayso.authorization.link.Link;
import org.sayso.authorization.link.LinkEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Passes the steps of clients that link accounts on; our own web sites link none. Thread-safe. */
public final class Funnel {

    private final RegisteredClientRepository clients;
    private final LinkingListener listeners;

    Funnel(RegisteredClientRepository clients, LinkingListener listeners) {
        this.clients = clients;
        this.listeners = listeners;
    }

    /** The registration of a client that links accounts, by its client id; empty for all else. */
    Optional<String> linking(@Nullable String clientId) {
        return Optional.ofNullable(clientId)
                .map(clients::findByClientId)
                .filter(client -> client.getAuthorizationGrantTypes().contains(AuthorizationGrantType.REFRESH_TOKEN))
                .map(RegisteredClient::getId);
    }

    /** A step of the client with this client id. */
    public void reached(@Nullable String clientId, LinkingStep step) {
        linking(clientId).ifPresent(client -> reachedBy(client, step));
    }

    /** A step of the client with this registration. */
    public void reachedBy(String registrationId, LinkingStep step) {
        listeners.reached(registrationId, step, Optional.empty());
    }

    /** What happened to a link, once it is committed. */
    @EventListener
    void happened(LinkEvent event) {
        String client = event.link().clientId();
        if (event instanceof LinkEvent.Begun) {
            reachedBy(client, LinkingStep.REDEEMED);
        } else if (event instanceof LinkEvent.FirstUsed) {
            reachedBy(client, LinkingStep.FIRST_USE);
        } else if (event instanceof LinkEvent.Ended ended) {
            listeners.reached(
                    client,
                    LinkingStep.LOST,
                    Optional.of(ended.link().ended().map(Link.End::reason).orElse(EndReason.EXPIRED)));
        }
    }
}
