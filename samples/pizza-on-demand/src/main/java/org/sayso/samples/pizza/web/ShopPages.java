package org.sayso.samples.pizza.web;

import jakarta.servlet.http.HttpServletRequest;
import org.sayso.samples.pizza.order.Orders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Everybody's orders, for staff. */
@Controller
final class ShopPages {

    private final Orders orders;
    private final LiveStreams streams;

    ShopPages(Orders orders, LiveStreams streams) {
        this.orders = orders;
        this.streams = streams;
    }

    @GetMapping("/pod/shop")
    String all(Model model) {
        model.addAttribute("orders", orders.newest());
        return "pod/shop";
    }

    @GetMapping("/pod/shop/list")
    String list(Model model) {
        model.addAttribute("orders", orders.newest());
        model.addAttribute(SiteModel.UPDATE, true);
        return "pod/shop :: list";
    }

    @GetMapping(path = "/pod/shop/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(HttpServletRequest request) {
        return streams.ofShop(request.getSession());
    }
}
