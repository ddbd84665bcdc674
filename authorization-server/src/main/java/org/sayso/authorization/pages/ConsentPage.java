package org.sayso.authorization.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sayso.authorization.client.ClientProfile;
import org.sayso.authorization.pages.PendingConsents.Pending;
import org.sayso.authorization.settings.AccountAttribute;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.signin.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

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
     * @param words from the settings; empty for a standard scope without any
     * @param key of the words in the messages bundle, for that case
     */
    public record Scope(String name, String words, String key) {}

    private final AuthorizationSettings settings;
    private final RegisteredClientRepository clients;
    private final PendingConsents consents;

    ConsentPage(AuthorizationSettings settings, RegisteredClientRepository clients, PendingConsents consents) {
        this.settings = settings;
        this.clients = clients;
        this.consents = consents;
    }

    @GetMapping(PATH)
    ModelAndView ask(
            @RequestParam(name = "state", defaultValue = "") String state, @AuthenticationPrincipal SignedInUser user) {
        return consents.find(state, user.subject())
                .map(pending -> page(state, pending, user))
                .orElseGet(PageProblem.CONSENT_GONE::page);
    }

    /** Signs out and begins the same authorization again. */
    @PostMapping(SOMEBODY_ELSE)
    ModelAndView somebodyElse(
            @RequestParam(name = "state", defaultValue = "") String state,
            @AuthenticationPrincipal SignedInUser user,
            HttpServletRequest request,
            HttpServletResponse response) {
        Pending pending = consents.withdraw(state, user.subject()).orElse(null);
        if (pending == null) {
            return PageProblem.CONSENT_GONE.page();
        }
        new SecurityContextLogoutHandler().logout(request, response, null);
        RedirectView again = new RedirectView("/oauth2/authorize?" + pending.query(), true);
        again.setExpandUriTemplateVariables(false);
        return new ModelAndView(again);
    }

    private ModelAndView page(String state, Pending pending, SignedInUser user) {
        RegisteredClient client = Objects.requireNonNull(clients.findById(pending.registrationId()));
        return new ModelAndView(
                "accounts/consent",
                Map.of(
                        "assistant", client.getClientName(),
                        "clientId", client.getClientId(),
                        "service", settings.serviceName(),
                        "user", user,
                        "state", state,
                        "scopes", scopes(pending),
                        "attributes", attributes(client)));
    }

    /** What the tokens tell about the account beside the scopes: it is shared, so it is said. */
    private static List<String> attributes(RegisteredClient client) {
        return ClientProfile.tokenClaims(client).values().stream()
                .distinct()
                .sorted()
                .map(AccountAttribute::key)
                .toList();
    }

    /** What the service offers first, then the standard ones. */
    private List<Scope> scopes(Pending pending) {
        return pending.scopes().stream()
                .map(scope -> new Scope(scope, settings.scopeDescriptions().getOrDefault(scope, ""), "scope." + scope))
                .sorted(Comparator.comparing((Scope scope) -> scope.words().isEmpty())
                        .thenComparing(Scope::name, Comparator.reverseOrder()))
                .toList();
    }
}
