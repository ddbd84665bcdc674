package org.sayso.authorization.settings;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Accounts in an LDAP directory: {@code sayso.authorization.existing.ldap.*}. Immutable.
 *
 * @param url required; {@code ldaps://host:port}, or {@code ldap://} on loopback or with {@code startTls}; the ports are 636
 *     and 389 where none is given
 * @param startTls whether an {@code ldap://} connection is encrypted before anything is said
 * @param trustedCertificates PEM file with the authorities that the directory's certificate may come from; by default those
 *     of the Java platform
 * @param base required; the entry below which accounts are, such as {@code ou=people,dc=example,dc=com}
 * @param bindDn who looks accounts up; nobody by default
 * @param bindPassword none by default
 * @param userFilter finds the entry of who types {@code {userName}}
 * @param accountFilter entries that do not match are closed; all are open by default
 * @param subjectAttribute never changes and is never used again; {@code objectGUID} in Active Directory
 * @param userNameAttribute what the person types
 * @param nameAttribute what the person is called
 * @param givenNameAttribute what friends call the person
 * @param emailAttribute the address
 * @param emailVerified whether the addresses in the directory are known to be the person's
 * @param phoneNumberAttribute the number; those that do not begin with + and the country are left out
 * @param phoneNumberVerified whether the numbers in the directory are known to be the person's
 */
public record LdapAccountSettings(
        String url,
        @DefaultValue("false") boolean startTls,
        @Nullable String trustedCertificates,
        String base,
        @Nullable String bindDn,
        @Nullable Secret bindPassword,
        @DefaultValue("(uid={userName})") String userFilter,
        @DefaultValue("(objectClass=*)") String accountFilter,
        @DefaultValue("entryUUID") String subjectAttribute,
        @DefaultValue("uid") String userNameAttribute,
        @DefaultValue("cn") String nameAttribute,
        @DefaultValue("givenName") String givenNameAttribute,
        @DefaultValue("mail") String emailAttribute,
        @DefaultValue("false") boolean emailVerified,
        @DefaultValue("mobile") String phoneNumberAttribute,
        @DefaultValue("false") boolean phoneNumberVerified) {

    /** Stands for what the person typed. */
    public static final String USER_NAME = "{userName}";

    private static final String OWNER = "existing.ldap.";
    private static final Map<String, Integer> PORTS = Map.of("ldaps", 636, "ldap", 389);

    /** Refuses what cannot work, and what sends passwords in clear. */
    public LdapAccountSettings {
        URI address = Rules.directory(url, OWNER + "url");
        if ("ldap".equals(address.getScheme()) && !startTls && !Rules.loopback(address.getHost())) {
            throw new InvalidSettingException(
                    "sayso.authorization." + OWNER + "url sends passwords in clear: " + url,
                    "Use ldaps://, or set sayso.authorization." + OWNER
                            + "start-tls=true; plain ldap is accepted for localhost only.");
        }
        if ("ldaps".equals(address.getScheme()) && startTls) {
            throw new InvalidSettingException(
                    "sayso.authorization." + OWNER
                            + "start-tls is set for a connection that is encrypted from the start",
                    "Remove it, or use ldap://.");
        }
        Rules.text(base, OWNER + "base", "Set the entry the accounts are below, such as ou=people,dc=example,dc=com");
        if (!userFilter.contains(USER_NAME)) {
            throw new InvalidSettingException(
                    "sayso.authorization." + OWNER + "user-filter does not ask for " + USER_NAME,
                    "Set a filter such as (uid={userName}), or (sAMAccountName={userName}) in Active Directory.");
        }
        if ((bindDn == null || bindDn.isBlank())
                != (bindPassword == null || bindPassword.reveal().isEmpty())) {
            throw new InvalidSettingException(
                    "Of sayso.authorization." + OWNER + "bind-dn and bind-password only one is set",
                    "Set both, or neither where everybody may look accounts up: a name without a password is nobody to a"
                            + " directory.");
        }
    }

    /** The host, without the brackets of an IPv6 address. */
    public String host() {
        String host = URI.create(url).getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The port, the usual one where none is given. */
    public int port() {
        URI address = URI.create(url);
        return address.getPort() > 0 ? address.getPort() : PORTS.getOrDefault(address.getScheme(), 389);
    }

    /** Whether the connection is encrypted from its start. */
    public boolean ldaps() {
        return url.startsWith("ldaps:");
    }
}
