package org.sayso.authorization.signin;

import java.time.Clock;
import org.sayso.authorization.account.AccountDirectory;
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
    PasswordSignIn passwordSignIn(AccountDirectory accounts, SignInThrottle throttle, Clock clock) {
        return new PasswordSignIn(accounts, throttle, clock);
    }

    @Bean
    NewSignIn newSignIn(RequestCache requestCache, Clock clock) {
        return new NewSignIn(requestCache, clock);
    }
}
