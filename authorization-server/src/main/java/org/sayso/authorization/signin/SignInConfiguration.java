package org.sayso.authorization.signin;

import java.time.Clock;
import org.sayso.authorization.account.AccountDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings sign-in and its brake together. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    @Bean
    PasswordSignIn passwordSignIn(AccountDirectory accounts, Clock clock) {
        return new PasswordSignIn(accounts, new SignInThrottle(clock), clock);
    }
}
