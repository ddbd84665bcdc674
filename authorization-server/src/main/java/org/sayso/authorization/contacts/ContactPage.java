package org.sayso.authorization.contacts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.language.PageLanguages;
import org.sayso.authorization.mailcode.CodeAnswer;
import org.sayso.authorization.mailcode.CodeMail;
import org.sayso.authorization.message.Letter;
import org.sayso.authorization.password.FieldProblem;
import org.sayso.authorization.settings.Language;
import org.sayso.authorization.signin.FreshSignIn;
import org.sayso.authorization.signin.SignedInUser;
import org.sayso.authorization.throttle.Counter;
import org.sayso.authorization.throttle.Pace;
import org.sayso.authorization.throttle.Throttle;
import org.sayso.authorization.users.AddressTakenException;
import org.sayso.authorization.users.User;
import org.sayso.authorization.users.Users;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Leads somebody to another address or number: a fresh sign-in, a code that goes to the new one and is typed here, a notice to the
 * old one, and some time until it counts.
 */
@Controller
@ConditionalOnBooleanProperty("sayso.authorization.accounts.kept")
class ContactPage {

    static final String PATH = "/account/contact/{kind}";
    static final String CODE = PATH + "/code";
    static final String NEW_CODE = PATH + "/new-code";
    static final String REMOVE = PATH + "/remove";

    private final Users users;
    private final ContactChanges changes;
    private final ContactNotices notices;
    private final CodeMail codes;
    private final Throttle throttle;
    private final FreshSignIn fresh;

    ContactPage(
            Users users,
            ContactChanges changes,
            ContactNotices notices,
            CodeMail codes,
            Throttle throttle,
            FreshSignIn fresh) {
        this.users = users;
        this.changes = changes;
        this.notices = notices;
        this.codes = codes;
        this.throttle = throttle;
        this.fresh = fresh;
    }

    @GetMapping(PATH)
    ModelAndView form(
            @PathVariable("kind") String path,
            @AuthenticationPrincipal SignedInUser owner,
            Authentication signedIn,
            HttpServletRequest request,
            HttpServletResponse response) {
        ContactKind kind = kind(path);
        User user = user(owner);
        return fresh.of(signedIn) ? page(kind, user, "", null) : fresh.ask(request, response);
    }

    @PostMapping(PATH)
    ModelAndView start(
            @PathVariable("kind") String path,
            @RequestParam(name = "contact", defaultValue = "") String typed,
            @AuthenticationPrincipal SignedInUser owner,
            Authentication signedIn,
            HttpServletRequest request) {
        ContactKind kind = kind(path);
        User user = user(owner);
        if (!fresh.of(signedIn)) {
            return to(address(kind, ""));
        }
        String address = kind.address(typed).orElse(null);
        if (address == null) {
            return page(kind, user, typed, FieldProblem.of(kind == ContactKind.EMAIL ? "email" : "phone"));
        }
        if (known(kind, user, address)) {
            return page(kind, user, typed, FieldProblem.of("same-" + kind.path()));
        }
        FieldProblem tooEarly = send(kind, user, address, request).orElse(null);
        return tooEarly == null ? to(address(kind, "/code")) : page(kind, user, typed, tooEarly);
    }

    @GetMapping(CODE)
    ModelAndView code(
            @PathVariable("kind") String path,
            @AuthenticationPrincipal SignedInUser owner,
            HttpServletRequest request) {
        ContactKind kind = kind(path);
        return PendingCode.of(request, owner.subject(), kind)
                .map(pending -> codePage(pending, null))
                .orElseGet(() -> to(address(kind, "")));
    }

    @PostMapping(NEW_CODE)
    ModelAndView newCode(
            @PathVariable("kind") String path,
            @AuthenticationPrincipal SignedInUser owner,
            HttpServletRequest request,
            RedirectAttributes next) {
        ContactKind kind = kind(path);
        User user = user(owner);
        PendingCode pending = PendingCode.of(request, user.subject(), kind).orElse(null);
        if (pending == null) {
            return to(address(kind, ""));
        }
        FieldProblem tooEarly = send(kind, user, pending.address(), request).orElse(null);
        if (tooEarly != null) {
            return codePage(pending, tooEarly);
        }
        next.addFlashAttribute("sent", true);
        return to(address(kind, "/code"));
    }

    @PostMapping(CODE)
    ModelAndView check(
            @PathVariable("kind") String path,
            @RequestParam(name = "code", defaultValue = "") String typed,
            @AuthenticationPrincipal SignedInUser owner,
            HttpServletRequest request,
            RedirectAttributes next) {
        ContactKind kind = kind(path);
        User user = user(owner);
        PendingCode pending = PendingCode.of(request, user.subject(), kind).orElse(null);
        if (pending == null) {
            return to(address(kind, ""));
        }
        CodeAnswer answer = codes.check(pending.codeId(), kind.purpose(), kind.canonical(pending.address()), typed);
        if (answer != CodeAnswer.RIGHT) {
            return codePage(pending, problem(kind, answer));
        }
        PendingCode.forget(request);
        try {
            begin(user, kind, pending.address(), PageLanguages.of(request), next);
        } catch (AddressTakenException told) {
            // Only who reads the address's mails learns it.
            return page(kind, user, pending.address(), FieldProblem.of("taken-here"));
        }
        return to("/account");
    }

    /** An address is needed to sign in; a number is not. */
    @PostMapping(REMOVE)
    ModelAndView remove(
            @PathVariable("kind") String path,
            @AuthenticationPrincipal SignedInUser owner,
            Authentication signedIn,
            HttpServletRequest request,
            RedirectAttributes next) {
        ContactKind kind = kind(path);
        User user = user(owner);
        if (kind != ContactKind.PHONE || user.phoneNumber() == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (!fresh.of(signedIn)) {
            return to(address(kind, ""));
        }
        begin(user, kind, null, PageLanguages.of(request), next);
        return to("/account");
    }

    private void begin(
            User user, ContactKind kind, @Nullable String address, Language language, RedirectAttributes next) {
        ContactChange waiting = changes.begin(user, kind, address, language).orElse(null);
        next.addFlashAttribute(waiting == null ? "contactChanged" : "contactChanging", true);
    }

    /** Whether it is what counts now; one that was never proven may be proven so. */
    private static boolean known(ContactKind kind, User user, String address) {
        return kind == ContactKind.EMAIL
                ? user.emailVerified().isPresent()
                        && kind.canonical(address).equals(user.email().canonical())
                : user.phoneVerified().isPresent() && address.equals(user.phoneNumber());
    }

    private static FieldProblem problem(ContactKind kind, CodeAnswer wrong) {
        if (wrong == CodeAnswer.OVER) {
            return FieldProblem.of("code-over");
        }
        return FieldProblem.of(kind == ContactKind.EMAIL ? "code" : "code-phone");
    }

    /** Each account may have few codes sent too: text messages cost money. */
    private Optional<FieldProblem> send(ContactKind kind, User user, String address, HttpServletRequest request) {
        Counter ofAccount = new Counter(Pace.CODE_OF_ACCOUNT, user.subject());
        Optional<FieldProblem> tooEarly = throttle.admit(ofAccount).map(FieldProblem::tooEarly);
        if (tooEarly.isPresent()) {
            return tooEarly;
        }
        Language language = PageLanguages.of(request);
        String key = "new-" + kind.path();
        CodeMail.Asked asked = codes.ask(
                kind.purpose(),
                kind.canonical(address),
                request.getRemoteAddr(),
                key,
                code -> Optional.of(
                        new Letter(kind.channel(), address, language, key, List.of(code, codes.minutes()))));
        if (asked instanceof CodeMail.TooEarly early) {
            return Optional.of(FieldProblem.tooEarly(early.remaining()));
        }
        new PendingCode(user.subject(), kind, address, ((CodeMail.Sent) asked).id()).keep(request);
        return Optional.empty();
    }

    private ModelAndView page(ContactKind kind, User user, String typed, @Nullable FieldProblem problem) {
        ModelAndView page = new ModelAndView("accounts/contact");
        page.addObject("kind", kind.path());
        page.addObject("typed", typed);
        page.addObject("now", kind == ContactKind.EMAIL ? user.email().text() : user.phoneNumber());
        page.addObject(
                "heading",
                kind == ContactKind.PHONE && user.phoneNumber() == null
                        ? "contact.phone.add"
                        : "contact." + kind.path() + ".title");
        page.addObject("hours", Math.max(1, changes.coolOff().toHours()));
        return with(page, problem);
    }

    private ModelAndView codePage(PendingCode pending, @Nullable FieldProblem problem) {
        ModelAndView page = new ModelAndView("accounts/mailed-code");
        page.addAllObjects(Map.of(
                "about",
                "contact.code.sent",
                "hint",
                "contact.code.hint",
                "address",
                pending.address(),
                "minutes",
                codes.minutes(),
                "check",
                address(pending.kind(), "/code"),
                "again",
                address(pending.kind(), "/new-code")));
        return with(page, problem);
    }

    private static ModelAndView with(ModelAndView page, @Nullable FieldProblem problem) {
        page.addObject("problem", problem);
        page.setStatus(problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Phones only where text messages can be sent. */
    private ContactKind kind(String path) {
        return ContactKind.of(path)
                .filter(kind -> kind == ContactKind.EMAIL || notices.carriesSms())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private User user(SignedInUser owner) {
        return users.find(owner.subject())
                .filter(User::open)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String address(ContactKind kind, String more) {
        return "/account/contact/" + kind.path() + more;
    }

    private static ModelAndView to(String path) {
        return new ModelAndView(new RedirectView(path, true));
    }
}
