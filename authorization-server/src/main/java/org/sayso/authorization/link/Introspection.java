package org.sayso.authorization.link;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.client.ClientProfile;
import org.sayso.authorization.link.LinkStore.LiveToken;
import org.sayso.authorization.token.CustomClaims;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenIntrospection;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Tells an API about the access tokens made for it (RFC 7662): whether they are good, and what they say now. Thread-safe.
 *
 * <p>Whatever is not a good access token of the API's own audience is inactive, with no word about why (section 2.2): an API
 * must not learn from it that a token exists.
 */
public final class Introspection implements AuthenticationProvider {

    private static final List<String> AS_MADE =
            List.of(JwtClaimNames.ISS, JwtClaimNames.JTI, JwtClaimNames.IAT, JwtClaimNames.EXP);

    /** Of the sign-in, where there was one: RFC 9470 section 6.2, and how it was done. */
    private static final List<String> OF_THE_SIGN_IN =
            List.of(IdTokenClaimNames.AUTH_TIME, IdTokenClaimNames.ACR, IdTokenClaimNames.AMR);

    private static final OAuth2TokenIntrospection INACTIVE =
            OAuth2TokenIntrospection.builder().build();

    private final LinkStore links;
    private final RegisteredClientRepository clients;
    private final AccountDirectory accounts;

    /** Creates the provider. */
    public Introspection(LinkStore links, RegisteredClientRepository clients, AccountDirectory accounts) {
        this.links = links;
        this.clients = clients;
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2TokenIntrospectionAuthenticationToken asked =
                (OAuth2TokenIntrospectionAuthenticationToken) authentication;
        String audience = ClientProfile.introspectsFor(Askers.client(asked.getPrincipal()))
                .orElseThrow(() -> Askers.mayNot("Only a resource server may ask about tokens."));
        OAuth2TokenIntrospection answer = links.findLive(asked.getToken())
                .filter(live -> List.of(audience).equals(live.claims().get(JwtClaimNames.AUD)))
                .flatMap(this::describe)
                .orElse(INACTIVE);
        return new OAuth2TokenIntrospectionAuthenticationToken(
                asked.getToken(), (Authentication) asked.getPrincipal(), answer);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2TokenIntrospectionAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private Optional<OAuth2TokenIntrospection> describe(LiveToken live) {
        return Optional.ofNullable(clients.findById(live.registrationId()))
                .flatMap(
                        client -> accounts.findBySubject(live.subject()).map(account -> active(live, client, account)));
    }

    private static OAuth2TokenIntrospection active(LiveToken live, RegisteredClient client, Account account) {
        OAuth2TokenIntrospection.Builder answer = OAuth2TokenIntrospection.builder(true)
                .tokenType(live.token().getTokenType().getValue())
                .scopes(scopes -> live.token().getScopes().stream().sorted().forEach(scopes::add))
                .clientId(client.getClientId())
                .subject(account.subject());
        AS_MADE.forEach(
                name -> answer.claim(name, Objects.requireNonNull(live.claims().get(name))));
        OF_THE_SIGN_IN.stream()
                .filter(live.claims()::containsKey)
                .forEach(name ->
                        answer.claim(name, Objects.requireNonNull(live.claims().get(name))));
        answer.claim(CustomClaims.LINK, live.link());
        ClientProfile.audience(client).forEach(answer::audience);
        if (live.token().getScopes().contains(OidcScopes.PROFILE)) {
            answer.username(account.userName());
        }
        CustomClaims.of(client, account).forEach(answer::claim);
        return answer.build();
    }
}
