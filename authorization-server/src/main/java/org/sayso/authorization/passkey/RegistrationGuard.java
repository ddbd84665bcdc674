package org.sayso.authorization.passkey;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.language.PageLanguages;
import org.sayso.authorization.signin.RecentSignIn;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets new passkeys be made after a recent password only, tells their owners of them, and answers what is refused with a problem
 * (RFC 9457); Spring's filters know the first rule not at all and end the second in a fault. Thread-safe.
 */
final class RegistrationGuard extends OncePerRequestFilter {

    private static final PathPatternRequestMatcher REGISTRATION =
            PathPatternRequestMatcher.pathPattern("/webauthn/register/**");

    private static final PathPatternRequestMatcher NEW =
            PathPatternRequestMatcher.pathPattern(HttpMethod.POST, PasskeySecurity.REGISTER);

    private final RecentSignIn recent;
    private final PasskeyNotices notices;

    RegistrationGuard(RecentSignIn recent, PasskeyNotices notices) {
        this.recent = recent;
        this.notices = notices;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !REGISTRATION.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || !recent.byPassword(signedIn)) {
            problem(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "Forbidden",
                    "Sign in with your password again: a new passkey needs a sign-in of the last five minutes.");
            return;
        }
        try {
            chain.doFilter(request, response);
            // Spring's filter answers so once it has kept the passkey, and not before.
            if (NEW.matches(request) && response.getStatus() == HttpServletResponse.SC_OK) {
                notices.added(signedIn.getName(), PageLanguages.of(request));
            }
        } catch (PasskeyRefusedException refused) {
            logger.debug("A new passkey was refused", refused);
            refuse(response, refused.getMessage());
        } catch (IllegalArgumentException incomplete) {
            // Spring's filter asserts that there is a passkey in the body.
            logger.debug("A new passkey was refused", incomplete);
            refuse(response, "there is none");
        }
    }

    private static void refuse(HttpServletResponse response, @Nullable String reason) throws IOException {
        problem(
                response,
                HttpServletResponse.SC_BAD_REQUEST,
                "Bad Request",
                "The passkey was refused: " + reason + ".");
    }

    private static void problem(HttpServletResponse response, int status, String title, String detail)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write("{\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":\"" + detail + "\"}");
    }
}
