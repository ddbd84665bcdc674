package org.sayso.linking.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.Placeholders;

/** Finds what contradicts itself, cannot work, or differs from Amazon's settings. Asks nobody over the network. */
public final class LinkingCheck {

    /** Members of the file that Amazon's JSON does not have, so that they cannot be compared. */
    public static final List<String> NOT_COMPARED = List.of("clientSecret", "vendorId", "pkce");

    private LinkingCheck() {}

    /**
     * Checks a file.
     *
     * @param secrets the client secret behind its placeholder, where that is known; it is looked at and never shown
     * @param amazon Amazon's settings to compare with; null for none
     * @return errors first, then warnings; empty if nothing is wrong
     */
    public static List<Finding> check(LinkingFile file, Placeholders secrets, @Nullable AmazonSettings amazon) {
        Findings findings = new Findings();
        AddressCheck.check(file, findings);
        ClientCheck.check(file, secrets, findings);
        ListCheck.check(file, findings);
        AccessTokenCheck.check(file, findings);
        ProviderCheck.check(file, findings);
        VoiceForwardCheck.check(file, findings);
        if (amazon != null) {
            DriftCheck.check(file, amazon, findings);
        }
        return findings.sorted();
    }
}
