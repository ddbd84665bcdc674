package org.sayso.samples.pizza.voice;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.IntentRequest;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.policy.Requirement;
import org.sayso.samples.pizza.order.Orders;
import org.sayso.token.VerifiedToken;

/** Takes an order and returns it for confirmation; nothing is baked before its owner has said the code. */
final class OrderPizza implements LinkedHandler {

    private final Orders orders;
    private final Requirement requirement;

    OrderPizza(Orders orders, Requirement requirement) {
        this.orders = orders;
        this.requirement = requirement;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("OrderPizzaIntent"));
    }

    @Override
    public Requirement requirement() {
        return requirement;
    }

    @Override
    public Reply handle(HandlerInput input, VerifiedToken user) {
        PizzaRequest request = PizzaRequest.of(((IntentRequest) input.getRequest()).getIntent());
        if (request instanceof PizzaRequest.OnTheMenu order) {
            return Reply.confirm(PizzaOrderAction.transaction(
                    orders.place(user.user(), order.pizza()),
                    Speech.proven(input).skillId()));
        }
        String answer = ((PizzaRequest.NotOnTheMenu) request).answer();
        return Reply.say(Speech.ask(input, answer, "What pizza would you like?"));
    }
}
