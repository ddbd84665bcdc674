package org.sayso.authorization.client;

import java.util.Optional;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** Clients that come neither from the settings nor from whoever administrates them. Implementations are thread-safe. */
public interface FurtherClients {

    /** The client whose registration has this id. */
    Optional<RegisteredClient> byId(String id);

    /** The client of this client id. */
    Optional<RegisteredClient> byClientId(String clientId);
}
