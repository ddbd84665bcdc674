package org.sayso.app.playground;

import java.util.ArrayList;
import java.util.List;
import org.sayso.standin.household.Person;

/** Somebody who can speak, and what their voice means to Alexa. */
record VoiceView(Person person, boolean chosen) {

    /** The household's people; the first is chosen where the id is nobody's. */
    static List<VoiceView> all(List<Person> people, String chosen) {
        Person speaker = people.stream()
                .filter(person -> person.id().equals(chosen))
                .findFirst()
                .orElse(people.get(0));
        return people.stream()
                .map(person -> new VoiceView(person, person.equals(speaker)))
                .toList();
    }

    /** What Alexa knows, in a sentence or two. */
    public String meaning() {
        String name = person.firstName();
        if (!person.recognized()) {
            return "Alexa does not know this voice, so " + name + " can link accounts in the app only.";
        }
        String known = person.personalization()
                ? "Alexa knows " + name + "'s voice and tells skills that ask."
                : "Alexa knows " + name + "'s voice, but personalization is off, so no skill hears who speaks.";
        List<String> missing = missing();
        return known + " "
                + (missing.isEmpty()
                        ? name + " can link accounts by voice, too."
                        : "Linking by voice is not possible: " + String.join(", ", missing) + ".");
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!person.personalization()) {
            missing.add("personalization is off");
        }
        if (!person.owner()) {
            missing.add("the device is not registered to " + person.firstName() + "'s account");
        }
        if (person.voice().phoneNumber() == null) {
            missing.add("the voice profile has no phone number");
        }
        return missing;
    }
}
