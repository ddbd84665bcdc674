package org.sayso.token;

import org.sayso.CallerRefusal;

/** The answer to question two. */
public sealed interface TokenVerdict {

    /** The token is genuine, meant for this service and in force. */
    record Accepted(VerifiedToken token) implements TokenVerdict {}

    /** The token is not accepted. */
    record Refused(CallerRefusal reason) implements TokenVerdict {}
}
