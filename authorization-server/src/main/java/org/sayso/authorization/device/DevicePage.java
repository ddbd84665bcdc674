package org.sayso.authorization.device;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.device.DeviceRequest.Answer;
import org.sayso.authorization.funnel.Funnel;
import org.sayso.authorization.funnel.LinkingStep;
import org.sayso.authorization.language.PageLanguages;
import org.sayso.authorization.pages.SkillWords;
import org.sayso.authorization.settings.Language;
import org.sayso.authorization.signin.SignedInUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Where people type the code that a device shows, and say whether it may act for them.
 *
 * <p>An address with the code in it shows that code and asks to compare it; it never goes on by itself, and what was allowed once is
 * asked again: whoever has a code of their own device can send it to somebody (RFC 8628 section 5.4). What is asked for comes from the
 * database, and the answer is all or nothing, so that a form can be tampered with in no way that matters.
 */
@Controller
public class DevicePage {

    /** Where the page is: {@code verification_uri}. */
    public static final String PATH = "/device";

    static final String CONSENT = "/device/consent";
    static final String ANSWERED = "/device/answered";

    private final DeviceRequests requests;
    private final Guesses guesses;
    private final SkillWords words;
    private final RegisteredClientRepository clients;
    private final Funnel funnel;

    DevicePage(
            DeviceRequests requests,
            Guesses guesses,
            SkillWords words,
            RegisteredClientRepository clients,
            Funnel funnel) {
        this.requests = requests;
        this.guesses = guesses;
        this.words = words;
        this.clients = clients;
        this.funnel = funnel;
    }

    @GetMapping(PATH)
    ModelAndView form(@RequestParam(name = "user_code", defaultValue = "") String code) {
        return UserCode.typed(code)
                .map(known -> page(known.shown(), true, null, HttpStatus.OK))
                .orElseGet(() -> page("", false, null, HttpStatus.OK));
    }

    @PostMapping(PATH)
    ModelAndView typed(
            @RequestParam(name = "user_code", defaultValue = "") String code,
            Authentication signedIn,
            HttpServletRequest request,
            RedirectAttributes next) {
        Optional<Duration> wait =
                guesses.admit(request.getSession().getId(), signedIn.getName(), request.getRemoteAddr());
        if (wait.isPresent()) {
            return page("", false, null, HttpStatus.TOO_MANY_REQUESTS)
                    .addObject("waitMinutes", wait.get().toMinutes() + 1);
        }
        Optional<String> state = UserCode.typed(code).flatMap(known -> requests.ask(known, signedIn));
        if (state.isEmpty()) {
            return page(code, false, "unknown", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        requests.find(state.get(), (SignedInUser) Objects.requireNonNull(signedIn.getPrincipal()))
                .ifPresent(asked -> funnel.reachedBy(asked.client(), LinkingStep.SIGNED_IN));
        next.addAttribute("state", state.get());
        return new ModelAndView(new RedirectView(CONSENT, true));
    }

    @GetMapping(CONSENT)
    ModelAndView ask(
            @RequestParam(name = "state", defaultValue = "") String state,
            @AuthenticationPrincipal SignedInUser user,
            HttpServletRequest request,
            RedirectAttributes next) {
        return requests.find(state, user)
                .map(asked -> consent(state, asked, user, PageLanguages.of(request)))
                .orElseGet(() -> gone(next));
    }

    @PostMapping(CONSENT)
    ModelAndView answer(
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "answer", defaultValue = "") String answer,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes next) {
        Answer given = "allow".equals(answer) ? Answer.ALLOWED : Answer.DENIED;
        DeviceRequest asked = requests.find(state, user).orElse(null);
        if (asked == null || !requests.answer(state, user, given)) {
            return gone(next);
        }
        funnel.reachedBy(asked.client(), given == Answer.ALLOWED ? LinkingStep.CONSENTED : LinkingStep.REFUSED);
        next.addFlashAttribute("linked", given == Answer.ALLOWED);
        next.addFlashAttribute("device", label(asked));
        return new ModelAndView(new RedirectView(ANSWERED, true));
    }

    /** Once, after the answer; whoever loads the page again begins anew. */
    @GetMapping(ANSWERED)
    ModelAndView answered(Model model) {
        return model.containsAttribute("device")
                ? new ModelAndView("accounts/device-answered")
                : new ModelAndView(new RedirectView(PATH, true));
    }

    /** Signs out and begins again. */
    @PostMapping("/device/somebody-else")
    ModelAndView somebodyElse(HttpServletRequest request, HttpServletResponse response) {
        new SecurityContextLogoutHandler().logout(request, response, null);
        return new ModelAndView(new RedirectView(PATH, true));
    }

    private static ModelAndView page(String code, boolean compare, @Nullable String problem, HttpStatus status) {
        ModelAndView page = new ModelAndView("accounts/device");
        page.addObject("code", code);
        page.addObject("compare", compare);
        page.addObject("unknown", problem != null);
        page.setStatus(status);
        return page;
    }

    private ModelAndView consent(String state, DeviceRequest asked, SignedInUser user, Language language) {
        funnel.reachedBy(asked.client(), LinkingStep.PAGE_SHOWN);
        ModelAndView page = new ModelAndView("accounts/device-consent");
        page.addObject("device", label(asked));
        page.addObject("user", user);
        page.addObject("state", state);
        page.addObject("scopes", words.scopes(asked.scopes(), language));
        return page;
    }

    private String label(DeviceRequest asked) {
        return Objects.requireNonNull(clients.findById(asked.client())).getClientName();
    }

    private static ModelAndView gone(RedirectAttributes next) {
        next.addFlashAttribute("gone", true);
        return new ModelAndView(new RedirectView(PATH, true));
    }
}
