package org.sayso.samples.pizza.voice;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Intent;
import com.amazon.ask.model.IntentRequest;
import java.util.Optional;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.policy.Requirement;
import org.sayso.samples.pizza.order.Orders;
import org.sayso.token.VerifiedToken;

/**
 * Takes an order and returns it for confirmation; nothing is baked before its owner has said the code.
 *
 * <p>A whole wish ("a large pizza") is ordered as it is, with the menu's defaults. A mere part of one ("large", "pepperoni",
 * "just cheese") is remembered within the session, and what is missing is asked for.
 */
final class OrderPizza implements LinkedHandler {

    private static final String WHOLE = "OrderPizzaIntent";
    private static final String PART = "DescribePizzaIntent";

    private final Orders orders;
    private final Requirement requirement;

    OrderPizza(Orders orders, Requirement requirement) {
        this.orders = orders;
        this.requirement = requirement;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName(WHOLE).or(intentName(PART)));
    }

    @Override
    public Requirement requirement() {
        return requirement;
    }

    @Override
    public Reply handle(HandlerInput input, VerifiedToken user) {
        Intent intent = ((IntentRequest) input.getRequest()).getIntent();
        PizzaRequest request = PizzaRequest.of(intent);
        PizzaSoFar pizza = PizzaSoFar.in(input).with(request.said());
        if (request instanceof PizzaRequest.NotOnTheMenu strange) {
            pizza.remember(input);
            return Reply.say(Speech.ask(input, strange.answer(), strange.question()));
        }
        boolean part = intent.getName().equals(PART);
        if (part && request.said().equals(PizzaSoFar.NOTHING)) {
            // Its samples without a slot all say "just cheese".
            pizza = pizza.plain();
        }
        Optional<String> question = pizza.question();
        if (part && question.isPresent()) {
            pizza.remember(input);
            return Reply.say(Speech.ask(input, pizza.words() + ".", question.get()));
        }
        PizzaSoFar.NOTHING.remember(input);
        return Reply.confirm(PizzaOrderAction.transaction(
                orders.place(user.user(), pizza.pizza()), Speech.proven(input).skillId()));
    }
}
