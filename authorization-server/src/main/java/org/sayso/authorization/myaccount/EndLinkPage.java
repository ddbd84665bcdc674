package org.sayso.authorization.myaccount;

import jakarta.servlet.http.HttpServletRequest;
import org.sayso.authorization.language.PageLanguages;
import org.sayso.authorization.pages.PageProblem;
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

/** Says what ending a link means, and ends it. */
@Controller
class EndLinkPage {

    /** Where the question is, and where the answer is posted to. */
    static final String PATH = "/account/end-link";

    private final Assistants assistants;

    EndLinkPage(Assistants assistants) {
        this.assistants = assistants;
    }

    @GetMapping(PATH)
    ModelAndView ask(
            @RequestParam(name = "link", defaultValue = "") String link,
            @AuthenticationPrincipal SignedInUser user,
            HttpServletRequest request) {
        return assistants
                .find(user.subject(), link, PageLanguages.of(request))
                .map(assistant -> new ModelAndView("accounts/end-link", "assistant", assistant))
                .orElseGet(() -> PageProblem.NOT_FOUND.page(HttpStatus.NOT_FOUND));
    }

    /** Saying it twice is saying it once. */
    @PostMapping(PATH)
    ModelAndView end(
            @RequestParam(name = "link", defaultValue = "") String link,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes next) {
        if (!assistants.end(user.subject(), link)) {
            return PageProblem.NOT_FOUND.page(HttpStatus.NOT_FOUND);
        }
        next.addFlashAttribute("linkEnded", true);
        return new ModelAndView(new RedirectView(AccountPage.PATH, true));
    }
}
