package org.sayso.samples.pizza.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What anybody may read. Amazon asks every skill with account linking for a privacy policy and terms. */
@Controller
final class PublicPages {

    @GetMapping("/")
    String root() {
        return "redirect:/pod";
    }

    @GetMapping("/pod")
    String home(HttpServletRequest request) {
        return SignOut.leadsToShop(request) ? "redirect:/pod/shop" : "pod/home";
    }

    @GetMapping("/pod/privacy")
    String privacy() {
        return "pod/privacy";
    }

    @GetMapping("/pod/terms")
    String terms() {
        return "pod/terms";
    }

    @GetMapping("/pod/signed-in-failed")
    String signInFailed() {
        return "pod/sign-in-failed";
    }
}
