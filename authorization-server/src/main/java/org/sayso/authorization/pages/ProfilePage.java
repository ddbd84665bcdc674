package org.sayso.authorization.pages;

import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.account.TypedColor;
import org.sayso.authorization.signin.SignedInUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Shows people what their account says about them, and lets them change what is theirs to say. */
@Controller
public class ProfilePage {

    /** Where the page is, and where its form posts to. */
    public static final String PATH = "/profile";

    private final AccountDirectory accounts;

    ProfilePage(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    @GetMapping(PATH)
    ModelAndView show(@AuthenticationPrincipal SignedInUser user) {
        return accounts.findBySubject(user.subject())
                .map(account -> page(account, account.favoriteColor(), null))
                .orElseGet(ProfilePage::closed);
    }

    @PostMapping(PATH)
    ModelAndView change(
            @RequestParam(name = "favorite_color", defaultValue = "") String typed,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes next) {
        TypedColor color = TypedColor.of(typed);
        String problem = color.problem().orElse(null);
        if (problem != null) {
            return accounts.findBySubject(user.subject())
                    .map(account -> page(account, typed, problem))
                    .orElseGet(ProfilePage::closed);
        }
        return accounts.changeFavoriteColor(user.subject(), color.color().orElse(null))
                .map(account -> saved(next))
                .orElseGet(ProfilePage::closed);
    }

    private ModelAndView page(Account account, @Nullable String color, @Nullable String problem) {
        ModelAndView page = new ModelAndView("accounts/profile");
        page.addObject("account", account);
        page.addObject("color", color);
        page.addObject("problem", problem);
        page.setStatus(problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Shown after a redirect, so that loading the page again saves nothing again. */
    private static ModelAndView saved(RedirectAttributes next) {
        next.addFlashAttribute("saved", true);
        return new ModelAndView(new RedirectView(PATH, true));
    }

    private static ModelAndView closed() {
        return PageProblem.NOT_FOUND.page(HttpStatus.NOT_FOUND);
    }
}
