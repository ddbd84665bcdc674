package org.sayso.authorization.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.sayso.authorization.pages.PendingConsents.Pending;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.signin.SignedInUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks the account's owner whether an assistant may act for them; the answer goes to the authorization endpoint. */
@Controller
public class ConsentPage {

    /** Where the authorization endpoint sends people to. */
    public static final String PATH = "/consent";

    /** Where "not you?" posts to. */
    public static final String SOMEBODY_ELSE = "/consent/somebody-else";

    /**
     * One thing that is asked for.
     *
     * @param name of the scope, sent back when allowed
     * @param key of the words in the messages bundle, if this is a standard scope
     * @param words from the settings, used without a key's words
     */
    public record Scope(String name, String key, String words) {}

    private final AuthorizationSettings settings;
    private final RegisteredClientRepository clients;
    private final PendingConsents consents;

    ConsentPage(AuthorizationSettings settings, RegisteredClientRepository clients, PendingConsents consents) {
        this.settings = settings;
        this.clients = clients;
        this.consents = consents;
    }

    @GetMapping(PATH)
    String ask(
            @RequestParam(name = "state", defaultValue = "") String state,
            @AuthenticationPrincipal SignedInUser user,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Pending pending = consents.find(state, user.subject()).orElse(null);
        if (pending == null) {
            return gone(request, response);
        }
        RegisteredClient client = Objects.requireNonNull(clients.findById(pending.registrationId()));
        model.addAttribute("assistant", client.getClientName());
        model.addAttribute("clientId", client.getClientId());
        model.addAttribute("service", settings.serviceName());
        model.addAttribute("user", user);
        model.addAttribute("state", state);
        model.addAttribute("scopes", scopes(pending));
        return "accounts/consent";
    }

    /** Signs out and begins the same authorization again. */
    @PostMapping(SOMEBODY_ELSE)
    String somebodyElse(
            @RequestParam(name = "state", defaultValue = "") String state,
            @AuthenticationPrincipal SignedInUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Pending pending = consents.withdraw(state, user.subject()).orElse(null);
        if (pending == null) {
            return gone(request, response);
        }
        new SecurityContextLogoutHandler().logout(request, response, null);
        response.sendRedirect(request.getContextPath() + "/oauth2/authorize?" + pending.query());
        return "";
    }

    private List<Scope> scopes(Pending pending) {
        return pending.scopes().stream()
                .sorted()
                .map(scope -> new Scope(
                        scope, "scope." + scope, settings.scopeDescriptions().getOrDefault(scope, "")))
                .toList();
    }

    private static String gone(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PageProblem.CONSENT_GONE.attachTo(request);
        response.sendError(HttpStatus.BAD_REQUEST.value());
        return "";
    }
}
