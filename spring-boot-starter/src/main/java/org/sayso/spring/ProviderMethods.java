package org.sayso.spring;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.confirmation.Contacts;
import org.sayso.confirmation.ProviderMethod;
import org.sayso.factors.Auth0Passwordless;
import org.sayso.factors.Auth0PasswordlessMethod;
import org.sayso.factors.OktaCredentials;
import org.sayso.factors.OktaFactorMethod;
import org.sayso.factors.OktaFactors;
import org.sayso.factors.ProviderUsers;
import org.sayso.oauth.JwtAuthenticator;

/** The methods of identity providers that the settings ask for; refuses settings that cannot work or would never be used. */
final class ProviderMethods implements AutoCloseable {

    private static final String AUTH0 = "sayso.confirmation.auth0";
    private static final String OKTA = "sayso.confirmation.okta";

    /** Checks ID tokens only. No bean, or it could be taken for the check of callers' tokens. */
    private final Optional<JwtAuthenticator> idTokens;

    private final List<ProviderMethod> methods = new ArrayList<>();

    /**
     * What the application says about its accounts.
     *
     * @param contacts needed for Auth0, where codes go to what the business has verified
     * @param auth0Users whom a code of Auth0's may log in; by default the account's own key, where the tenant issued its token
     * @param oktaUsers the Okta user of an account; by default the account's own key, where the org issued its token
     * @param oktaCredentials in place of an API token
     */
    record Accounts(
            @Nullable Contacts contacts,
            @Nullable ProviderUsers auth0Users,
            @Nullable ProviderUsers oktaUsers,
            @Nullable OktaCredentials oktaCredentials) {}

    ProviderMethods(ProviderProperties properties, Accounts accounts, Clock clock) {
        ProviderProperties.Auth0 auth0 = properties.auth0();
        boolean withAuth0 = auth0.tenant() != null
                || Senders.anySet(auth0.clientId(), auth0.clientSecret())
                || !auth0.channels().isEmpty();
        this.idTokens = withAuth0 ? Optional.of(addAuth0(auth0, accounts, clock)) : Optional.empty();
        ProviderProperties.Okta okta = properties.okta();
        if (okta.org() != null
                || Senders.anySet(okta.apiToken())
                || !okta.factors().isEmpty()) {
            addOkta(okta, accounts, clock);
        }
    }

    /** In the order of the settings' kinds; empty where no provider is set. */
    List<ProviderMethod> list() {
        return List.copyOf(methods);
    }

    private JwtAuthenticator addAuth0(ProviderProperties.Auth0 settings, Accounts accounts, Clock clock) {
        URI tenant = address(AUTH0 + ".tenant", settings.tenant(), "https://pizza.eu.auth0.com/");
        String client = Settings.required(
                AUTH0 + ".client-id", settings.clientId(), "Set it to the id of a Regular Web Application of its own.");
        String secret = Settings.required(
                AUTH0 + ".client-secret", settings.clientSecret(), "Set it to that application's client secret.");
        Settings.required(AUTH0 + ".channels", settings.channels(), "Set it to sms, email or both.");
        Contacts contacts = accounts.contacts();
        if (contacts == null) {
            throw new RefusedSettingException(
                    AUTH0,
                    "is set, but nobody knows where codes may go",
                    "Define a bean of type Contacts that gives the verified addresses of an account.");
        }
        Auth0Passwordless.Builder builder = Settings.use(
                AUTH0 + ".tenant", () -> Auth0Passwordless.builder().tenant(tenant));
        String issuer = tenant.resolve("/").toString();
        JwtAuthenticator tokens = JwtAuthenticator.builder()
                .issuer(issuer)
                .jwksUri(tenant.resolve("/.well-known/jwks.json"))
                .clock(clock)
                .build();
        ProviderUsers users = accounts.auth0Users() == null ? ProviderUsers.ofIssuer(issuer) : accounts.auth0Users();
        Auth0Passwordless passwordless = Settings.use(
                AUTH0,
                () -> builder.client(client, secret)
                        .idTokens(tokens)
                        .timeout(settings.timeout())
                        .clock(clock)
                        .build());
        settings.channels().stream()
                .sorted()
                .forEach(channel -> methods.add(Settings.use(
                        AUTH0 + ".code-length",
                        () -> new Auth0PasswordlessMethod(
                                passwordless, channel, settings.codeLength(), contacts, users))));
        return tokens;
    }

    private void addOkta(ProviderProperties.Okta settings, Accounts accounts, Clock clock) {
        URI org = address(OKTA + ".org", settings.org(), "https://pizza.okta.com");
        Settings.required(OKTA + ".factors", settings.factors(), "Set it to any of sms, email, totp and push.");
        OktaFactors.Builder builder =
                Settings.use(OKTA + ".org", () -> OktaFactors.builder().org(org));
        OktaCredentials credentials = credentials(settings, accounts.oktaCredentials());
        OktaFactors factors = Settings.use(
                OKTA,
                () -> builder.credentials(credentials)
                        .emailCodeLife(settings.emailCodeLife())
                        .timeout(settings.timeout())
                        .clock(clock)
                        .build());
        ProviderUsers users = accounts.oktaUsers() == null ? usersOf(org) : accounts.oktaUsers();
        settings.factors().stream().sorted().forEach(type -> methods.add(new OktaFactorMethod(factors, type, users)));
    }

    private static OktaCredentials credentials(ProviderProperties.Okta settings, @Nullable OktaCredentials bean) {
        if (bean == null) {
            String token = Settings.required(
                    OKTA + ".api-token",
                    settings.apiToken(),
                    "Set it to an API token, or define a bean of type OktaCredentials.");
            return Settings.use(OKTA + ".api-token", () -> OktaCredentials.apiToken(token));
        }
        if (Senders.anySet(settings.apiToken())) {
            throw new RefusedSettingException(
                    OKTA + ".api-token",
                    "is set while there is a bean of type OktaCredentials",
                    "Only one of them is used: remove the other.");
        }
        return bean;
    }

    /** An org has several authorization servers, all below its address and for the same users. */
    private static ProviderUsers usersOf(URI org) {
        String issuers = org.resolve("/oauth2/").toString();
        return (user, inquiry) -> user.issuer().startsWith(issuers) ? Set.of(user.key()) : Set.of();
    }

    private static URI address(String property, @Nullable URI address, String example) {
        if (address == null) {
            throw new RefusedSettingException(property, "is not set", "Set it to an address such as " + example + ".");
        }
        return address;
    }

    @Override
    public void close() {
        idTokens.ifPresent(JwtAuthenticator::close);
    }
}
