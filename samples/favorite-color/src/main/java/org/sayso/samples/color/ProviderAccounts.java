package org.sayso.samples.color;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sayso.factors.ProviderUsers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Who an account's owner is at Auth0 or Okta, where one of them confirms: these accounts live at another issuer, so it has to be
 * said for each. A business with many would look it up where it keeps them.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FavoriteColorProperties.class)
class ProviderAccounts {

    @Bean
    ProviderUsers auth0Users(FavoriteColorProperties settings) {
        return listed(settings, settings.auth0Users());
    }

    @Bean
    ProviderUsers oktaUsers(FavoriteColorProperties settings) {
        return listed(settings, settings.oktaUsers());
    }

    private static ProviderUsers listed(FavoriteColorProperties settings, Map<String, String> users) {
        String issuer = settings.accountsUrl().toString();
        return (user, inquiry) -> Optional.ofNullable(users.get(user.key()))
                .filter(id -> user.issuer().equals(issuer))
                .map(Set::of)
                .orElse(Set.of());
    }
}
