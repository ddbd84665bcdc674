package org.sayso.authorization.contacts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.sayso.authorization.signin.FreshSignIn;
import org.sayso.authorization.signin.SignedInUser;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Stops a change of address or number that does not count yet. */
@Controller
@ConditionalOnBooleanProperty("sayso.authorization.accounts.kept")
class StopPage {

    static final String PATH = "/account/contact/{kind}/stop";

    private final ContactChanges changes;
    private final FreshSignIn fresh;

    StopPage(ContactChanges changes, FreshSignIn fresh) {
        this.changes = changes;
        this.fresh = fresh;
    }

    @GetMapping(PATH)
    ModelAndView ask(
            @PathVariable("kind") String path,
            @AuthenticationPrincipal SignedInUser owner,
            Authentication signedIn,
            HttpServletRequest request,
            HttpServletResponse response) {
        ContactKind kind = kind(path);
        if (!fresh.of(signedIn)) {
            return fresh.ask(request, response);
        }
        return changes.of(owner.subject()).stream()
                .filter(change -> change.kind() == kind)
                .findFirst()
                .map(change -> new ModelAndView("accounts/contact-stop", "change", change))
                .orElseGet(() -> new ModelAndView(new RedirectView("/account", true)));
    }

    /** Stopping what was stopped, or counts already, changes nothing: the account page shows how it is. */
    @PostMapping(PATH)
    ModelAndView stop(
            @PathVariable("kind") String path,
            @AuthenticationPrincipal SignedInUser owner,
            Authentication signedIn,
            RedirectAttributes next) {
        ContactKind kind = kind(path);
        if (!fresh.of(signedIn)) {
            return new ModelAndView(new RedirectView("/account/contact/" + kind.path() + "/stop", true));
        }
        if (changes.stop(owner.subject(), kind)) {
            next.addFlashAttribute("contactStopped", true);
        }
        return new ModelAndView(new RedirectView("/account", true));
    }

    private static ContactKind kind(String path) {
        return ContactKind.of(path).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
