package org.sayso.spring;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The skill's own client at Sayso's authorization server. Used where the address is set.
 *
 * @param url the server's address, which is also its issuer identifier; https, or http on this machine; no slash at the end
 * @param clientId a backend client there; required with the address
 * @param clientSecret that client's secret; required with the address
 * @param scopes what it asks for: accounts.contact reads where people can be reached, accounts.profile changes their
 *     favourite colour, accounts.links ends the link of a user who disabled the skill
 */
@ConfigurationProperties("sayso.accounts")
record AccountsProperties(
        @Nullable URI url,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue("accounts.contact") Set<String> scopes) {

    @Override
    public String toString() {
        return "Accounts[" + url + "]";
    }
}
