package org.sayso.standin.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.Card;
import org.sayso.standin.Line;
import org.sayso.standin.SkillInfo;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.PhoneMessage;
import org.sayso.standin.linking.LinkStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the household, its devices and skills, the Alexa app and the phones. */
@RestController
class StateController {

    private final StandIn alexa;

    StateController(StandIn alexa) {
        this.alexa = alexa;
    }

    /**
     * A device and what was said there.
     *
     * @param skill the id of the skill that it listens for; null while it listens for none
     */
    record DeviceState(
            String id,
            String name,
            boolean sessionOpen,
            @Nullable String skill,
            List<Line> transcript,
            List<Suggested> suggestions) {}

    /** What one could say to a skill. */
    record Suggested(String skill, String name, List<String> phrases) {}

    /** A skill and its account links: the household's, and those of people whom Alexa tells apart. */
    record SkillState(
            String id,
            String name,
            String invocationName,
            boolean enabled,
            LinkStatus link,
            List<PersonalLink> personalLinks) {}

    /** A person's own link. */
    record PersonalLink(String person, LinkStatus link) {}

    /** A person, without what only they and Amazon know. */
    record PersonState(
            String id,
            String name,
            @Nullable String phoneNumber,
            @Nullable String email,
            boolean recognized,
            boolean owner) {

        static PersonState of(Person person) {
            return new PersonState(
                    person.id(),
                    person.name(),
                    person.phoneNumber(),
                    person.email(),
                    person.recognized(),
                    person.owner());
        }
    }

    /** All but the phones. */
    record State(List<PersonState> people, List<DeviceState> devices, List<SkillState> skills, List<Card> cards) {}

    /** A phone and its messages, newest first. */
    record Phone(String person, String name, List<PhoneMessage> messages) {}

    @GetMapping("/api/state")
    State state() {
        return new State(
                alexa.household().people().stream().map(PersonState::of).toList(),
                alexa.household().devices().stream().map(this::state).toList(),
                alexa.skills().stream().map(this::state).toList(),
                alexa.cards());
    }

    private DeviceState state(Device device) {
        String id = device.id();
        String listening = alexa.listening(id).map(SkillInfo::id).orElse(null);
        return new DeviceState(
                id,
                device.name(),
                listening != null,
                listening,
                alexa.transcript(id),
                alexa.suggestions(id).stream()
                        .map(each ->
                                new Suggested(each.skill().id(), each.skill().name(), each.phrases()))
                        .toList());
    }

    private SkillState state(SkillInfo skill) {
        return new SkillState(
                skill.id(),
                skill.name(),
                skill.invocationName(),
                alexa.enabled(skill.id()),
                alexa.link(skill.id()),
                alexa.peopleWhoLink(skill.id()).stream()
                        .map(person -> new PersonalLink(person.id(), alexa.link(skill.id(), person.id())))
                        .toList());
    }

    @GetMapping("/api/phones")
    List<Phone> phones() {
        return alexa.household().people().stream()
                .map(person -> new Phone(person.id(), person.name(), alexa.inbox(person.id())))
                .toList();
    }
}
