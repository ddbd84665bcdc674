package org.sayso.authorization.users;

import java.time.Clock;
import java.util.List;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.existing.KeptColors;
import org.sayso.authorization.link.Consents;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.passkey.Passkeys;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps accounts in the server's database, where the settings say so. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("sayso.authorization.accounts.kept")
class UsersConfiguration {

    @Bean
    Users users(ServerDatabase database, Clock clock, List<UserData> elsewhere) {
        return new Users(database, clock, elsewhere);
    }

    @Bean
    Passwords passwords(Users users) {
        return new Passwords(users);
    }

    @Bean
    AccountDirectory storedAccounts(Users users, Passwords passwords, KeptColors colors) {
        return new StoredAccounts(users, passwords, colors);
    }

    @Bean
    EndedSignIns endedSignIns(Users users) {
        return new EndedSignIns(users);
    }

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
    UserData colorsOfUsers(KeptColors colors) {
        return subject -> colors.keep(subject, null);
    }
}
