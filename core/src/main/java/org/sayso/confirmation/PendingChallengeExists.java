package org.sayso.confirmation;

/** A challenge could not be added because another one of the same user and skill is pending. */
public final class PendingChallengeExists extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A conflict, with the database's own complaint where there is one. */
    public PendingChallengeExists(Throwable cause) {
        super("another challenge of this user and skill is pending", cause);
    }

    PendingChallengeExists() {
        super("another challenge of this user and skill is pending");
    }
}
