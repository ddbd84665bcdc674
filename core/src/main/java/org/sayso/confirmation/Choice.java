package org.sayso.confirmation;

import java.util.Optional;
import org.sayso.ConfirmationRefusal;

/** The method that was chosen for a transaction, or why there is none. */
sealed interface Choice {

    /** A code of ours to this destination. */
    record Code(OwnCode method, Destination to) implements Choice {}

    /** The approval page, with a link to this destination where one is known. */
    record Page(PhoneApproval method, Optional<Destination> to) implements Choice {}

    /** A provider, with what it needs to begin. */
    record Provider(ProviderMethod method, Offer.Available offer) implements Choice {}

    /** A check by the voice platform, of this speaker. */
    record Check(PlatformPin method, String speaker) implements Choice {}

    /** None. */
    record None(ConfirmationRefusal reason) implements Choice {}
}
