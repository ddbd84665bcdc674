package org.sayso.samples.pizza.order;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Cancels at start-up what an earlier run left behind. */
@Component
final class ForgottenOrders {

    private final Orders orders;

    ForgottenOrders(Orders orders) {
        this.orders = orders;
    }

    @EventListener(ApplicationReadyEvent.class)
    void cancel() {
        orders.cancelForgotten();
    }
}
