package org.sayso.authorization.contacts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.signin.FreshSignIn;
import org.sayso.authorization.signin.SignedInUser;
import org.sayso.authorization.users.User;
import org.sayso.authorization.users.Users;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Lets people who have a verified number and a verified address say which comes first. */
@Controller
@ConditionalOnBooleanProperty("sayso.authorization.accounts.kept")
class ChannelPage {

    static final String PATH = "/account/preferred-channel";

    private final Users users;
    private final FreshSignIn fresh;

    ChannelPage(Users users, FreshSignIn fresh) {
        this.users = users;
        this.fresh = fresh;
    }

    @GetMapping(PATH)
    ModelAndView form(
            @AuthenticationPrincipal SignedInUser owner,
            Authentication signedIn,
            HttpServletRequest request,
            HttpServletResponse response) {
        User user = user(owner);
        return fresh.of(signedIn)
                ? new ModelAndView("accounts/channel", "contact", user.contact())
                : fresh.ask(request, response);
    }

    @PostMapping(PATH)
    ModelAndView change(
            @RequestParam(name = "channel", defaultValue = "") String channel,
            @AuthenticationPrincipal SignedInUser owner,
            Authentication signedIn,
            RedirectAttributes next) {
        User user = user(owner);
        if (!fresh.of(signedIn)) {
            return new ModelAndView(new RedirectView(PATH, true));
        }
        Arrays.stream(Contact.Channel.values())
                .filter(known -> known.name().equals(channel))
                .findFirst()
                .ifPresent(known -> users.prefer(user.subject(), known));
        next.addFlashAttribute("channelChanged", true);
        return new ModelAndView(new RedirectView("/account", true));
    }

    private User user(SignedInUser owner) {
        return users.find(owner.subject())
                .filter(user -> user.emailVerified().isPresent()
                        && user.phoneVerified().isPresent()
                        && user.phoneNumber() != null)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
