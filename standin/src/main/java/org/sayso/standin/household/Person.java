package org.sayso.standin.household;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who lives here and may have a phone. Immutable; {@link HouseholdState} changes who lives here.
 *
 * @param phoneNumber in international form ("+12025550142"); null without a phone
 * @param email null without an address
 * @param voice what Alexa knows of the voice
 * @param owner whether the devices are registered to this person's Amazon account; true for at most one
 * @param personalization whether this person lets skills know who speaks, in the settings of the Alexa app
 * @param profile what the person's Amazon account says of them
 * @param permissions the scopes that the person granted for themself, by skill id; those of the account are the {@link
 *     Household}'s
 * @param refusals when the person last refused to link an account by voice, by skill id
 * @param pinSkills the ids of the skills for which the person switched the profile PIN on, where a skill leaves the choice
 */
public record Person(
        String id,
        String name,
        @Nullable String phoneNumber,
        @Nullable String email,
        Voice voice,
        boolean owner,
        boolean personalization,
        CustomerProfile profile,
        Map<String, Set<String>> permissions,
        Map<String, Instant> refusals,
        Set<String> pinSkills) {

    public Person {
        permissions = Permissions.copy(permissions);
        refusals = Map.copyOf(refusals);
        pinSkills = Set.copyOf(pinSkills);
    }

    /** Somebody whose voice Alexa does not know, and who does not own the account of the devices. */
    public Person(String id, String name, @Nullable String phoneNumber, @Nullable String email) {
        this(
                id,
                name,
                phoneNumber,
                email,
                Voice.UNKNOWN,
                false,
                true,
                CustomerProfile.of(name, phoneNumber, email),
                Map.of(),
                Map.of(),
                Set.of());
    }

    /** Whether Alexa hears who it is. */
    public boolean recognized() {
        return voice.recognized();
    }

    /** How Alexa addresses the person: the given name, else the first word of the name. */
    public String firstName() {
        String given = profile.givenName();
        return given == null || given.isBlank() ? CustomerProfile.firstWord(name) : given;
    }

    /** The same person, with a voice that Alexa knows. */
    public Person withVoice() {
        return withVoice(voice.withRecognized(true));
    }

    /** The same person with another voice. */
    public Person withVoice(Voice other) {
        return new Person(
                id, name, phoneNumber, email, other, owner, personalization, profile, permissions, refusals, pinSkills);
    }

    /** The same person, to whose Amazon account the devices are registered. */
    public Person asOwner() {
        return withOwner(true);
    }

    /** The same person, owning the devices' account or not. */
    public Person withOwner(boolean value) {
        return new Person(
                id, name, phoneNumber, email, voice, value, personalization, profile, permissions, refusals, pinSkills);
    }

    /** The same person with the switch in the Alexa app on or off. */
    public Person withPersonalization(boolean on) {
        return new Person(id, name, phoneNumber, email, voice, owner, on, profile, permissions, refusals, pinSkills);
    }

    /** The same person with another customer profile. */
    public Person withProfile(CustomerProfile other) {
        return new Person(
                id, name, phoneNumber, email, voice, owner, personalization, other, permissions, refusals, pinSkills);
    }

    /** The same person with another phone, or none. */
    public Person withPhoneNumber(@Nullable String number) {
        return new Person(
                id, name, number, email, voice, owner, personalization, profile, permissions, refusals, pinSkills);
    }

    /** The same person with other permissions of their own. */
    public Person withPermissions(Map<String, Set<String>> others) {
        return new Person(
                id, name, phoneNumber, email, voice, owner, personalization, profile, others, refusals, pinSkills);
    }

    /** The same person with other refusals. */
    public Person withRefusals(Map<String, Instant> others) {
        return new Person(
                id, name, phoneNumber, email, voice, owner, personalization, profile, permissions, others, pinSkills);
    }

    /** The same person with the profile PIN switched on for other skills. */
    public Person withPinSkills(Set<String> skillIds) {
        return new Person(
                id, name, phoneNumber, email, voice, owner, personalization, profile, permissions, refusals, skillIds);
    }
}
