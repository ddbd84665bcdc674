package org.sayso.authorization.myaccount;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.contacts.OwnContacts;
import org.sayso.authorization.language.PageLanguages;
import org.sayso.authorization.pages.PageProblem;
import org.sayso.authorization.passkey.Passkey;
import org.sayso.authorization.passkey.PasskeyNotices;
import org.sayso.authorization.passkey.Passkeys;
import org.sayso.authorization.settings.Language;
import org.sayso.authorization.signin.RecentSignIn;
import org.sayso.authorization.signin.SignInPage;
import org.sayso.authorization.signin.SignedInUser;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Shows people how they are reached, which assistants may act for them, and which passkeys they have. */
@Controller
public class AccountPage {

    /** Where the page is. */
    public static final String PATH = "/account";

    /** Where a passkey is made; needs a password typed lately. */
    public static final String NEW_PASSKEY = SignInPage.PASSWORD_FIRST;

    /** Where the form that deletes a passkey posts to. */
    public static final String DELETE_PASSKEY = "/account/delete-passkey";

    private static final Duration LATELY = Duration.ofMinutes(2);

    private final AccountDirectory accounts;
    private final Passkeys passkeys;
    private final PasskeyNotices notices;
    private final RecentSignIn recent;
    private final RequestCache requestCache;
    private final Assistants assistants;
    private final ObjectProvider<OwnContacts> contacts;
    private final InstantSource clock;

    AccountPage(
            AccountDirectory accounts,
            Passkeys passkeys,
            PasskeyNotices notices,
            RecentSignIn recent,
            RequestCache requestCache,
            Assistants assistants,
            ObjectProvider<OwnContacts> contacts,
            Clock clock) {
        this.accounts = accounts;
        this.assistants = assistants;
        this.contacts = contacts;
        this.passkeys = passkeys;
        this.notices = notices;
        this.recent = recent;
        this.requestCache = requestCache;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView show(
            @RequestParam(name = "added", defaultValue = "") String added,
            @AuthenticationPrincipal SignedInUser user,
            HttpServletRequest request) {
        OwnContacts.View own = contacts.stream()
                .flatMap(kept -> kept.of(user.subject()).stream())
                .findFirst()
                .orElse(null);
        return accounts.findBySubject(user.subject())
                .map(account -> page(account, own, PageLanguages.of(request))
                        .addObject("passkeyAdded", added.equals("passkey") ? newest(user.subject()) : null))
                .orElseGet(AccountPage::closed);
    }

    /** Asks for the password first where it was not typed lately; who has none here makes no passkey here. */
    @GetMapping(NEW_PASSKEY)
    ModelAndView newPasskey(
            @AuthenticationPrincipal SignedInUser user,
            Authentication signedIn,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!accounts.signsInHere(user.subject())) {
            return closed();
        }
        if (!recent.byPassword(signedIn)) {
            requestCache.saveRequest(request, response);
            return new ModelAndView(new RedirectView(SignInPage.PATH, true));
        }
        return new ModelAndView("accounts/new-passkey");
    }

    @PostMapping(DELETE_PASSKEY)
    ModelAndView deletePasskey(
            @RequestParam(name = "id", defaultValue = "") String id,
            @AuthenticationPrincipal SignedInUser user,
            HttpServletRequest request,
            RedirectAttributes next) {
        if (!passkeys.delete(user.subject(), id)) {
            return closed();
        }
        notices.removed(user.subject(), PageLanguages.of(request));
        next.addFlashAttribute("deleted", true);
        return new ModelAndView(new RedirectView(PATH, true));
    }

    private ModelAndView page(Account account, OwnContacts.@Nullable View own, Language language) {
        ModelAndView page = new ModelAndView("accounts/account");
        page.addObject("account", account);
        page.addObject("passkeys", passkeys.of(account.subject()));
        page.addObject("contacts", own);
        page.addObject("signsInHere", accounts.signsInHere(account.subject()));
        page.addObject("assistants", assistants.of(account.subject(), language));
        page.addObject("formerAssistants", assistants.formerOf(account.subject()));
        return page;
    }

    /** The name of a passkey that has just been made, so that an old address does not tell of it again. */
    private @Nullable String newest(String subject) {
        Instant lately = clock.instant().minus(LATELY);
        return passkeys.of(subject).stream()
                .filter(passkey -> passkey.created().isAfter(lately))
                .map(Passkey::name)
                .reduce((older, newer) -> newer)
                .orElse(null);
    }

    private static ModelAndView closed() {
        return PageProblem.NOT_FOUND.page(HttpStatus.NOT_FOUND);
    }
}
