package org.sayso.authorization.upstream;

import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.account.KeptAttributes;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.Rehearsal;
import org.sayso.authorization.settings.UpstreamProvider;
import org.sayso.authorization.settings.UpstreamSettings;
import org.sayso.authorization.signin.SignInChoices;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Adds sign-in elsewhere, where the settings name a provider. */
@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

    @Bean
    UpstreamAccounts upstreamAccounts(ServerDatabase database, KeptAttributes attributes, Clock clock) {
        return new UpstreamAccounts(database, attributes, clock);
    }

    @Bean
    UpstreamSecurity upstreamSecurity(
            UpstreamSettings upstream,
            AuthorizationSettings settings,
            UpstreamAccounts accounts,
            Clock clock,
            ObjectProvider<Rehearsal> rehearsal) {
        if (upstream.upstream().isEmpty()) {
            return new UpstreamSecurity(Optional.empty());
        }
        Providers providers = new Providers(upstream.upstream(), settings.issuer());
        if (rehearsal.getIfAvailable() == null) {
            providers.look();
        }
        return new UpstreamSecurity(
                Optional.of(new UpstreamSecurity.Parts(providers, new UpstreamSignIn(providers, accounts, clock))));
    }

    @Bean
    SignInChoices signInChoices(UpstreamSettings upstream, ListableBeanFactory beans) {
        return new SignInChoices(
                upstream.upstream().isEmpty() || own(beans).isPresent(),
                upstream.upstream().entrySet().stream()
                        .map(UpstreamConfiguration::choice)
                        .sorted(Comparator.comparing(SignInChoices.Elsewhere::label))
                        .toList());
    }

    private static SignInChoices.Elsewhere choice(Map.Entry<String, UpstreamProvider> provider) {
        String label = provider.getValue().label();
        return new SignInChoices.Elsewhere(
                UpstreamSecurity.START + "/" + provider.getKey(),
                label == null || label.isBlank() ? provider.getKey() : label);
    }

    /** Before the one with passwords, which it asks. */
    @Bean(AccountDirectory.WITH_UPSTREAM)
    @Primary
    @Conditional(ProviderNamed.class)
    AccountDirectory upstreamDirectory(
            UpstreamAccounts accounts, ListableBeanFactory beans, KeptAttributes attributes) {
        return new UpstreamDirectory(
                accounts, own(beans).map(name -> beans.getBean(name, AccountDirectory.class)), attributes);
    }

    private static Optional<String> own(ListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanNamesForType(AccountDirectory.class, true, false))
                .filter(name -> !name.equals(AccountDirectory.WITH_UPSTREAM))
                .findFirst();
    }

    /** Whether there is a provider. */
    static final class ProviderNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Binder.get(context.getEnvironment())
                    .bind("sayso.authorization.upstream", Bindable.mapOf(String.class, Object.class))
                    .map(providers -> !providers.isEmpty())
                    .orElse(false);
        }
    }
}
