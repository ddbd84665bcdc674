package org.sayso.samples.pizza.account;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.policy.Requirement;
import org.sayso.token.TokenCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of Pizza on Demand.
 *
 * @param accountsUrl base URL of the authorization server, which is also its issuer identifier; no slash at the end
 * @param webClient the web site's client at the authorization server
 * @param requiredScopes the scopes that ordering demands of the linked account's token; empty demands a linked account only
 */
@ConfigurationProperties("pizza")
public record PizzaProperties(
        @DefaultValue("http://localhost:8081") URI accountsUrl,
        @DefaultValue Client webClient,
        @DefaultValue("pod:order") Set<String> requiredScopes) {

    public PizzaProperties {
        requiredScopes = Set.copyOf(requiredScopes);
    }

    /**
     * What ordering demands of an account: the scopes, and a link that the issuer calls active at this moment. A signature alone
     * would let a link that its owner ended order until its token expires.
     */
    public Requirement ordering() {
        return new Requirement(requiredScopes).with(TokenCheck.ASK_ISSUER_NOW);
    }

    /**
     * A confidential OAuth client.
     *
     * @param clientId the client's identifier
     * @param clientSecret the client's secret; required
     */
    public record Client(
            @Nullable String clientId, @Nullable String clientSecret) {
        @Override
        public String toString() {
            return "Client[" + clientId + "]";
        }
    }
}
