package org.sayso.authorization.client;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** All clients as Spring asks for them; one that an administrator added never stands before another. Thread-safe. */
final class ClientRepository implements RegisteredClientRepository {

    private final Clients clients;
    private final List<FurtherClients> further;

    ClientRepository(Clients clients, List<FurtherClients> further) {
        this.clients = clients;
        this.further = List.copyOf(further);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return further.stream()
                .map(more -> more.byId(id))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> clients.byId(id))
                .orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return further.stream()
                .map(more -> more.byClientId(clientId))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> clients.byClientId(clientId))
                .orElse(null);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients come from the settings, or are added by administrators");
    }
}
