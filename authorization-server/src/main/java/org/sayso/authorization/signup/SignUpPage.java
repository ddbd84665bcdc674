package org.sayso.authorization.signup;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.language.PageLanguages;
import org.sayso.authorization.mailcode.CodeAnswer;
import org.sayso.authorization.mailcode.CodeMail;
import org.sayso.authorization.mailcode.CodeMail.Asked;
import org.sayso.authorization.mailcode.CodeMail.Sent;
import org.sayso.authorization.mailcode.CodeMail.TooEarly;
import org.sayso.authorization.mailcode.CodePurpose;
import org.sayso.authorization.message.Letter;
import org.sayso.authorization.password.FieldProblem;
import org.sayso.authorization.password.PasswordRules;
import org.sayso.authorization.settings.Language;
import org.sayso.authorization.signin.NewSignIn;
import org.sayso.authorization.throttle.Counter;
import org.sayso.authorization.throttle.Pace;
import org.sayso.authorization.throttle.Throttle;
import org.sayso.authorization.users.AddressTakenException;
import org.sayso.authorization.users.EmailAddress;
import org.sayso.authorization.users.Passwords;
import org.sayso.authorization.users.PersonName;
import org.sayso.authorization.users.User;
import org.sayso.authorization.users.Users;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Where people make an account: address, name and password, then a code that was mailed to the address. It ends signed in and goes
 * on with what led here, such as linking.
 *
 * <p>Whether an account has the address already cannot be seen: pages and work are the same, and the owner of that account gets a
 * mail that says so instead of one with a code. Nothing that was typed here is in any mail.
 */
@Controller
@ConditionalOnBooleanProperty("sayso.authorization.accounts.kept")
@ConditionalOnBooleanProperty(name = "sayso.authorization.accounts.sign-up", matchIfMissing = true)
class SignUpPage {

    static final String PATH = "/sign-up";
    static final String CODE = PATH + "/code";
    static final String NEW_CODE = PATH + "/new-code";

    private static final CodePurpose PURPOSE = CodePurpose.SIGN_UP;
    private static final int LONGEST = 1_024;

    private final Users users;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final CodeMail codes;
    private final Throttle throttle;
    private final AccountDirectory accounts;
    private final NewSignIn signIn;

    SignUpPage(
            Users users,
            Passwords passwords,
            PasswordRules rules,
            CodeMail codes,
            Throttle throttle,
            AccountDirectory accounts,
            NewSignIn signIn) {
        this.users = users;
        this.passwords = passwords;
        this.rules = rules;
        this.codes = codes;
        this.throttle = throttle;
        this.accounts = accounts;
        this.signIn = signIn;
    }

    @GetMapping(PATH)
    ModelAndView form() {
        return form("", "", Map.of());
    }

    @PostMapping(PATH)
    ModelAndView start(
            @RequestParam(name = "email", defaultValue = "") String typedEmail,
            @RequestParam(name = "name", defaultValue = "") String typedName,
            @RequestParam(name = "password", defaultValue = "") String typedPassword,
            HttpServletRequest request) {
        String password = typedPassword.length() > LONGEST ? typedPassword.substring(0, LONGEST) : typedPassword;
        Optional<EmailAddress> email = EmailAddress.of(typedEmail);
        Optional<PersonName> name = typedName.length() > LONGEST ? Optional.empty() : PersonName.of(typedName);
        Map<String, FieldProblem> problems = new LinkedHashMap<>();
        if (email.isEmpty()) {
            problems.put("email", FieldProblem.of("email"));
        }
        if (name.isEmpty()) {
            problems.put("name", FieldProblem.of("name"));
        }
        email.flatMap(address -> name.flatMap(person -> rules.problem(password, address, person.text())))
                .ifPresent(problem -> problems.put("password", problem));
        if (email.isEmpty() || name.isEmpty() || !problems.isEmpty()) {
            return form(typedEmail, typedName, problems);
        }
        Asked asked = ask(email.get(), request);
        if (asked instanceof TooEarly early) {
            return form(typedEmail, typedName, Map.of("email", FieldProblem.tooEarly(early.remaining())));
        }
        new PendingSignUp(email.get().text(), name.get().text(), passwords.hash(password), ((Sent) asked).id())
                .keep(request);
        return to(CODE);
    }

    @GetMapping(CODE)
    ModelAndView code(HttpServletRequest request) {
        return PendingSignUp.of(request).map(pending -> codePage(pending, null)).orElseGet(() -> to(PATH));
    }

    @PostMapping(CODE)
    @Nullable
    ModelAndView check(
            @RequestParam(name = "code", defaultValue = "") String typed,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        PendingSignUp pending = PendingSignUp.of(request).orElse(null);
        if (pending == null) {
            return to(PATH);
        }
        CodeAnswer answer =
                codes.check(pending.codeId(), PURPOSE, pending.address().canonical(), typed);
        if (answer != CodeAnswer.RIGHT) {
            return codePage(pending, FieldProblem.of(answer == CodeAnswer.OVER ? "code-over" : "code"));
        }
        PendingSignUp.forget(request);
        try {
            User made = users.create(pending.verified());
            signIn.begin(accounts.findBySubject(made.subject()).orElseThrow(), request, response);
        } catch (AddressTakenException meanwhile) {
            return form(pending.email(), pending.name(), Map.of("email", FieldProblem.of("taken")));
        }
        signIn.goOn(request, response);
        return null;
    }

    @PostMapping(NEW_CODE)
    ModelAndView newCode(HttpServletRequest request, RedirectAttributes next) {
        PendingSignUp pending = PendingSignUp.of(request).orElse(null);
        if (pending == null) {
            return to(PATH);
        }
        Asked asked = ask(pending.address(), request);
        if (asked instanceof TooEarly early) {
            return codePage(pending, FieldProblem.tooEarly(early.remaining()));
        }
        pending.with(((Sent) asked).id()).keep(request);
        next.addFlashAttribute("sent", true);
        return to(CODE);
    }

    private Asked ask(EmailAddress email, HttpServletRequest request) {
        Language language = PageLanguages.of(request);
        return codes.ask(
                PURPOSE, email.canonical(), request.getRemoteAddr(), "sign-up", code -> letter(email, code, language));
    }

    /** To the owner of an account there goes another mail, not too often. */
    private Optional<Letter> letter(EmailAddress email, String code, Language language) {
        Optional<User> owner = users.find(email);
        if (owner.isEmpty()) {
            return Optional.of(Letter.mail(email.text(), language, "sign-up", code, codes.minutes()));
        }
        boolean lately = throttle.admit(new Counter(Pace.NOTICE_TO_OWNER, email.canonical()))
                .isPresent();
        return owner.filter(known -> !lately)
                .map(known -> Letter.mail(known.email().text(), language, "sign-up-known"));
    }

    private ModelAndView form(String email, String name, Map<String, FieldProblem> problems) {
        ModelAndView page = new ModelAndView("accounts/sign-up");
        page.addAllObjects(
                Map.of("email", email, "name", name, "problems", problems, "least", String.valueOf(rules.least())));
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView codePage(PendingSignUp pending, @Nullable FieldProblem problem) {
        ModelAndView page = new ModelAndView("accounts/mailed-code");
        page.addAllObjects(Map.of(
                "about",
                "kept.code.sign-up",
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
        page.addObject("problem", problem);
        page.setStatus(problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView to(String path) {
        return new ModelAndView(new RedirectView(path, true));
    }
}
