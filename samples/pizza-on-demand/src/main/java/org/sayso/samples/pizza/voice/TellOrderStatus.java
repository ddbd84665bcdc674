package org.sayso.samples.pizza.voice;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.samples.pizza.order.Order;
import org.sayso.samples.pizza.order.Orders;
import org.sayso.token.VerifiedToken;

/** Says where the customer's newest order stands. */
final class TellOrderStatus implements LinkedHandler {

    private final Orders orders;

    TellOrderStatus(Orders orders) {
        this.orders = orders;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("OrderStatusIntent"));
    }

    @Override
    public Reply handle(HandlerInput input, VerifiedToken user) {
        return orders.of(user.user()).stream()
                .findFirst()
                .map(order -> status(input, order))
                .orElseGet(() -> Reply.say(
                        Speech.ask(input, "You have not ordered anything yet. " + Speech.EXAMPLE, Speech.QUESTION)));
    }

    private static Reply status(HandlerInput input, Order order) {
        String name = "Order " + order.id() + ", " + order.pizza() + " for " + order.priceText() + ", ";
        return Reply.say(
                switch (order.status()) {
                    case PENDING -> Speech.ask(input, name + "waits for its code.", WaitingOrder.HOW_TO);
                    case CONFIRMED -> Speech.tell(input, name + "is confirmed.");
                    case CANCELLED -> Speech.ask(input, name + "was cancelled.", "What pizza would you like instead?");
                });
    }
}
