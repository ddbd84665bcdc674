package org.sayso.samples.ride.voice;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import java.time.Clock;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.SaysoModule;
import org.sayso.alexa.profile.CustomerProfile;
import org.sayso.samples.ride.rides.Rides;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The skill, put together with Amazon's own builder. */
@Configuration(proxyBeanMethods = false)
class RideSkill {

    @Bean
    Skill skill(SaysoModule sayso, Rides rides) {
        return new CustomSkillBuilder()
                .registerSdkModule(sayso)
                .addRequestInterceptor(new Quote.Taken())
                .addRequestHandler(new EndOfSession())
                .addRequestHandler(new SkillEvents(rides))
                .build();
    }

    @Bean
    Rides rides(Clock clock) {
        return new Rides(clock);
    }

    @Bean
    CustomerProfile customerProfile(
            @Value("${ride-hailer.insecure-customer-profile-on-this-machine}") boolean onThisMachineToo) {
        return onThisMachineToo ? CustomerProfile.insecureOnThisMachineToo() : CustomerProfile.atAmazon();
    }

    @Bean
    LinkedHandler receipt(Rides rides, CustomerProfile profile) {
        return new Receipt(rides, profile);
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
