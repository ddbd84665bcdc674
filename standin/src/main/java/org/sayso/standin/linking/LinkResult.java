package org.sayso.standin.linking;

/** How an attempt to link ended. */
public sealed interface LinkResult {

    /** The account is linked; tokens are stored. */
    record Linked() implements LinkResult {}

    /**
     * The account is not linked.
     *
     * @param reason a stable word such as {@code state-unknown}; safe in an address, see {@link LinkFailure}
     */
    record Failed(String reason) implements LinkResult {}
}
