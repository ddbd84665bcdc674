package org.sayso.authorization.password;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.password.PasswordChange.AlsoEnd;
import org.sayso.authorization.signin.KnownBrowsers;
import org.sayso.authorization.signin.RecentSignIn;
import org.sayso.authorization.signin.SignInPage;
import org.sayso.authorization.signin.SignInThrottle;
import org.sayso.authorization.signin.SignInThrottle.Attempt;
import org.sayso.authorization.signin.SignedInUser;
import org.sayso.authorization.users.Passwords;
import org.sayso.authorization.users.User;
import org.sayso.authorization.users.Users;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Lets people change their password who know the old one, or signed in within the last five minutes: who finds a browser signed in
 * must not be able to take the account.
 */
@Controller
@ConditionalOnBooleanProperty("sayso.authorization.accounts.kept")
class ChangePasswordPage {

    static final String PATH = "/account/password";

    private static final int LONGEST = 1_024;

    private final Users users;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final PasswordChange change;
    private final SignInThrottle throttle;
    private final KnownBrowsers browsers;
    private final RequestCache requestCache;
    private final RecentSignIn recent;

    ChangePasswordPage(
            Users users,
            Passwords passwords,
            PasswordRules rules,
            PasswordChange change,
            SignInThrottle throttle,
            KnownBrowsers browsers,
            RequestCache requestCache,
            RecentSignIn recent) {
        this.users = users;
        this.passwords = passwords;
        this.rules = rules;
        this.change = change;
        this.throttle = throttle;
        this.browsers = browsers;
        this.requestCache = requestCache;
        this.recent = recent;
    }

    @GetMapping(PATH)
    ModelAndView show(
            Authentication signedIn,
            @AuthenticationPrincipal SignedInUser owner,
            HttpServletRequest request,
            HttpServletResponse response) {
        User user = user(owner);
        if (!recent.of(signedIn) && !user.hasPassword()) {
            requestCache.saveRequest(request, response);
            return new ModelAndView(new RedirectView(SignInPage.PATH, true));
        }
        return page(user, !recent.of(signedIn), null, null);
    }

    @PostMapping(PATH)
    ModelAndView change(
            @RequestParam(name = "old_password", defaultValue = "") String old,
            @RequestParam(name = "password", defaultValue = "") String typed,
            @RequestParam(name = "end_assistants", defaultValue = "false") boolean endAssistants,
            Authentication signedIn,
            @AuthenticationPrincipal SignedInUser owner,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        User user = user(owner);
        boolean fresh = recent.of(signedIn);
        FieldProblem problem = rules.problem(
                        typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed, user.email(), user.name())
                .orElse(null);
        // First, so that no try is spent on what would be refused anyway.
        if (problem != null) {
            return page(user, !fresh, null, problem);
        }
        FieldProblem wrong = fresh ? null : wrong(user, old, request);
        if (wrong != null) {
            return page(user, true, wrong, null);
        }
        if (!change.change(user, typed, new AlsoEnd(endAssistants, false), request, response)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        next.addFlashAttribute("passwordChanged", true);
        return new ModelAndView(new RedirectView("/account", true));
    }

    private @Nullable FieldProblem wrong(User user, String old, HttpServletRequest request) {
        if (old.isEmpty() || old.length() > LONGEST) {
            return FieldProblem.of("old-password");
        }
        String account = user.email().canonical();
        Attempt attempt = new Attempt(account, request.getRemoteAddr(), browsers.recognize(request, account));
        Duration wait = throttle.admit(attempt).orElse(null);
        if (wait != null) {
            return FieldProblem.of("old-wait", wait.toSeconds() + 1);
        }
        boolean right;
        try {
            right = passwords.matches(user.subject(), old);
        } catch (RuntimeException undecided) {
            throttle.undecided(attempt);
            throw undecided;
        }
        if (!right) {
            return FieldProblem.of("old-password");
        }
        throttle.succeeded(attempt);
        return null;
    }

    /** Who signed in elsewhere has no password here. */
    private User user(SignedInUser owner) {
        return users.find(owner.subject()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ModelAndView page(
            User user, boolean askOld, @Nullable FieldProblem oldProblem, @Nullable FieldProblem problem) {
        ModelAndView page = new ModelAndView("accounts/new-password");
        page.addAllObjects(Map.of(
                "email", user.email().text(), "least", String.valueOf(rules.least()), "save", PATH, "old", askOld));
        page.addObject("oldProblem", oldProblem);
        page.addObject("problem", problem);
        page.setStatus(problem == null && oldProblem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
