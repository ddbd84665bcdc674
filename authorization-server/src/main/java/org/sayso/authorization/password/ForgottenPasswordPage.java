package org.sayso.authorization.password;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.language.PageLanguages;
import org.sayso.authorization.mailcode.CodeAnswer;
import org.sayso.authorization.mailcode.CodeMail;
import org.sayso.authorization.mailcode.CodeMail.Asked;
import org.sayso.authorization.mailcode.CodeMail.Sent;
import org.sayso.authorization.mailcode.CodeMail.TooEarly;
import org.sayso.authorization.mailcode.CodePurpose;
import org.sayso.authorization.message.Letter;
import org.sayso.authorization.passkey.Passkeys;
import org.sayso.authorization.password.PasswordChange.AlsoEnd;
import org.sayso.authorization.settings.Language;
import org.sayso.authorization.signin.NewSignIn;
import org.sayso.authorization.users.EmailAddress;
import org.sayso.authorization.users.User;
import org.sayso.authorization.users.Users;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Leads who forgot the password to another: an address, a code that was mailed to it, the new password.
 *
 * <p>Whether an account has the address cannot be seen: pages and work are the same, and what is mailed is decided later. The code
 * goes to the address as the account has it, never as it was typed here.
 */
@Controller
@ConditionalOnBooleanProperty("sayso.authorization.accounts.kept")
@ConditionalOnBooleanProperty(name = "sayso.authorization.accounts.forgotten-password", matchIfMissing = true)
class ForgottenPasswordPage {

    static final String PATH = "/forgotten-password";
    static final String CODE = PATH + "/code";
    static final String NEW_CODE = PATH + "/new-code";
    static final String NEW_PASSWORD = PATH + "/new-password";

    private static final CodePurpose PURPOSE = CodePurpose.NEW_PASSWORD;
    private static final int LONGEST = 1_024;

    private final Users users;
    private final CodeMail codes;
    private final PasswordRules rules;
    private final PasswordChange change;
    private final Passkeys passkeys;
    private final NewSignIn signIn;
    private final Clock clock;

    ForgottenPasswordPage(
            Users users,
            CodeMail codes,
            PasswordRules rules,
            PasswordChange change,
            Passkeys passkeys,
            NewSignIn signIn,
            Clock clock) {
        this.users = users;
        this.codes = codes;
        this.rules = rules;
        this.change = change;
        this.passkeys = passkeys;
        this.signIn = signIn;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView form() {
        return form("", null);
    }

    @PostMapping(PATH)
    ModelAndView start(@RequestParam(name = "email", defaultValue = "") String typed, HttpServletRequest request) {
        EmailAddress email = EmailAddress.of(typed).orElse(null);
        if (email == null) {
            return form(typed, FieldProblem.of("email"));
        }
        Instant now = clock.instant();
        Asked asked = ask(email, request);
        if (asked instanceof TooEarly early) {
            return form(typed, FieldProblem.tooEarly(early.remaining()));
        }
        new PendingPassword(email.text(), ((Sent) asked).id(), now, null, null).keep(request);
        return to(CODE);
    }

    @GetMapping(CODE)
    ModelAndView code(HttpServletRequest request) {
        return PendingPassword.of(request)
                .map(pending -> codePage(pending, null))
                .orElseGet(() -> to(PATH));
    }

    @PostMapping(CODE)
    ModelAndView check(@RequestParam(name = "code", defaultValue = "") String typed, HttpServletRequest request) {
        PendingPassword pending = PendingPassword.of(request).orElse(null);
        if (pending == null) {
            return to(PATH);
        }
        CodeAnswer answer =
                codes.check(pending.codeId(), PURPOSE, pending.address().canonical(), typed);
        if (answer != CodeAnswer.RIGHT) {
            return codePage(pending, FieldProblem.of(answer == CodeAnswer.OVER ? "code-over" : "code"));
        }
        User user = users.find(pending.address())
                .filter(User::open)
                .filter(pending::current)
                .orElse(null);
        if (user == null) {
            return codePage(pending, FieldProblem.of("code"));
        }
        users.verifyEmail(user.subject(), pending.address());
        request.changeSessionId();
        pending.proven(user.subject(), clock.instant().plusSeconds(Long.parseLong(codes.minutes()) * 60))
                .keep(request);
        return to(NEW_PASSWORD);
    }

    @PostMapping(NEW_CODE)
    ModelAndView newCode(HttpServletRequest request, RedirectAttributes next) {
        PendingPassword pending = PendingPassword.of(request).orElse(null);
        if (pending == null) {
            return to(PATH);
        }
        Instant now = clock.instant();
        Asked asked = ask(pending.address(), request);
        if (asked instanceof TooEarly early) {
            return codePage(pending, FieldProblem.tooEarly(early.remaining()));
        }
        new PendingPassword(pending.email(), ((Sent) asked).id(), now, null, null).keep(request);
        next.addFlashAttribute("sent", true);
        return to(CODE);
    }

    @GetMapping(NEW_PASSWORD)
    ModelAndView newPassword(HttpServletRequest request) {
        return allowed(request)
                .map(user -> newPasswordPage(user, null))
                .orElseGet(() -> form("", FieldProblem.of("over")));
    }

    @PostMapping(NEW_PASSWORD)
    @Nullable
    ModelAndView change(
            @RequestParam(name = "password", defaultValue = "") String typed,
            @RequestParam(name = "end_assistants", defaultValue = "false") boolean endAssistants,
            @RequestParam(name = "remove_passkeys", defaultValue = "false") boolean removePasskeys,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        User user = allowed(request).orElse(null);
        if (user == null) {
            return form("", FieldProblem.of("over"));
        }
        FieldProblem problem = rules.problem(
                        typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed, user.email(), user.name())
                .orElse(null);
        if (problem != null) {
            return newPasswordPage(user, problem);
        }
        PendingPassword.forget(request);
        if (!change.change(user, typed, new AlsoEnd(endAssistants, removePasskeys), request, response)) {
            return form("", FieldProblem.of("over"));
        }
        FlashMap told = RequestContextUtils.getOutputFlashMap(request);
        told.put("passwordChanged", true);
        Objects.requireNonNull(RequestContextUtils.getFlashMapManager(request))
                .saveOutputFlashMap(told, request, response);
        signIn.goOn(request, response);
        return null;
    }

    private Optional<User> allowed(HttpServletRequest request) {
        return PendingPassword.of(request)
                .flatMap(pending -> pending.allowed(clock.instant())
                        .flatMap(users::find)
                        .filter(User::open)
                        .filter(pending::current));
    }

    private Asked ask(EmailAddress email, HttpServletRequest request) {
        Language language = PageLanguages.of(request);
        return codes.ask(
                PURPOSE,
                email.canonical(),
                request.getRemoteAddr(),
                "forgotten-password",
                code -> users.find(email)
                        .filter(User::open)
                        .map(user -> Letter.mail(
                                user.email().text(), language, "forgotten-password", code, codes.minutes())));
    }

    private static ModelAndView form(String email, @Nullable FieldProblem problem) {
        ModelAndView page = new ModelAndView("accounts/forgotten-password");
        page.addObject("email", email);
        return with(page, problem);
    }

    private ModelAndView codePage(PendingPassword pending, @Nullable FieldProblem problem) {
        ModelAndView page = new ModelAndView("accounts/mailed-code");
        page.addAllObjects(Map.of(
                "about",
                "kept.code.forgotten",
                "hint",
                "kept.code.hint",
                "address",
                pending.email(),
                "minutes",
                codes.minutes(),
                "check",
                CODE,
                "again",
                NEW_CODE,
                "begin",
                PATH));
        return with(page, problem);
    }

    private ModelAndView newPasswordPage(User user, @Nullable FieldProblem problem) {
        ModelAndView page = new ModelAndView("accounts/new-password");
        page.addAllObjects(Map.of(
                "email",
                user.email().text(),
                "least",
                String.valueOf(rules.least()),
                "save",
                NEW_PASSWORD,
                "old",
                false,
                "hasPasskeys",
                !passkeys.of(user.subject()).isEmpty()));
        return with(page, problem);
    }

    private static ModelAndView with(ModelAndView page, @Nullable FieldProblem problem) {
        page.addObject("problem", problem);
        page.setStatus(problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView to(String path) {
        return new ModelAndView(new RedirectView(path, true));
    }
}
