package org.sayso.authorization.passkey;

import java.time.InstantSource;
import java.util.Optional;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.signin.RecentSignIn;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.HttpMessageConverterAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;

/** Adds passkeys to the security chain of the pages. Immutable. */
public final class PasskeySecurity {

    /** Where a browser hands in a passkey to sign in. */
    public static final String SIGN_IN = "/login/webauthn";

    /** Where a browser hands in a new passkey; Spring asks the rules for requests about this one. */
    public static final String REGISTER = "/webauthn/register";

    private final AuthorizationSettings settings;
    private final PasskeySignIn signIn;
    private final RegistrationGuard guard;

    PasskeySecurity(
            AuthorizationSettings settings,
            WebAuthnRelyingPartyOperations relyingParty,
            AccountDirectory accounts,
            RecentSignIn recent,
            PasskeyNotices notices,
            InstantSource clock) {
        this.settings = settings;
        this.signIn = new PasskeySignIn(relyingParty, accounts, clock);
        this.guard = new RegistrationGuard(recent, notices);
    }

    /** Adds them; sign-in goes on with the request in the cache. */
    public void apply(HttpSecurity http, RequestCache requestCache) {
        // Spring wants one, for the provider that is replaced below.
        http.setSharedObject(UserDetailsService.class, name -> {
            throw new UsernameNotFoundException("accounts come from the directory");
        });
        http.webAuthn(passkeys -> passkeys.rpId(settings.passkeys().domain())
                .rpName(settings.serviceName())
                .disableDefaultRegistrationPage(true)
                .withObjectPostProcessor(new ObjectPostProcessor<WebAuthnAuthenticationFilter>() {
                    @Override
                    public <F extends WebAuthnAuthenticationFilter> F postProcess(F filter) {
                        complete(filter, http, requestCache);
                        return filter;
                    }
                }));
        http.addFilterAfter(guard, ExceptionTranslationFilter.class);
    }

    /** Spring's configurer leaves the session as it was before sign-in: fixed by whoever made it, with its CSRF token. */
    private void complete(WebAuthnAuthenticationFilter filter, HttpSecurity http, RequestCache requestCache) {
        filter.setAuthenticationManager(signIn);
        HttpMessageConverterAuthenticationSuccessHandler goOn = new HttpMessageConverterAuthenticationSuccessHandler();
        goOn.setRequestCache(requestCache);
        filter.setAuthenticationSuccessHandler(goOn);
        Optional.ofNullable(http.getSharedObject(SessionAuthenticationStrategy.class))
                .ifPresentOrElse(filter::setSessionAuthenticationStrategy, () -> {
                    throw new IllegalStateException("no strategy for sessions");
                });
    }
}
