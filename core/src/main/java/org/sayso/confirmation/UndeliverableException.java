package org.sayso.confirmation;

import java.io.IOException;

/** A message that will not be accepted however often it is sent, such as one to a number that does not exist. */
public final class UndeliverableException extends IOException {

    private static final long serialVersionUID = 1L;

    /** With a reason that is safe to log: no address, no text, no secret. */
    public UndeliverableException(String reason) {
        super(reason);
    }
}
