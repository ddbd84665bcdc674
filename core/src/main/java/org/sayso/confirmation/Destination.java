package org.sayso.confirmation;

/**
 * Where a code may be sent: an address that the business has verified as belonging to the account.
 *
 * @param channel the way it travels
 * @param address an E.164 number for {@link Channel#SMS}, a mailbox for {@link Channel#EMAIL}
 */
public record Destination(Channel channel, String address) {

    /**
     * The address as it may be spoken or logged: the last two digits of a number, or the first letter and the domain of a
     * mailbox.
     */
    public String masked() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        return channel + " " + masked();
    }
}
