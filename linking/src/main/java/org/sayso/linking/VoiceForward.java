package org.sayso.linking;

import java.util.List;

/**
 * Linking by voice instead of in the Alexa app, and what Amazon asks of the skill for it (Amazon: voice-forward account
 * linking).
 *
 * @param enabled whether {@code voiceForwardAccountLinking} is {@code ENABLED}
 * @param permissions the customer permissions of the skill's manifest, such as {@code alexa::profile:name:read}
 * @param personalization whether the skill has personalization switched on; voice-forward linking needs it off
 */
public record VoiceForward(boolean enabled, List<String> permissions, boolean personalization) {

    /** Off, with nothing asked for. */
    public static final VoiceForward OFF = new VoiceForward(false, List.of(), false);

    public VoiceForward {
        permissions = List.copyOf(permissions);
    }
}
