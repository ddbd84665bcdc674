package org.sayso.authorization.link;

import java.time.Clock;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.ServerSecrets;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Keeps links and consents in the server's database; listeners of the application hear of {@link LinkEvent}s. */
@Configuration(proxyBeanMethods = false)
class LinkConfiguration {

    @Bean
    LinkStore linkStore(
            Clock clock,
            ServerDatabase database,
            ServerSecrets secrets,
            RegisteredClientRepository clients,
            ApplicationEventPublisher events) {
        return new LinkStore(clock, database, secrets, clients, events::publishEvent);
    }

    @Bean
    PendingGrants unlinkedGrants(LinkStore links) {
        return links::forgetUnlinked;
    }

    @Bean
    Consents consents(ServerDatabase database, RegisteredClientRepository clients) {
        return new Consents(database, clients);
    }
}
