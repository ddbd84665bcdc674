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

/** The skill: Amazon's own builder, Sayso's module, and the pizzeria's handlers. */
@Configuration(proxyBeanMethods = false)
class SkillConfiguration {

    @Bean
    Skill skill(SaysoModule sayso) {
        return new CustomSkillBuilder()
                .addRequestHandlers(PlainHandlers.all().toArray(RequestHandler[]::new))
                .registerSdkModule(sayso)
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
    MaybeLinkedHandler sayGoodbye(Confirmations confirmations) {
        return new SayGoodbye(confirmations);
    }

    @Bean
    MaybeLinkedHandler cancelOrder(Confirmations confirmations) {
        return new CancelOrder(confirmations);
    }
}
