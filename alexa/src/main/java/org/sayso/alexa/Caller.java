package org.sayso.alexa;

import java.util.Optional;
import org.sayso.CallerRefusal;
import org.sayso.Remedy;
import org.sayso.token.VerifiedToken;

/** Who speaks, as far as it is known: the answer to question two for handlers that do without a linked account. */
public sealed interface Caller {

    /** A linked account whose token was verified. */
    record Linked(VerifiedToken user) implements Caller {}

    /** No account, or none that can be used before it is linked again. */
    record NotLinked(CallerRefusal reason) implements Caller {}

    /**
     * Nobody can tell now, because of the issuer or of this service. The account may well be linked, so do not ask the
     * person to link it.
     */
    record Unclear(CallerRefusal reason) implements Caller {}

    /** The account, where it is known. */
    default Optional<VerifiedToken> account() {
        return this instanceof Linked linked ? Optional.of(linked.user()) : Optional.empty();
    }

    /** What a refusal says about the caller. */
    static Caller refused(CallerRefusal reason) {
        return reason.remedy() == Remedy.LINK ? new NotLinked(reason) : new Unclear(reason);
    }
}
