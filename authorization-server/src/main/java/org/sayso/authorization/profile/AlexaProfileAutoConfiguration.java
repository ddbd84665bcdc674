package org.sayso.authorization.profile;

import org.sayso.authorization.settings.InvalidSettingException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Turns the profile on in an application with Spring's authorization server: its client, its endpoints, its tokens, the times of
 * its token answers, and a check at the start.
 */
@AutoConfiguration(after = AlexaProfileSettingsAutoConfiguration.class)
@ConditionalOnBean(AlexaProfile.class)
@Import({TokenAnswerConfiguration.class, TokenMetersConfiguration.class})
public class AlexaProfileAutoConfiguration {

    @Bean
    static BeanPostProcessor alexaProfiledClients(ObjectProvider<AlexaProfile> profiles) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof RegisteredClientRepository clients
                        ? new ProfiledClients(clients, profiles.stream().toList())
                        : bean;
            }
        };
    }

    /** Spring Security applies it wherever an authorization server is configured. */
    @Bean
    AlexaEndpoints alexaEndpoints() {
        return new AlexaEndpoints();
    }

    /** An application with a customizer of its own calls {@link AccessTokenShape#apply} there. */
    @Bean
    @ConditionalOnMissingBean(OAuth2TokenCustomizer.class)
    OAuth2TokenCustomizer<JwtEncodingContext> alexaAccessTokens() {
        return context -> {
            if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())
                    && Audience.of(context.getRegisteredClient()).isPresent()) {
                AccessTokenShape.apply(context);
            }
        };
    }

    @Bean
    SmartInitializingSingleton alexaProfileCheck(
            RegisteredClientRepository clients, ObjectProvider<AlexaProfile> profiles) {
        return () -> profiles.stream().forEach(profile -> {
            RegisteredClient client = clients.findByClientId(profile.clientId());
            if (client == null) {
                throw new InvalidSettingException(
                        "The Alexa profile is for the client " + profile.clientId() + ", which is not registered",
                        "Register it, with a secret, or set " + AlexaProfile.PREFIX + ".client-id to one that is.");
            }
            AlexaProfile.check(client, profile.vendorId());
        });
    }
}
