package org.sayso.authorization.device;

import java.time.Clock;
import java.util.Optional;
import org.sayso.authorization.funnel.Funnel;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.pages.PageAccess;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.DeviceSettings;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.ServerSecrets;
import org.sayso.authorization.users.UserData;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** Brings the parts for devices together; without a device in the settings neither endpoint nor page exists. */
@Configuration(proxyBeanMethods = false)
class DeviceConfiguration {

    @Bean
    DeviceRequests deviceRequests(ServerDatabase database, ServerSecrets secrets, Clock clock) {
        return new DeviceRequests(database, secrets, clock);
    }

    /** Before the links: what becomes one at this moment ends with them. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    UserData deviceRequestsOfUsers(DeviceRequests requests) {
        return requests::forget;
    }

    @Bean
    Guesses guesses(Clock clock) {
        return new Guesses(clock);
    }

    @Bean
    DeviceSecurity deviceSecurity(
            DeviceSettings devices,
            AuthorizationSettings settings,
            DeviceRequests requests,
            LinkStore links,
            ServerDatabase database,
            OAuth2TokenGenerator<? extends OAuth2Token> generator,
            RegisteredClientRepository clients,
            Funnel funnel,
            Clock clock) {
        return new DeviceSecurity(
                new DeviceExchange(requests, links, database, generator, clock),
                devices.devices().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new DeviceSecurity.Parts(
                                new DeviceAuthorization(requests, funnel, clock),
                                new DeviceAnswers(settings.issuer() + DevicePage.PATH),
                                clients)));
    }

    @Bean
    @Conditional(DeviceNamed.class)
    PageAccess devicePageAccess() {
        return PageAccess.resumed(DevicePage.PATH);
    }

    @Bean
    @Conditional(DeviceNamed.class)
    PageAccess deviceStepAccess() {
        return PageAccess.signedIn(DevicePage.PATH + "/*");
    }

    /** Whether there is a device. */
    static final class DeviceNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Binder.get(context.getEnvironment())
                    .bind("sayso.authorization.devices", Bindable.mapOf(String.class, Object.class))
                    .map(devices -> !devices.isEmpty())
                    .orElse(false);
        }
    }
}
