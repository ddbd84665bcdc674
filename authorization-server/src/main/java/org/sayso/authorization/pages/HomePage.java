package org.sayso.authorization.pages;

import org.jspecify.annotations.Nullable;
import org.sayso.authorization.signin.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Says what this server is, to somebody who comes without a request. */
@Controller
class HomePage {

    @GetMapping("/")
    String home(@AuthenticationPrincipal @Nullable SignedInUser user, Model model) {
        model.addAttribute("user", user);
        return "accounts/home";
    }
}
