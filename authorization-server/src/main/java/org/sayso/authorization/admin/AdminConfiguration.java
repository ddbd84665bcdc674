package org.sayso.authorization.admin;

import java.time.Clock;
import org.sayso.authorization.client.Clients;
import org.sayso.authorization.client.KeyedSecretEncoder;
import org.sayso.authorization.link.Consents;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.token.SigningKeys;
import org.sayso.authorization.users.Users;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the administration where the settings say so; without, nothing of it exists. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("sayso.authorization.admin.enabled")
class AdminConfiguration {

    @Bean
    Administrators administrators(
            ServerDatabase database, KeyedSecretEncoder secrets, AuthorizationSettings settings, Clock clock) {
        return new Administrators(database, secrets, settings.issuer(), clock);
    }

    @Bean
    ClientAdmin clientAdmin(Clients clients, LinkStore links, Consents consents) {
        return new ClientAdmin(clients, links, consents);
    }

    @Bean
    KeyAdmin keyAdmin(SigningKeys keys) {
        return new KeyAdmin(keys);
    }

    @Bean
    LinkAdmin linkAdmin(LinkStore links) {
        return new LinkAdmin(links);
    }

    @Bean
    @ConditionalOnBooleanProperty("sayso.authorization.accounts.kept")
    UserAdmin userAdmin(Users users) {
        return new UserAdmin(users);
    }

    @Bean
    AdminProblems adminProblems() {
        return new AdminProblems();
    }
}
