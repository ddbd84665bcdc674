package org.sayso.policy;

import java.util.Optional;
import org.sayso.Inquiry;
import org.sayso.PolicyRefusal;
import org.sayso.token.VerifiedToken;

/** What somebody is allowed at this moment, whatever shows it: an access token, or the signed-in visitor of a web page. */
@FunctionalInterface
public interface Permission {

    /** The permission that a verified access token carries. */
    static Permission of(VerifiedToken token) {
        return (requirement, inquiry) -> requirement.check(token, inquiry);
    }

    /** Why the requirement is not met; empty where it is. Notes the check on the inquiry. */
    Optional<PolicyRefusal> lacks(Requirement requirement, Inquiry inquiry);
}
