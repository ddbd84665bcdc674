package org.sayso.authorization.users;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.account.DemoPerson;
import org.sayso.authorization.account.DemoPlace;
import org.sayso.authorization.account.KeptAttributes;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
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
    AccountDirectory storedAccounts(
            Users users,
            Passwords passwords,
            KeptAttributes attributes,
            AuthorizationSettings settings,
            ServerProperties server) {
        if (!settings.demoUsers()) {
            // They stay in a database that was played with, and everybody may know their passwords.
            Set<String> demo = DemoPerson.ALL.stream()
                    .map(person -> person.account().subject())
                    .collect(Collectors.toUnmodifiableSet());
            return new StoredAccounts(users, passwords, attributes, demo);
        }
        DemoPlace.check(server);
        return new DemoUsers(new StoredAccounts(users, passwords, attributes, Set.of()), users, passwords, attributes);
    }

    @Bean
    EndedSignIns endedSignIns(Users users) {
        return new EndedSignIns(users);
    }
}
