package org.sayso.authorization.funnel;

/** A step on the way to a link, as the authorization server sees it. */
public enum LinkingStep {
    /** A request was accepted: of a browser by the authorization endpoint, or of a device for its codes. Once for each {@code state}. */
    STARTED,
    /** The person saw a page: the sign-in, or the question if they were signed in. */
    PAGE_SHOWN,
    /** The person is signed in. */
    SIGNED_IN,
    /** They allowed it, now or earlier, and the client was told. */
    CONSENTED,
    /** They did not allow it. */
    REFUSED,
    /** The client fetched its tokens: there is a link. */
    REDEEMED,
    /** The first refresh of the link. */
    FIRST_USE,
    /** The link ended; the cause is the {@link org.sayso.authorization.link.EndReason}. */
    LOST
}
