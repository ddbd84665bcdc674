package org.sayso.authorization.language;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.settings.Language;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Remembers in the session which language the last authorization request asked for, for the pages it leads to. Thread-safe.
 *
 * <p>It belongs behind the check of the request, so that only a known client has a say.
 */
public final class AskedLanguage extends OncePerRequestFilter {

    private static final PathPatternRequestMatcher AUTHORIZE =
            PathPatternRequestMatcher.pathPattern("/oauth2/authorize");
    private static final String UI_LOCALES = "ui_locales";
    private static final String ATTRIBUTE = AskedLanguage.class.getName();

    /** The answer to a consent page comes to the same address, and asks for nothing. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !AUTHORIZE.matches(request) || request.getParameter("response_type") == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Language> asked = inParameters(request);
        HttpSession session = request.getSession(asked.isPresent());
        if (session != null) {
            session.setAttribute(ATTRIBUTE, asked.orElse(null));
        }
        chain.doFilter(request, response);
    }

    /** What this request or the last one of its session asked for. */
    static Optional<Language> of(HttpServletRequest request) {
        return inParameters(request).or(() -> inSession(request.getSession(false)));
    }

    private static Optional<Language> inParameters(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(UI_LOCALES)).flatMap(PageLanguages::firstOf);
    }

    private static Optional<Language> inSession(@Nullable HttpSession session) {
        return session == null ? Optional.empty() : Optional.ofNullable((Language) session.getAttribute(ATTRIBUTE));
    }
}
