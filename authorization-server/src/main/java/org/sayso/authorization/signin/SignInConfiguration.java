package org.sayso.authorization.signin;

import java.net.URI;
import java.time.Clock;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.store.ServerSecrets;
import org.sayso.authorization.throttle.Throttle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.savedrequest.RequestCache;

/** Brings sign-in and its brake together. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    @Bean
    SignInThrottle signInThrottle(Throttle throttle) {
        return new SignInThrottle(throttle);
    }

    @Bean
    PasswordSignIn passwordSignIn(
            AccountDirectory accounts, SignInThrottle throttle, KnownBrowsers browsers, Clock clock) {
        return new PasswordSignIn(accounts, throttle, browsers, clock);
    }

    @Bean
    NewSignIn newSignIn(RequestCache requestCache, AccountDirectory accounts, KnownBrowsers browsers, Clock clock) {
        return new NewSignIn(requestCache, accounts, browsers, clock);
    }

    @Bean
    SignInForm signInForm(AccountDirectory accounts, KnownBrowsers browsers, RequestCache requestCache) {
        return new SignInForm(accounts, browsers, requestCache);
    }

    @Bean
    KnownBrowsers knownBrowsers(ServerSecrets secrets, AccountDirectory accounts, AuthorizationSettings settings) {
        return new KnownBrowsers(
                secrets, accounts, "https".equals(URI.create(settings.issuer()).getScheme()));
    }
}
