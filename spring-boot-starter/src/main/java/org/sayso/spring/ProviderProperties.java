package org.sayso.spring;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.confirmation.Channel;
import org.sayso.factors.OktaFactor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Identity providers that send codes, check them, or ask on the phone.
 *
 * @param auth0 passwordless connections of an Auth0 tenant
 * @param okta factors of an Okta org
 */
@ConfigurationProperties("sayso.confirmation")
record ProviderProperties(
        @DefaultValue Auth0 auth0, @DefaultValue Okta okta) {

    /**
     * Passwordless connections of an Auth0 tenant.
     *
     * @param tenant the tenant's address, such as https://pizza.eu.auth0.com/
     * @param clientId a Regular Web Application of its own, with the grant Passwordless OTP
     * @param clientSecret that application's secret
     * @param channels sms, email or both
     * @param codeLength digits of a code, as the connections have it: 4 to 10
     * @param timeout for one call: up to 5 seconds, less near the request's deadline
     */
    record Auth0(
            @Nullable URI tenant,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @DefaultValue Set<Channel> channels,
            @DefaultValue("6") int codeLength,
            @DefaultValue("2s") Duration timeout) {
        @Override
        public String toString() {
            return "Auth0[" + channels + "]";
        }
    }

    /**
     * Factors of an Okta org.
     *
     * @param org the org's address, such as https://pizza.okta.com
     * @param apiToken an API token; or a bean of type OktaCredentials
     * @param factors any of sms, email, totp and push
     * @param emailCodeLife how long a code sent by e-mail is good: 1 second to a day
     * @param timeout for one call: up to 5 seconds, less near the request's deadline
     */
    record Okta(
            @Nullable URI org,
            @Nullable String apiToken,
            @DefaultValue Set<OktaFactor.Type> factors,
            @DefaultValue("5m") Duration emailCodeLife,
            @DefaultValue("2s") Duration timeout) {
        @Override
        public String toString() {
            return "Okta[" + factors + "]";
        }
    }
}
