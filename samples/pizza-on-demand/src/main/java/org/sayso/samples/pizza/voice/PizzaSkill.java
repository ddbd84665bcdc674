package org.sayso.samples.pizza.voice;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.SaysoModule;
import org.sayso.confirmation.Confirmations;
import org.sayso.policy.Requirement;
import org.sayso.samples.pizza.account.PizzaProperties;
import org.sayso.samples.pizza.order.Orders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The skill, put together with Amazon's own builder. */
@Configuration(proxyBeanMethods = false)
class PizzaSkill {

    @Bean
    Skill skill(SaysoModule sayso) {
        return new CustomSkillBuilder()
                .registerSdkModule(sayso)
                .addRequestHandlers(PlainHandlers.all().toArray(RequestHandler[]::new))
                .build();
    }

    @Bean
    LinkedHandler welcome(Confirmations confirmations) {
        return new Welcome(confirmations);
    }

    @Bean
    LinkedHandler orderPizza(Orders orders, PizzaProperties properties) {
        return new OrderPizza(orders, new Requirement(properties.requiredScopes()));
    }

    @Bean
    LinkedHandler tellOrderStatus(Orders orders) {
        return new TellOrderStatus(orders);
    }

    @Bean
    MaybeLinkedHandler cancelOrder(Confirmations confirmations) {
        return new CancelOrder(confirmations);
    }

    @Bean
    MaybeLinkedHandler sayGoodbye(Confirmations confirmations) {
        return new SayGoodbye(confirmations);
    }
}
