package org.sayso.authorization.account;

import java.util.List;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where accounts come from, and refuses to start without any. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    @ConditionalOnBooleanProperty("sayso.authorization.demo-users")
    @ConditionalOnBooleanProperty(
            name = "sayso.authorization.accounts.kept",
            havingValue = false,
            matchIfMissing = true)
    DemoAccounts demoAccounts(ServerProperties server) {
        DemoPlace.check(server);
        return new DemoAccounts();
    }

    @Bean
    KeptAttributes keptAttributes(ServerDatabase database) {
        return new KeptAttributes(database);
    }

    /** Looks before any bean is made: a missing directory would otherwise be reported as somebody's missing parameter. */
    @Bean
    static BeanFactoryPostProcessor accountsExist() {
        return beans -> requireOne(List.of(beans.getBeanNamesForType(AccountDirectory.class, true, false)));
    }

    private static void requireOne(List<String> all) {
        List<String> directories = all.stream()
                .filter(name -> !name.equals(AccountDirectory.WITH_UPSTREAM))
                .toList();
        if (directories.size() > 1 || all.isEmpty()) {
            throw new InvalidSettingException(
                    all.isEmpty()
                            ? "Nobody could sign in: there are no accounts"
                            : "Accounts come from several places: " + String.join(", ", directories),
                    "Set sayso.authorization.accounts.kept=true to keep them here, or one of"
                            + " sayso.authorization.existing.jdbc.url and sayso.authorization.existing.ldap.url, or define"
                            + " one bean of type AccountDirectory, or, on a developer's machine only, set"
                            + " sayso.authorization.demo-users=true. Beside it or alone,"
                            + " sayso.authorization.upstream.<name>.issuer names an OpenID provider.");
        }
    }
}
