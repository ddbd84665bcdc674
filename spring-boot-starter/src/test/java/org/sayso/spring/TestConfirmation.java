package org.sayso.spring;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.ConfirmedAction;
import org.sayso.confirmation.Contacts;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.Outcome;
import org.sayso.confirmation.Transaction;
import org.sayso.policy.Requirement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What else an application with something to confirm brings. */
@Configuration(proxyBeanMethods = false)
class TestConfirmation {

    @Bean
    Contacts contacts() {
        return (user, inquiry) -> List.of(new Destination(Channel.SMS, "+12025550142"));
    }

    @Bean
    ConfirmedAction action() {
        return new ConfirmedAction() {
            @Override
            public String type() {
                return "test";
            }

            @Override
            public Requirement requirement() {
                return Requirement.linkedAccount();
            }

            @Override
            public String summary(Transaction transaction, Locale locale) {
                return "a test";
            }

            @Override
            public Optional<Transaction> current(Transaction agreed) {
                return Optional.of(agreed);
            }

            @Override
            public Outcome effect(Transaction agreed) {
                return new Outcome(Map.of());
            }

            @Override
            public String speak(Outcome outcome, Locale locale) {
                return "Done.";
            }
        };
    }
}
