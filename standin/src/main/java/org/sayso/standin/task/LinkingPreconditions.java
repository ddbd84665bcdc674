package org.sayso.standin.task;

import java.util.Optional;
import org.sayso.standin.household.Person;

/**
 * What must be true before linking by voice asks anything, in the order of Amazon's description: first the customer, then
 * the skill.
 *
 * @see <a href="https://developer.amazon.com/docs/account-linking/voice-forward-account-linking.html">Voice-forward account
 *     linking flow</a>
 */
final class LinkingPreconditions {

    private LinkingPreconditions() {}

    /**
     * A precondition that is missing.
     *
     * @param finding says so to the developer
     */
    record Missing(LinkEnding ending, String finding) {}

    /** The first that is missing. */
    static Optional<Missing> firstMissing(TaskContext context, Person person) {
        return ofPerson(person)
                .or(() -> ofSkill(context.skill()))
                .or(() -> context.linked()
                        ? missing(
                                LinkEnding.ALREADY_LINKED,
                                "The account is linked already; start linking only when no access token is present")
                        : Optional.empty());
    }

    private static Optional<Missing> ofPerson(Person person) {
        if (!person.personalization()) {
            return missing(
                    LinkEnding.PERSONALIZATION_OFF,
                    person.name() + " has switched personalization off in the Alexa app, so nothing was asked");
        }
        if (!person.recognized()) {
            return missing(
                    LinkEnding.VOICE_UNKNOWN,
                    "Alexa does not recognize the voice of " + person.name() + ", so nothing was asked");
        }
        if (!person.owner()) {
            return missing(
                    LinkEnding.NOT_OWNER,
                    "The device is not registered to the Amazon account of " + person.name()
                            + ", so nothing was asked");
        }
        return Optional.empty();
    }

    static Optional<Missing> ofSkill(TaskSkill skill) {
        if (!skill.accountLinking()) {
            return missing(
                    LinkEnding.SKILL_NOT_READY,
                    "The skill has no account linking by authorization code (type AUTH_CODE), which voice-forward"
                            + " linking needs");
        }
        if (!skill.voiceForward()) {
            return missing(
                    LinkEnding.SKILL_NOT_READY,
                    "Voice-forward linking is not enabled: set voiceForward.enabled in the linking file"
                            + " (voiceForwardAccountLinking at Amazon)");
        }
        if (skill.personalized()) {
            return missing(
                    LinkEnding.SKILL_NOT_READY,
                    "The manifest asks for alexa::person_id:read; voice-forward linking needs skill personalization off");
        }
        return Optional.empty();
    }

    private static Optional<Missing> missing(LinkEnding ending, String finding) {
        return Optional.of(new Missing(ending, finding));
    }
}
