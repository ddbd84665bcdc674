package org.sayso.authorization.users;

import org.sayso.authorization.account.KeptAttributes;
import org.sayso.authorization.link.Consents;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.passkey.Passkeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells what is kept about the owners of all accounts, wherever those live. */
@Configuration(proxyBeanMethods = false)
class UserDataConfiguration {

    @Bean
    UserData linksOfUsers(LinkStore links) {
        return links::forget;
    }

    @Bean
    UserData consentsOfUsers(Consents consents) {
        return consents::forget;
    }

    @Bean
    UserData passkeysOfUsers(Passkeys passkeys) {
        return passkeys::forget;
    }

    @Bean
    UserData attributesOfUsers(KeptAttributes attributes) {
        return attributes::forget;
    }
}
