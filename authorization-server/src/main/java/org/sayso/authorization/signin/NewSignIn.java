package org.sayso.authorization.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Signs somebody in who has just chosen a password, as if they had typed it on the sign-in page: the session gets another id and
 * another CSRF token. Thread-safe.
 */
public final class NewSignIn {

    private final AccountDirectory accounts;
    private final KnownBrowsers browsers;
    private final InstantSource clock;
    private final SessionAuthenticationStrategy sessions;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final SavedRequestAwareAuthenticationSuccessHandler next =
            new SavedRequestAwareAuthenticationSuccessHandler();

    NewSignIn(RequestCache requestCache, AccountDirectory accounts, KnownBrowsers browsers, InstantSource clock) {
        this.accounts = accounts;
        this.browsers = browsers;
        this.clock = clock;
        this.sessions = new CompositeSessionAuthenticationStrategy(List.of(
                new ChangeSessionIdAuthenticationStrategy(),
                new CsrfAuthenticationStrategy(new HttpSessionCsrfTokenRepository())));
        next.setRequestCache(requestCache);
    }

    /** Signs in; the request goes on as it was. */
    public Authentication begin(Account account, HttpServletRequest request, HttpServletResponse response) {
        FactorGrantedAuthority password = FactorGrantedAuthority.withAuthority(
                        FactorGrantedAuthority.PASSWORD_AUTHORITY)
                .issuedAt(clock.instant())
                .build();
        Authentication signedIn = new UserAuthentication(
                new SignedInUser(account.subject(), account.userName(), account.name()), List.of(password));
        sessions.onAuthentication(signedIn, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        browsers.remember(request, response, accounts.canonicalUserName(account.userName()));
        return signedIn;
    }

    /** Leads who was signed in on to the page that wanted a sign-in, or to the first one. */
    public void goOn(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        next.onAuthenticationSuccess(request, response, signedIn);
    }
}
