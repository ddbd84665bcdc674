package org.sayso.linking.check;

import java.util.List;
import org.sayso.linking.GrantType;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.Provider;
import org.sayso.linking.VoiceForward;

/** Whether a skill may link by voice (Amazon: voice-forward account linking). */
final class VoiceForwardCheck {

    private static final List<String> NAMES = List.of("alexa::profile:name:read", "alexa::profile:given_name:read");

    private VoiceForwardCheck() {}

    static void check(LinkingFile file, Findings findings) {
        VoiceForward voice = file.voiceForward();
        if (!voice.enabled()) {
            return;
        }
        if (file.type() == GrantType.IMPLICIT) {
            findings.add(
                    FindingKind.VOICE_FORWARD_GRANT,
                    "voiceForward is enabled and type is IMPLICIT",
                    "Set type to AUTH_CODE, or enabled to false.");
        }
        if (file.provider() != Provider.AMAZON) {
            findings.add(
                    FindingKind.VOICE_FORWARD_PROVIDER,
                    "voiceForward is enabled and the provider is "
                            + file.provider().word(),
                    "Set enabled to false, or sign users in with Login with Amazon (provider amazon).");
        }
        if (voice.personalization()) {
            findings.add(
                    FindingKind.VOICE_FORWARD_PERSONALIZATION,
                    "voiceForward has enabled: true and personalization: true",
                    "Switch personalization off in the skill's manifest and here, or enabled to false.");
        }
        if (voice.permissions().stream().noneMatch(NAMES::contains)) {
            findings.add(
                    FindingKind.VOICE_FORWARD_PERMISSIONS,
                    "voiceForward.permissions is " + voice.permissions(),
                    "Add " + NAMES.get(0) + " or " + NAMES.get(1) + " here and in the skill's manifest.");
        }
    }
}
