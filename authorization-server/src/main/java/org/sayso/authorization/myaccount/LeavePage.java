package org.sayso.authorization.myaccount;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.sayso.authorization.language.PageLanguages;
import org.sayso.authorization.signin.FreshSignIn;
import org.sayso.authorization.signin.SignedInUser;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Deletes somebody's account: says what that means, asks once more, and wants a sign-in of the last five minutes. */
@Controller
class LeavePage {

    /** Where it says what that means. */
    static final String PATH = "/account/delete";

    /** Where it asks once more, and where the answer is posted to. */
    static final String REALLY = "/account/delete-now";

    private final Leaving leaving;
    private final Assistants assistants;
    private final FreshSignIn fresh;

    LeavePage(Leaving leaving, Assistants assistants, FreshSignIn fresh) {
        this.leaving = leaving;
        this.assistants = assistants;
        this.fresh = fresh;
    }

    @GetMapping(PATH)
    ModelAndView means(@AuthenticationPrincipal SignedInUser user, HttpServletRequest request) {
        return page("accounts/delete", user)
                .addObject(
                        "links",
                        assistants.of(user.subject(), PageLanguages.of(request)).size());
    }

    @GetMapping(REALLY)
    ModelAndView ask(
            @AuthenticationPrincipal SignedInUser user,
            Authentication signedIn,
            HttpServletRequest request,
            HttpServletResponse response) {
        return fresh.of(signedIn) ? page("accounts/delete-now", user) : fresh.ask(request, response);
    }

    /** Answers with a page, as no session is left to lead to one. */
    @PostMapping(REALLY)
    ModelAndView leave(
            @AuthenticationPrincipal SignedInUser user,
            Authentication signedIn,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!fresh.of(signedIn)) {
            return new ModelAndView(new RedirectView(REALLY, true));
        }
        ModelAndView done = page("accounts/deleted", user);
        leaving.leave(user.subject(), PageLanguages.of(request));
        new SecurityContextLogoutHandler().logout(request, response, signedIn);
        return done;
    }

    private ModelAndView page(String view, SignedInUser user) {
        return new ModelAndView(view, "keptHere", leaving.keptHere(user.subject()));
    }
}
