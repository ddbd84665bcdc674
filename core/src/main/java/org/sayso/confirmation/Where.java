package org.sayso.confirmation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a code or a question went, told so that its owner recognises it and a bystander learns nothing to use. */
public sealed interface Where {

    /** A phone number, by its last two digits. */
    record PhoneNumber(String lastDigits) implements Where {
        public PhoneNumber {
            if (!lastDigits.matches("[0-9]{2}")) {
                throw new IllegalArgumentException("a phone number is told by its last two digits");
            }
        }
    }

    /** A mailbox, by its first letter and its domain. */
    record Mailbox(String firstLetter, String domain) implements Where {}

    /** A question or a code in an app, by the app's name. */
    record App(String name) implements Where {}

    /** The approval page, and the number that is to be typed there; a link may have gone somewhere as well. */
    record Page(String number, boolean linkSent) implements Where {}

    /**
     * Nowhere: the voice platform itself asks, in the conversation.
     *
     * @param token what its answer must hand back; it tells nothing
     */
    record Conversation(String token) implements Where {}

    /** The place of this destination. */
    static Where of(Destination destination) {
        String address = destination.address();
        return switch (destination.channel()) {
            case SMS -> new PhoneNumber(address.substring(address.length() - 2));
            case EMAIL ->
                new Mailbox(
                        address.substring(0, address.offsetByCodePoints(0, 1)),
                        address.substring(address.indexOf('@') + 1));
        };
    }

    /** The place of a number or mailbox as a provider masks it, such as {@code +1 XXX-XXX-1337}. */
    static Where ofMasked(Channel channel, String masked) {
        Matcher ends = (channel == Channel.SMS ? Pattern.compile(".*([0-9]{2})\\W*") : Pattern.compile("(.)[^@]*@(.+)"))
                .matcher(masked);
        if (!ends.matches()) {
            throw new IllegalArgumentException("the provider masks a destination in an unknown way");
        }
        return channel == Channel.SMS ? new PhoneNumber(ends.group(1)) : new Mailbox(ends.group(1), ends.group(2));
    }
}
