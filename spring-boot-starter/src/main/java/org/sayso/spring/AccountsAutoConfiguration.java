package org.sayso.spring;

import java.net.URI;
import java.time.Clock;
import org.sayso.confirmation.Contacts;
import org.sayso.link.life.GrantRevoker;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** What the skill itself asks and tells Sayso's authorization server: with the address alone, where people are reached. */
@AutoConfiguration(after = TokenAutoConfiguration.class, before = ConfirmationAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "sayso.enabled", matchIfMissing = true)
@ConditionalOnProperty("sayso.accounts.url")
@EnableConfigurationProperties(AccountsProperties.class)
class AccountsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    BackChannel saysoBackChannel(AccountsProperties settings, Clock clock) {
        String fix =
                "Set it to what this service is registered with as a backend client at the authorization server. A new"
                        + " secret can be made with: openssl rand -base64 32";
        String id = Settings.required("sayso.accounts.client-id", settings.clientId(), fix);
        String secret = Settings.required("sayso.accounts.client-secret", settings.clientSecret(), fix);
        URI url = settings.url();
        if (url == null) {
            throw new RefusedSettingException("sayso.accounts.url", "is empty", "Set it to the address, or remove it.");
        }
        return Settings.use("sayso.accounts.url", () -> new BackChannel(url, id, secret, settings.scopes(), clock));
    }

    @Bean
    @ConditionalOnMissingBean
    GrantRevoker saysoGrantRevoker(BackChannel backChannel, AccountsProperties settings) {
        return new AccountGrantRevoker(backChannel, settings.scopes().contains(AccountGrantRevoker.SCOPE));
    }

    @Bean
    @ConditionalOnMissingBean
    Contacts saysoContacts(BackChannel backChannel, Clock clock) {
        return new AccountContacts(backChannel, new ContactCache(clock));
    }
}
