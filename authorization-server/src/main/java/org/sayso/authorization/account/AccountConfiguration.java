package org.sayso.authorization.account;

import java.util.List;
import org.sayso.authorization.settings.InvalidSettingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where accounts come from, and refuses to start without any. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AccountConfiguration.class);

    @Bean
    @ConditionalOnBooleanProperty("sayso.authorization.demo-users")
    DemoAccounts demoAccounts(ServerProperties server) {
        if (server.getAddress() == null || !server.getAddress().isLoopbackAddress()) {
            throw new InvalidSettingException(
                    "sayso.authorization.demo-users=true prints passwords on the sign-in page, and server.address is not a"
                            + " loopback address",
                    "Set server.address=127.0.0.1, or switch the demo users off and bring an AccountDirectory.");
        }
        LOG.warn(
                "Demo users can sign in with passwords that are printed on the page (sayso.authorization.demo-users=true).");
        return new DemoAccounts();
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
