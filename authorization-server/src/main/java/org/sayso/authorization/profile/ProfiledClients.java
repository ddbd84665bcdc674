package org.sayso.authorization.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** The clients of a repository, with a profile where there is one for the client. As thread-safe as that repository. */
final class ProfiledClients implements RegisteredClientRepository {

    private final RegisteredClientRepository clients;
    private final List<AlexaProfile> profiles;

    ProfiledClients(RegisteredClientRepository clients, List<AlexaProfile> profiles) {
        this.clients = clients;
        this.profiles = List.copyOf(profiles);
    }

    @Override
    public void save(RegisteredClient client) {
        clients.save(client);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return profiled(clients.findById(id));
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return profiled(clients.findByClientId(clientId));
    }

    private @Nullable RegisteredClient profiled(@Nullable RegisteredClient client) {
        if (client == null) {
            return null;
        }
        return profiles.stream()
                .filter(profile -> profile.clientId().equals(client.getClientId()))
                .findFirst()
                .map(profile -> profile.applyTo(client))
                .orElse(client);
    }
}
