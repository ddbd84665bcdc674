package org.sayso.authorization.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.springframework.security.core.AuthenticationException;

/**
 * Why the last sign-in failed, kept in the session for the page that says so. Immutable.
 *
 * @param userName as typed, to fill the form again
 * @param waitSeconds how long to wait before the next try; 0 if it may come at once
 * @param incomplete whether user name or password was left out
 * @param elsewhere whether another provider did not let the person in, or gave no answer that counts
 */
public record SignInProblem(String userName, long waitSeconds, boolean incomplete, boolean elsewhere)
        implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = SignInProblem.class.getName();
    private static final int LONGEST_USER_NAME = 254;

    /** Remembers the problem and shows the form again. */
    public static void remember(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        long wait = failure instanceof SignInDelayedException delayed
                ? delayed.remaining().toSeconds() + 1
                : 0;
        String typed = typed(request, "username");
        String userName = typed.length() > LONGEST_USER_NAME ? "" : typed;
        boolean incomplete = typed.isBlank() || typed(request, "password").isEmpty();
        show(new SignInProblem(userName, wait, incomplete, false), request, response);
    }

    /** The same for a sign-in at another provider; what that said is not repeated. */
    public static void rememberElsewhere(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        show(new SignInProblem("", 0, false, true), request, response);
    }

    private static void show(SignInProblem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.getSession().setAttribute(ATTRIBUTE, problem);
        response.sendRedirect(request.getContextPath() + SignInPage.PATH);
    }

    private static String typed(HttpServletRequest request, String field) {
        return Optional.ofNullable(request.getParameter(field)).orElse("");
    }

    /** The problem of this session's last sign-in, told once. */
    static Optional<SignInProblem> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        Optional<SignInProblem> problem = Optional.ofNullable((SignInProblem) session.getAttribute(ATTRIBUTE));
        session.removeAttribute(ATTRIBUTE);
        return problem;
    }
}
