package org.sayso.policy;

import java.util.Optional;
import org.sayso.Inquiry;
import org.sayso.Refusal;
import org.sayso.token.VerifiedToken;

/** What somebody is allowed at this moment, whatever shows it: an access token, or the signed-in visitor of a web page. */
@FunctionalInterface
public interface Permission {

    /** The permission that a verified access token carries; what it says counts, and nobody is asked. */
    static Permission of(VerifiedToken token) {
        return (requirement, inquiry) -> requirement.check(token, inquiry).map(reason -> reason);
    }

    /** Why the requirement is not met; empty where it is. Notes the check on the inquiry. */
    Optional<Refusal> lacks(Requirement requirement, Inquiry inquiry);
}
