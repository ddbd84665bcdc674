package org.sayso.authorization.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.sayso.authorization.client.ClientProfile;
import org.sayso.authorization.client.Clients;
import org.sayso.authorization.language.PageLanguages;
import org.sayso.authorization.pages.PendingConsents.Pending;
import org.sayso.authorization.settings.AttributeSettings;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.Language;
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
     * What a token or the userinfo endpoint tells about the account.
     *
     * @param name of the attribute
     * @param key of its words in the messages bundle
     * @param label from the settings, for words that have a place for it; empty for others
     */
    public record Told(String name, String key, String label) {}

    private final Clients registered;
    private final AttributeSettings attributes;
    private final RegisteredClientRepository clients;
    private final PendingConsents consents;
    private final SkillWords words;

    ConsentPage(
            Clients registered,
            AttributeSettings attributes,
            RegisteredClientRepository clients,
            PendingConsents consents,
            SkillWords words) {
        this.registered = registered;
        this.attributes = attributes;
        this.clients = clients;
        this.consents = consents;
        this.words = words;
    }

    @GetMapping(PATH)
    ModelAndView ask(
            @RequestParam(name = "state", defaultValue = "") String state,
            @AuthenticationPrincipal SignedInUser user,
            HttpServletRequest request) {
        return consents.find(state, user.subject())
                .map(pending -> page(state, pending, user, PageLanguages.of(request)))
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

    private ModelAndView page(String state, Pending pending, SignedInUser user, Language language) {
        RegisteredClient client = Objects.requireNonNull(clients.findById(pending.registrationId()));
        ModelAndView page = new ModelAndView("accounts/consent");
        page.addObject("skill", words.skillName(client).orElse(null));
        page.addObject("clientId", client.getClientId());
        page.addObject("user", user);
        page.addObject("state", state);
        page.addObject("scopes", words.scopes(pending.scopes(), language));
        page.addObject("attributes", told(client, pending, language));
        page.addObject("contactUsed", backendMay(AuthorizationSettings.CONTACT_SCOPE));
        return page;
    }

    /** What is told about the account beside the scopes: it is shared, so it is said. */
    private List<Told> told(RegisteredClient client, Pending pending, Language language) {
        return Stream.concat(
                        ClientProfile.tokenClaims(client).values().stream(),
                        attributes.claims(pending.scopes()).values().stream())
                .distinct()
                .sorted(Comparator.comparing((String name) -> !name.equals(AttributeSettings.GIVEN_NAME))
                        .thenComparing(Comparator.naturalOrder()))
                .map(name -> told(name, language))
                .toList();
    }

    /** A service of ours that may change the attribute does it for the skill, so that is said as well. */
    private Told told(String name, Language language) {
        String label = attributes
                .find(name)
                .flatMap(declared -> declared.label(language))
                .orElse("");
        String key = "attribute." + (label.isEmpty() ? name : "other");
        boolean changeable =
                !name.equals(AttributeSettings.GIVEN_NAME) && backendMay(AuthorizationSettings.PROFILE_SCOPE);
        return new Told(name, changeable ? key + ".change" : key, label);
    }

    private boolean backendMay(String scope) {
        return registered.settings().backendClients().values().stream()
                .anyMatch(client -> client.scopes().contains(scope));
    }
}
