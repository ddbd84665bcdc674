package org.sayso.samples.pizza.voice;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.SaysoModule;
import org.sayso.confirmation.Confirmations;
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
                .addRequestHandler(new EndOfSession())
                .build();
    }

    @Bean
    LinkedHandler welcome(Confirmations confirmations) {
        return new Welcome(confirmations);
    }

    @Bean
    LinkedHandler orderPizza(Orders orders, PizzaProperties properties) {
        return new OrderPizza(orders, properties.ordering());
    }

    @Bean
    LinkedHandler tellOrderStatus(Orders orders, Confirmations confirmations) {
        return new TellOrderStatus(orders, confirmations);
    }

    @Bean
    MaybeLinkedHandler cancelOrder(Confirmations confirmations) {
        return new CancelOrder(confirmations);
    }

    @Bean
    MaybeLinkedHandler sayGoodbye(Confirmations confirmations) {
        return new SayGoodbye(confirmations);
    }

    @Bean
    MaybeLinkedHandler help(Confirmations confirmations) {
        return new Guide(
                confirmations,
                "AMAZON.HelpIntent",
                "I confirm an order by the code that I send to the phone or mailbox of your account. ",
                "I confirm an order like this one on your phone: open the link that I have sent you, look at the order, and"
                        + " type the number that I said. ",
                "I take pizza orders. " + Speech.EXAMPLE
                        + " I then send a code to the phone or mailbox of your account. Say, authorize order, and the"
                        + " code, and your order is confirmed. Say cancel to drop an order, or ask, where is my pizza.");
    }

    @Bean
    MaybeLinkedHandler notUnderstood(Confirmations confirmations) {
        return new Guide(
                confirmations,
                "AMAZON.FallbackIntent",
                "Sorry, I did not understand that. ",
                "Sorry, I did not understand that. ",
                "Sorry, I only know about pizza. " + Speech.EXAMPLE);
    }

    @Bean
    MaybeLinkedHandler yes(Confirmations confirmations) {
        return new Guide(
                confirmations,
                "AMAZON.YesIntent",
                "A yes is not enough, I need the code. ",
                "A yes is not enough, please approve it on your phone. ",
                Speech.EXAMPLE);
    }

    @Bean
    MaybeLinkedHandler no(Confirmations confirmations) {
        return new Guide(
                confirmations,
                "AMAZON.NoIntent",
                "Nothing has changed. ",
                "Nothing has changed. ",
                "All right. " + Speech.EXAMPLE);
    }
}
