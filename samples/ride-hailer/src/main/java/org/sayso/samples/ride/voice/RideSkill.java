package org.sayso.samples.ride.voice;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import java.time.Clock;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.SaysoModule;
import org.sayso.samples.ride.rides.Rides;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The skill, put together with Amazon's own builder. */
@Configuration(proxyBeanMethods = false)
class RideSkill {

    @Bean
    Skill skill(SaysoModule sayso) {
        return new CustomSkillBuilder()
                .registerSdkModule(sayso)
                .addRequestInterceptor(new Quote.Taken())
                .addRequestHandler(new EndOfSession())
                .build();
    }

    @Bean
    Rides rides(Clock clock) {
        return new Rides(clock);
    }

    @Bean
    LinkedHandler bookRide() {
        return new BookRide();
    }

    @Bean
    LinkedHandler bookQuoted(Rides rides) {
        return new BookQuoted(rides);
    }

    @Bean
    LinkedHandler whereIsMyRide(Rides rides) {
        return new WhereIsMyRide(rides);
    }

    @Bean
    MaybeLinkedHandler welcome() {
        return new Welcome();
    }

    @Bean
    MaybeLinkedHandler tellPrice() {
        return new TellPrice();
    }

    @Bean
    MaybeLinkedHandler sayGoodbye() {
        return new SayGoodbye();
    }

    @Bean
    MaybeLinkedHandler guide() {
        return new Guide();
    }
}
