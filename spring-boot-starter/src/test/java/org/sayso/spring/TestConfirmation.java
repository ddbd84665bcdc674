package org.sayso.spring;

import java.util.List;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.ConfirmedAction;
import org.sayso.confirmation.Contacts;
import org.sayso.confirmation.Destination;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What else an application with something to confirm brings. */
@Configuration(proxyBeanMethods = false)
class TestConfirmation {

    @Bean
    Contacts contacts() {
        return (user, inquiry) -> List.of(new Destination(Channel.SMS, "+12025550142"));
    }

    /** Declared as what applications may declare: that it is remote has to be seen all the same. */
    @Bean
    ConfirmedAction action() {
        return new TestAction();
    }
}
