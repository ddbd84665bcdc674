package org.sayso.authorization.passkey;

/** Says that what a browser sent as a new passkey is none, or not one for here. */
final class PasskeyRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PasskeyRefusedException(String reason) {
        super(reason);
    }

    PasskeyRefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
