package org.sayso.authorization.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.DemoPerson;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in form; Spring Security takes what it posts. */
@Controller
public class SignInPage {

    /** Where the form is, and where it posts to. */
    public static final String PATH = "/sign-in";

    /** A page that opens after a password only, not after a passkey. */
    public static final String PASSWORD_FIRST = "/account/new-passkey";

    private final RequestCache requestCache;
    private final List<DemoPerson> demoPeople;
    private final SignInChoices choices;

    SignInPage(RequestCache requestCache, AuthorizationSettings settings, SignInChoices choices) {
        this.requestCache = requestCache;
        this.choices = choices;
        this.demoPeople = settings.demoUsers() ? DemoPerson.ALL : List.of();
    }

    @GetMapping(PATH)
    String form(
            HttpServletRequest request,
            HttpServletResponse response,
            @AuthenticationPrincipal @Nullable SignedInUser user,
            Model model) {
        SignInProblem.take(request).ifPresent(problem -> model.addAttribute("problem", problem));
        model.addAttribute("demoPeople", demoPeople);
        model.addAttribute("passwords", choices.passwords());
        model.addAttribute("elsewhere", choices.elsewhere());
        SavedRequest waiting = requestCache.getRequest(request, response);
        model.addAttribute("again", user != null && waiting != null);
        model.addAttribute("passwordOnly", waiting != null && leadsTo(PASSWORD_FIRST, waiting));
        return "accounts/sign-in";
    }

    private static boolean leadsTo(String path, SavedRequest waiting) {
        return path.equals(URI.create(waiting.getRedirectUrl()).getPath());
    }
}
