package org.sayso.samples.pizza.voice;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.Optional;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.confirmation.Confirmations;
import org.sayso.samples.pizza.order.Order;
import org.sayso.samples.pizza.order.Orders;
import org.sayso.token.VerifiedToken;

/** Says where the customer's newest order stands. */
final class TellOrderStatus implements LinkedHandler {

    private final Orders orders;
    private final Confirmations confirmations;

    TellOrderStatus(Orders orders, Confirmations confirmations) {
        this.orders = orders;
        this.confirmations = confirmations;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("OrderStatusIntent"));
    }

    @Override
    public Reply handle(HandlerInput input, VerifiedToken user) {
        Optional<WaitingOrder> waiting = WaitingOrder.of(user, confirmations, input);
        if (waiting.isPresent()) {
            return Reply.say(
                    Speech.ask(input, waiting.get().reminder(), waiting.get().howTo()));
        }
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
                    // Nothing can confirm it any more; soon its row says so too.
                    case PENDING -> Speech.ask(input, name + "was not confirmed in time.", Speech.QUESTION);
                    case CONFIRMED -> Speech.tell(input, name + "is confirmed.");
                    case CANCELLED -> Speech.ask(input, name + "was cancelled.", "What pizza would you like instead?");
                });
    }
}
