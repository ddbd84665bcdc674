package org.sayso.confirmation;

/** Whether an account can use a method of its provider. */
public sealed interface Offer {

    /**
     * It can.
     *
     * @param where where the code or the question goes, for speech
     * @param reference what {@link ProviderMethod#start} needs, at most 1,000 characters
     */
    record Available(Where where, String reference) implements Offer {}

    /** The account has not set it up. */
    record NotSetUp() implements Offer {}
}
