package org.sayso.audit;

/** Another replica has sealed a batch of this number; the unit of work MUST be given up. */
public final class BatchExistsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A conflict, with the database's own complaint where there is one. */
    public BatchExistsException(Throwable cause) {
        super("another replica has sealed a batch of this number", cause);
    }
}
