package org.sayso.standin;

import java.util.UUID;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.Phones;
import org.sayso.standin.task.TaskContext;

/** Tells tasks of Alexa's own what they need to know of the skill and the household, and lets them act. */
final class TaskContexts {

    static final String SENDER = "Amazon";

    private final Home home;

    TaskContexts(Home home) {
        this.home = home;
    }

    TaskContext of(Skill skill, Person person) {
        return new TaskContext(
                skill.task(),
                person.id(),
                skill.links().of(null).status().linked(),
                home.household(),
                this::send,
                speaker -> home.tasks().links().link(skill.info().id(), speaker),
                home.tasks().codes(),
                home.tasks().settings(),
                home.tasks().locale(),
                home.clock());
    }

    private boolean send(String number, String text) {
        boolean delivered = home.phones().deliver(SENDER, UUID.randomUUID().toString(), "SMS", number, "", text)
                == Phones.Delivery.DELIVERED;
        if (delivered) {
            home.topics().changed(StandIn.TOPIC_PHONE);
        }
        return delivered;
    }
}
