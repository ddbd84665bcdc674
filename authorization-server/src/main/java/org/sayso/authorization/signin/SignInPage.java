package org.sayso.authorization.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.sayso.authorization.account.DemoAccounts;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in form; Spring Security takes what it posts. */
@Controller
public class SignInPage {

    /** Where the form is, and where it posts to. */
    public static final String PATH = "/sign-in";

    private final AuthorizationSettings settings;
    private final List<DemoAccounts.Person> demoPeople;

    SignInPage(AuthorizationSettings settings, ObjectProvider<DemoAccounts> demo) {
        this.settings = settings;
        this.demoPeople =
                demo.stream().flatMap(accounts -> accounts.people().stream()).toList();
    }

    @GetMapping(PATH)
    String form(HttpServletRequest request, Model model) {
        SignInProblem.take(request).ifPresent(problem -> model.addAttribute("problem", problem));
        model.addAttribute("service", settings.serviceName());
        model.addAttribute("demoPeople", demoPeople);
        return "accounts/sign-in";
    }
}
