package org.sayso.authorization.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.sayso.authorization.account.AccountDirectory;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** Adds the sign-in form to the security chain of the pages. Immutable. */
public final class SignInForm {

    private final AccountDirectory accounts;
    private final KnownBrowsers browsers;
    private final RequestCache requestCache;

    SignInForm(AccountDirectory accounts, KnownBrowsers browsers, RequestCache requestCache) {
        this.accounts = accounts;
        this.browsers = browsers;
        this.requestCache = requestCache;
    }

    /** Sets up what Spring Security does with the form. */
    public void apply(FormLoginConfigurer<?> form) {
        form.loginPage(SignInPage.PATH)
                .authenticationDetailsSource(SignInDetails::new)
                .successHandler(new GoOn())
                .failureHandler(SignInProblem::remember);
    }

    private final class GoOn extends SavedRequestAwareAuthenticationSuccessHandler {

        GoOn() {
            setRequestCache(requestCache);
        }

        @Override
        public void onAuthenticationSuccess(
                HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
                throws jakarta.servlet.ServletException, IOException {
            browsers.remember(
                    request,
                    response,
                    accounts.canonicalUserName(
                            String.valueOf(request.getParameter("username")).strip()));
            super.onAuthenticationSuccess(request, response, signedIn);
        }
    }
}
