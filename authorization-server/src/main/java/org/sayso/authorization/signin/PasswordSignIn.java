package org.sayso.authorization.signin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.signin.SignInThrottle.Attempt;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Signs a person in with user name and password. Thread-safe.
 *
 * <p>As the only bean of its kind it is Spring Security's global provider. Adding it to a chain as well would count every
 * failure twice.
 */
final class PasswordSignIn implements AuthenticationProvider {

    private static final int LONGEST_USER_NAME = 254;
    private static final int LONGEST_PASSWORD = 1_024;

    private final AccountDirectory accounts;
    private final SignInThrottle throttle;
    private final KnownBrowsers browsers;
    private final InstantSource clock;

    PasswordSignIn(AccountDirectory accounts, SignInThrottle throttle, KnownBrowsers browsers, InstantSource clock) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.browsers = browsers;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication tried) {
        String userName = tried.getName().strip();
        String password = String.valueOf(Objects.requireNonNullElse(tried.getCredentials(), ""));
        // What is left out is no guess, and does not slow anybody down.
        if (userName.isEmpty()
                || password.isEmpty()
                || userName.length() > LONGEST_USER_NAME
                || password.length() > LONGEST_PASSWORD) {
            throw refused();
        }
        Attempt attempt = attempt(accounts.canonicalUserName(userName), tried);
        throttle.admit(attempt).ifPresent(wait -> {
            throw new SignInDelayedException(wait);
        });
        // Before it is compared: should the password change meanwhile, this sign-in is one of before.
        Instant began = clock.instant();
        Account account = compare(userName, password, attempt).orElseThrow(PasswordSignIn::refused);
        throttle.succeeded(attempt);
        return signedIn(account, began, tried);
    }

    private Optional<Account> compare(String userName, String password, Attempt attempt) {
        try {
            return accounts.authenticate(userName, password);
        } catch (RuntimeException away) {
            throttle.undecided(attempt);
            throw away;
        }
    }

    private Attempt attempt(String account, Authentication tried) {
        String client = tried.getDetails() instanceof WebAuthenticationDetails details
                ? Objects.requireNonNullElse(details.getRemoteAddress(), "")
                : "";
        return new Attempt(
                account,
                client,
                tried.getDetails() instanceof SignInDetails details
                        ? browsers.recognize(details.browser(), account)
                        : Optional.empty());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static Authentication signedIn(Account account, Instant began, Authentication tried) {
        FactorGrantedAuthority password = FactorGrantedAuthority.withAuthority(
                        FactorGrantedAuthority.PASSWORD_AUTHORITY)
                .issuedAt(began)
                .build();
        UsernamePasswordAuthenticationToken result = UsernamePasswordAuthenticationToken.authenticated(
                new SignedInUser(account.subject(), account.userName(), account.name()), null, List.of(password));
        result.setDetails(tried.getDetails());
        return result;
    }

    private static BadCredentialsException refused() {
        return new BadCredentialsException("user name or password is wrong");
    }
}
