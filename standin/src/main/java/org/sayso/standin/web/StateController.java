package org.sayso.standin.web;

import java.util.List;
import org.sayso.standin.Card;
import org.sayso.standin.Line;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.PhoneMessage;
import org.sayso.standin.linking.LinkStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the household, its devices, the Alexa app and the phones. */
@RestController
class StateController {

    private final StandIn alexa;

    StateController(StandIn alexa) {
        this.alexa = alexa;
    }

    /** A device and what was said there. */
    record DeviceState(String id, String name, boolean sessionOpen, List<Line> transcript) {}

    /** All but the phones. */
    record State(
            List<Person> people,
            List<DeviceState> devices,
            LinkStatus link,
            List<Card> cards,
            List<String> suggestions) {}

    /** A phone and its messages, newest first. */
    record Phone(String person, String name, List<PhoneMessage> messages) {}

    @GetMapping("/api/state")
    State state() {
        List<DeviceState> devices = alexa.household().devices().stream()
                .map(device -> new DeviceState(
                        device.id(), device.name(), alexa.sessionOpen(device.id()), alexa.transcript(device.id())))
                .toList();
        return new State(alexa.household().people(), devices, alexa.link(), alexa.cards(), alexa.suggestions());
    }

    @GetMapping("/api/phones")
    List<Phone> phones() {
        return alexa.household().people().stream()
                .map(person -> new Phone(person.id(), person.name(), alexa.inbox(person.id())))
                .toList();
    }
}
