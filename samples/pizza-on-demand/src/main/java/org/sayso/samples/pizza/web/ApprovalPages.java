package org.sayso.samples.pizza.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.sayso.ConfirmationRefusal;
import org.sayso.Inquiry;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Approvals;
import org.sayso.confirmation.Confirmations;
import org.sayso.samples.pizza.account.PizzaProperties;
import org.sayso.samples.pizza.order.PizzaText;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What waits for its owner's yes or no, away from the loudspeaker.
 *
 * <p>The engine judges owner, sign-in, number and tries; these pages only show, ask and tell. An id of somebody else's looks
 * like one that never was. Answers come by POST with a CSRF token, and no page of this site can be framed.
 */
@Controller
@RequestMapping(ApprovalPages.LIST)
final class ApprovalPages {

    static final String LIST = "/pod/app/approvals";

    private static final String ONE = "/{id:[0-9a-f]{32}}";
    private static final String RESULT = "result";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Approvals approvals;
    private final String skill;
    private final String account;
    private final Clock clock;

    ApprovalPages(
            Confirmations confirmations,
            @Value("${sayso.skill-id}") String skill,
            PizzaProperties properties,
            Clock clock) {
        this.approvals = confirmations.approvals();
        this.skill = skill;
        this.account = properties.accountsUrl() + "/account";
        this.clock = clock;
    }

    /** A waiting order as the page shows it. */
    record Shown(String id, String order, String summary, String amount, int triesLeft, Instant until, long minutes) {}

    @GetMapping
    String all(@AuthenticationPrincipal OidcUser user, Model model) {
        model.addAttribute(
                "approvals",
                approvals.waiting(Visitor.of(user).key(), skill, Locale.US).stream()
                        .map(this::shown)
                        .toList());
        return "pod/approvals";
    }

    @GetMapping(ONE)
    String one(
            @AuthenticationPrincipal OidcUser user,
            @PathVariable String id,
            Model model,
            HttpServletResponse response) {
        Visitor visitor = Visitor.of(user);
        Optional<Approvals.Waiting> waiting = approvals.find(id, visitor.key(), Locale.US);
        if (waiting.isEmpty() && !model.containsAttribute(RESULT)) {
            model.addAttribute(RESULT, ApprovalResult.NOTHING);
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        waiting.ifPresent(approval -> {
            model.addAttribute("approval", shown(approval));
            Optional<ConfirmationRefusal> lacks = approvals.signInLacks(id, visitor.key(), visitor.signIn());
            model.addAttribute("signIn", lacks.map(Enum::name).orElse(""));
            model.addAttribute("signInAgain", FreshSignIn.address(id));
            model.addAttribute("account", account);
        });
        return "pod/approval";
    }

    @PostMapping(ONE + "/approve")
    String approve(
            @AuthenticationPrincipal OidcUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String number,
            RedirectAttributes redirect) {
        Visitor visitor = Visitor.of(user);
        Answer answer =
                approvals.approve(id, visitor.key(), number, visitor.signIn(), visitor, Inquiry.within(PATIENCE));
        redirect.addFlashAttribute(RESULT, ApprovalResult.of(answer));
        if (answer instanceof Answer.Refused refused) {
            redirect.addFlashAttribute("triesLeft", refused.triesLeft());
        }
        return "redirect:" + LIST + "/" + id;
    }

    @PostMapping(ONE + "/deny")
    String deny(@AuthenticationPrincipal OidcUser user, @PathVariable String id, RedirectAttributes redirect) {
        boolean denied = approvals.deny(id, Visitor.of(user).key(), Inquiry.within(PATIENCE));
        redirect.addFlashAttribute(RESULT, denied ? ApprovalResult.DENIED_NOW : ApprovalResult.NOTHING);
        return "redirect:" + LIST + "/" + id;
    }

    private Shown shown(Approvals.Waiting waiting) {
        String amount = waiting.transaction()
                .amount()
                .map(money -> PizzaText.amount(money.amount(), money.currency()))
                .orElse("");
        long minutes = Math.max(
                0, Duration.between(clock.instant(), waiting.expiresAt()).toMinutes());
        return new Shown(
                waiting.id(),
                waiting.transaction().reference(),
                waiting.summary(),
                amount,
                waiting.triesLeft(),
                waiting.expiresAt(),
                minutes);
    }
}
