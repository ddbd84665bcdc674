package org.sayso.authorization.users;

/** Says that another account has this e-mail address. It may be told to nobody but the address's owner. */
public final class AddressTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Somebody looked, and another account has it. */
    public AddressTakenException() {
        super("another account has this address");
    }

    AddressTakenException(Throwable cause) {
        super("another account has this address", cause);
    }
}
