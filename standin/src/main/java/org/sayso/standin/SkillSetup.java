package org.sayso.standin;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.linking.RefreshReplay;

/**
 * What the stand-in needs to know of a skill in order to enable it. Hides the inbox token from {@code toString}.
 * Immutable.
 *
 * @param skillPackage the skill's manifest and interaction models
 * @param skillId {@code amzn1.ask.skill....}; letters, digits, dots and dashes
 * @param linking how the skill links accounts; {@link LinkingSettings#NONE} for one that links none
 * @param endpoint where the skill listens (http or https)
 * @param vendorId the id at the end of the redirect URI; skills of one vendor share it
 * @param inboxToken the bearer token with which this skill puts messages into the phones, at least 16 characters; null
 *     for a skill that sends none
 * @param voiceForward whether the skill lets people link by voice ({@code voiceForwardAccountLinking})
 * @param replay how often Alexa refreshes with an older refresh token
 */
public record SkillSetup(
        SkillPackage skillPackage,
        String skillId,
        LinkingSettings linking,
        URI endpoint,
        String vendorId,
        @Nullable String inboxToken,
        boolean voiceForward,
        RefreshReplay replay) {

    private static final String VENDOR = "STANDIN0VENDOR";

    public SkillSetup {
        if (!skillId.matches("[A-Za-z0-9.-]{1,255}")) {
            throw new IllegalArgumentException("A skill id has 1 to 255 letters, digits, dots and dashes: " + skillId);
        }
        if (!vendorId.matches("[A-Za-z0-9]{1,64}")) {
            throw new IllegalArgumentException("A vendor id has 1 to 64 letters and digits: " + vendorId);
        }
        if (inboxToken != null && inboxToken.length() < 16) {
            throw new IllegalArgumentException("The inbox token of " + skillId + " needs at least 16 characters");
        }
    }

    /** A skill that sends no messages, of the stand-in's own vendor. */
    public static SkillSetup of(SkillPackage skillPackage, String skillId, LinkingSettings linking, URI endpoint) {
        return new SkillSetup(skillPackage, skillId, linking, endpoint, VENDOR, null, false, RefreshReplay.NEVER);
    }

    public SkillSetup withVendorId(String id) {
        return new SkillSetup(skillPackage, skillId, linking, endpoint, id, inboxToken, voiceForward, replay);
    }

    public SkillSetup withInboxToken(String token) {
        return new SkillSetup(skillPackage, skillId, linking, endpoint, vendorId, token, voiceForward, replay);
    }

    /** The same, letting people link by voice or not. */
    public SkillSetup withVoiceForward(boolean on) {
        return new SkillSetup(skillPackage, skillId, linking, endpoint, vendorId, inboxToken, on, replay);
    }

    /** The same with older refresh tokens coming back as often as this says. */
    public SkillSetup withReplay(RefreshReplay other) {
        return new SkillSetup(skillPackage, skillId, linking, endpoint, vendorId, inboxToken, voiceForward, other);
    }

    @Override
    public String toString() {
        return "SkillSetup[skillId=" + skillId + ", endpoint=" + endpoint + ", vendorId=" + vendorId + "]";
    }
}
