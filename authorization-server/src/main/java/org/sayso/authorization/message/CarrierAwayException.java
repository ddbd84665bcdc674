package org.sayso.authorization.message;

import java.io.IOException;

/** A message was not taken now, and may be taken a little later: its carrier is away or busy. */
public final class CarrierAwayException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message safe to log: no address, no text */
    public CarrierAwayException(String message) {
        super(message);
    }
}
