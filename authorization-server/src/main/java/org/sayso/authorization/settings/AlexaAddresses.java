package org.sayso.authorization.settings;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses Alexa takes authorization codes at (Amazon, "Requirements for account linking"): one for each region, so that a
 * skill can be linked in all of them.
 */
public final class AlexaAddresses {

    private static final List<String> REGIONS =
            List.of("pitangui.amazon.com", "layla.amazon.com", "alexa.amazon.co.jp");

    private AlexaAddresses() {}

    /**
     * North America, Europe, Far East.
     *
     * @param vendorId the developer's, last part of the addresses in the skill's account-linking form
     * @param amazonCom whether {@code alexa.amazon.com} comes fourth
     */
    public static List<URI> of(String vendorId, boolean amazonCom) {
        return Stream.concat(REGIONS.stream(), amazonCom ? Stream.of("alexa.amazon.com") : Stream.empty())
                .map(host -> URI.create("https://" + host + "/api/skill/link/" + vendorId))
                .toList();
    }
}
