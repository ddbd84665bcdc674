package org.sayso.authorization.upstream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.signin.SignInProof;
import org.sayso.authorization.signin.SignedInUser;
import org.sayso.authorization.signin.UserAuthentication;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Turns a provider's answer into the same kind of user as a password does. Thread-safe.
 *
 * <p>Spring checks state, PKCE, nonce, and of the ID token signature, issuer, audience and times.
 */
final class UpstreamSignIn extends OAuth2LoginAuthenticationFilter {

    private final UpstreamAccounts accounts;
    private final InstantSource clock;

    UpstreamSignIn(Providers providers, UpstreamAccounts accounts, InstantSource clock) {
        super(providers, new ForgottenTokens(), UpstreamSecurity.START + "/*" + UpstreamSecurity.ANSWER);
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        OidcUser told = (OidcUser) Objects.requireNonNull(
                super.attemptAuthentication(request, response).getPrincipal());
        Account account = accounts.signedIn(UpstreamPerson.of(told));
        List<String> methods = told.getClaimAsStringList("amr");
        return new UserAuthentication(
                new SignedInUser(account.subject(), account.userName(), account.name()),
                SignInProof.elsewhere(provenAt(told), methods == null ? List.of() : methods));
    }

    /** As the provider says; a time in the future would count as fresh for ever. */
    private Instant provenAt(OidcUser told) {
        Instant now = clock.instant();
        return Optional.ofNullable(told.getAuthenticatedAt())
                .filter(time -> time.isBefore(now))
                .orElse(now);
    }
}
