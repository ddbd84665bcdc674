package org.sayso.app.launch;

/** Something outside the program keeps it from starting; the message says what, and how to mend it. */
public final class CannotStart extends RuntimeException {

    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
