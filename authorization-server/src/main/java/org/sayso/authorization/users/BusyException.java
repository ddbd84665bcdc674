package org.sayso.authorization.users;

/** Says that more passwords are being hashed than this server has room for; whoever tries again in a moment is served. */
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** There is no room. */
    public BusyException() {
        super("too many passwords are being hashed at once");
    }
}
