package org.sayso.authorization.existing;

import java.util.Objects;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.account.KeptAttributes;
import org.sayso.authorization.settings.ExistingAccountSettings;
import org.sayso.authorization.settings.JdbcAccountSettings;
import org.sayso.authorization.settings.LdapAccountSettings;
import org.sayso.authorization.settings.Rehearsal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the accounts that a company has already, where the settings name them. */
@Configuration(proxyBeanMethods = false)
class ExistingConfiguration {

    @Bean
    @ConditionalOnProperty("sayso.authorization.existing.jdbc.url")
    AccountDirectory jdbcAccounts(
            ExistingAccountSettings settings, KeptAttributes attributes, ObjectProvider<Rehearsal> rehearsal) {
        JdbcAccountSettings jdbc = Objects.requireNonNull(settings.jdbc());
        return new ExistingDirectory(
                rehearsal.getIfAvailable() == null ? JdbcAccounts.open(jdbc) : new UnaskedAccounts(), attributes);
    }

    @Bean
    @ConditionalOnProperty("sayso.authorization.existing.ldap.url")
    AccountDirectory ldapAccounts(
            ExistingAccountSettings settings, KeptAttributes attributes, ObjectProvider<Rehearsal> rehearsal) {
        LdapAccountSettings ldap = Objects.requireNonNull(settings.ldap());
        LdapAccounts.check(ldap);
        return new ExistingDirectory(
                rehearsal.getIfAvailable() == null ? LdapAccounts.open(ldap) : new UnaskedAccounts(), attributes);
    }
}
