package org.sayso.spring;

import java.time.Clock;
import org.sayso.confirmation.Contacts;
import org.sayso.factors.OktaCredentials;
import org.sayso.factors.ProviderUsers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The confirmation methods of identity providers, as far as they are set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProviderProperties.class)
class ProviderMethodsConfiguration {

    @Bean
    ProviderMethods saysoProviderMethods(
            ProviderProperties properties,
            ObjectProvider<Contacts> contacts,
            @Qualifier("auth0Users") ObjectProvider<ProviderUsers> auth0Users,
            @Qualifier("oktaUsers") ObjectProvider<ProviderUsers> oktaUsers,
            ObjectProvider<OktaCredentials> oktaCredentials,
            Clock clock) {
        return new ProviderMethods(
                properties,
                new ProviderMethods.Accounts(
                        contacts.getIfAvailable(),
                        auth0Users.getIfAvailable(),
                        oktaUsers.getIfAvailable(),
                        oktaCredentials.getIfAvailable()),
                clock);
    }
}
