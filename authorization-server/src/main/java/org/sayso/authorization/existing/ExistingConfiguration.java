package org.sayso.authorization.existing;

import java.util.Objects;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.account.KeptAttributes;
import org.sayso.authorization.settings.ExistingAccountSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the accounts that a company has already, where the settings name them. */
@Configuration(proxyBeanMethods = false)
class ExistingConfiguration {

    @Bean
    @ConditionalOnProperty("sayso.authorization.existing.jdbc.url")
    AccountDirectory jdbcAccounts(ExistingAccountSettings settings, KeptAttributes attributes) {
        return new ExistingDirectory(JdbcAccounts.open(Objects.requireNonNull(settings.jdbc())), attributes);
    }

    @Bean
    @ConditionalOnProperty("sayso.authorization.existing.ldap.url")
    AccountDirectory ldapAccounts(ExistingAccountSettings settings, KeptAttributes attributes) {
        return new ExistingDirectory(LdapAccounts.open(Objects.requireNonNull(settings.ldap())), attributes);
    }
}
