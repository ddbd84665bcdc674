package org.sayso.samples.pizza.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.sayso.confirmation.Approvals;
import org.sayso.confirmation.Confirmations;
import org.sayso.samples.pizza.order.Orders;
import org.sayso.token.UserKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A customer's own orders, and nobody else's. */
@Controller
final class CustomerPages {

    private final Orders orders;
    private final LiveStreams streams;
    private final Approvals approvals;
    private final String skill;

    CustomerPages(
            Orders orders, LiveStreams streams, Confirmations confirmations, @Value("${sayso.skill-id}") String skill) {
        this.orders = orders;
        this.streams = streams;
        this.approvals = confirmations.approvals();
        this.skill = skill;
    }

    @GetMapping("/pod/app")
    String all(@AuthenticationPrincipal OidcUser user, Model model) {
        addAll(user, model);
        return "pod/orders";
    }

    @GetMapping("/pod/app/list")
    String list(@AuthenticationPrincipal OidcUser user, Model model) {
        addAll(user, model);
        model.addAttribute(SiteModel.UPDATE, true);
        return "pod/orders :: list";
    }

    @GetMapping("/pod/app/orders/{id:[0-9]{1,18}}")
    String one(@AuthenticationPrincipal OidcUser user, @PathVariable long id, Model model) {
        addOne(user, id, model);
        return "pod/order";
    }

    @GetMapping("/pod/app/orders/{id:[0-9]{1,18}}/list")
    String oneAgain(@AuthenticationPrincipal OidcUser user, @PathVariable long id, Model model) {
        addOne(user, id, model);
        model.addAttribute(SiteModel.UPDATE, true);
        return "pod/order :: detail";
    }

    @GetMapping(path = "/pod/app/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@AuthenticationPrincipal OidcUser user, HttpServletRequest request) {
        return streams.ofCustomer(key(user), request.getSession());
    }

    private void addAll(OidcUser user, Model model) {
        model.addAttribute("orders", orders.of(key(user)));
        model.addAttribute("approvals", approvalsByOrder(user));
    }

    private void addOne(OidcUser user, long id, Model model) {
        model.addAttribute(
                "order",
                orders.find(id, key(user)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("approvals", approvalsByOrder(user));
    }

    /** The addresses of the approvals that wait, by the number of the order; another order waits for a code, if it waits. */
    private Map<String, String> approvalsByOrder(OidcUser user) {
        return approvals.waiting(key(user), skill, Locale.US).stream()
                .collect(Collectors.toMap(
                        waiting -> waiting.transaction().reference(),
                        waiting -> ApprovalPages.LIST + "/" + waiting.id(),
                        (newest, older) -> newest));
    }

    private static UserKey key(OidcUser user) {
        return Visitor.of(user).key();
    }
}
