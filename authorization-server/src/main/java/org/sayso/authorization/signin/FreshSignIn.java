package org.sayso.authorization.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Has people sign in again before a page that needs it, and leads them back to it. Thread-safe. */
@Component
public class FreshSignIn {

    private final RecentSignIn recent;
    private final RequestCache requestCache;

    FreshSignIn(RecentSignIn recent, RequestCache requestCache) {
        this.recent = recent;
        this.requestCache = requestCache;
    }

    /** Whether the sign-in is fresh enough. */
    public boolean of(@Nullable Authentication signedIn) {
        return recent.of(signedIn);
    }

    /** The sign-in page, which leads back to this request. */
    public ModelAndView ask(HttpServletRequest request, HttpServletResponse response) {
        requestCache.saveRequest(request, response);
        return new ModelAndView(new RedirectView(SignInPage.PATH, true));
    }
}
