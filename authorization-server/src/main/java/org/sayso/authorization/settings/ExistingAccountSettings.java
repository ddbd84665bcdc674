package org.sayso.authorization.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Accounts that a company has already. Immutable. At most one of the two.
 *
 * @param jdbc in tables; none by default
 * @param ldap in an LDAP directory; none by default
 */
@ConfigurationProperties("sayso.authorization.existing")
public record ExistingAccountSettings(
        @Nullable JdbcAccountSettings jdbc, @Nullable LdapAccountSettings ldap) {}
