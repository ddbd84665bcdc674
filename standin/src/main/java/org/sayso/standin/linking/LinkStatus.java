package org.sayso.standin.linking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether the skill is linked to an account, as the Alexa app shows it.
 *
 * @param since when the account was linked
 * @param owner whose account it is, if the authorization server gave a name
 * @param problem what went wrong last, in a sentence for a person
 * @param findings what is odd about the tokens that it got last, each a sentence for a developer
 */
public record LinkStatus(
        boolean linked,
        String skillName,
        Optional<Instant> since,
        Optional<String> owner,
        Optional<String> problem,
        List<String> findings) {

    public LinkStatus {
        findings = List.copyOf(findings);
    }
}
