package org.sayso.authorization.funnel;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Brings the steps to their listeners, which are beans. */
@Configuration(proxyBeanMethods = false)
class FunnelConfiguration {

    @Bean
    Funnel funnel(RegisteredClientRepository clients, ObjectProvider<LinkingListener> listeners) {
        return new Funnel(
                clients,
                (client, step, cause) ->
                        listeners.orderedStream().forEach(listener -> listener.reached(client, step, cause)));
    }

    @Bean
    ShownPages shownPages(Funnel funnel) {
        return new ShownPages(funnel);
    }
}
