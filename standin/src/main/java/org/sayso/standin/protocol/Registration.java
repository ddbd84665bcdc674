package org.sayso.standin.protocol;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A skill as Alexa knows it, for the envelopes of its requests.
 *
 * @param locale such as {@code en-US}
 * @param apiEndpoint where the skill calls Alexa's APIs
 * @param unitId Alexa's id of the household for this skill, {@code amzn1.ask.unit....}
 * @param interfaces the interfaces that the manifest asks for, such as {@code AUDIO_PLAYER}
 */
public record Registration(
        String skillId, String locale, URI apiEndpoint, Optional<String> unitId, Set<String> interfaces) {

    public Registration {
        interfaces = Set.copyOf(interfaces);
    }
}
