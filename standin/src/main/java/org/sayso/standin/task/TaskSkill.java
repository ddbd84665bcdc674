package org.sayso.standin.task;

import java.util.List;

/**
 * What a task of Alexa's own knows of the skill that starts it. Immutable.
 *
 * @param id {@code amzn1.ask.skill....}
 * @param name as Alexa says it
 * @param permissions the names in the manifest's {@code permissions}, in its order
 * @param accountLinking whether account linking by authorization code ({@code AUTH_CODE}) is configured
 * @param voiceForward whether {@code voiceForwardAccountLinking} is {@code ENABLED}
 */
public record TaskSkill(
        String id, String name, List<String> permissions, boolean accountLinking, boolean voiceForward) {

    private static final String PERSON = "alexa::person_id:read";
    private static final String PIN = "alexa::authenticate:2:";

    public TaskSkill {
        permissions = List.copyOf(permissions);
    }

    /** Whether the manifest asks to learn who speaks ("Skills Personalization" in the developer console). */
    boolean personalized() {
        return permissions.contains(PERSON);
    }

    /** Whether it is set up for voice-forward linking. */
    public boolean linksByVoice() {
        return LinkingPreconditions.ofSkill(this).isEmpty();
    }

    /** Whether nobody can use the skill without a profile PIN. */
    boolean pinMandatory() {
        return permissions.contains(PIN + "mandatory");
    }

    /** Whether people choose for themselves to use the skill with a profile PIN. */
    boolean pinOptional() {
        return permissions.contains(PIN + "optional");
    }

    /** The permissions that a customer grants: all but those that are switches of the skill itself. */
    public List<String> scopes() {
        return permissions.stream()
                .filter(name -> !name.equals(PERSON) && !name.startsWith(PIN))
                .toList();
    }
}
