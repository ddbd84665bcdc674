package org.sayso.authorization.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Where a try to sign in comes from, until it is decided. */
final class SignInDetails extends WebAuthenticationDetails {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable String browser;

    SignInDetails(HttpServletRequest request) {
        super(request);
        this.browser = KnownBrowsers.sent(request);
    }

    @Nullable
    String browser() {
        return browser;
    }
}
