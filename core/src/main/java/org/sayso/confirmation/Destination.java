package org.sayso.confirmation;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a code may be sent: an address that the business has verified as belonging to the account.
 *
 * @param channel the way it travels
 * @param address an E.164 number for {@link Channel#SMS}, a mailbox for {@link Channel#EMAIL}
 */
public record Destination(Channel channel, String address) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern MAILBOX = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");

    public Destination {
        // The messages name no address: they may be logged.
        switch (channel) {
            case SMS -> require(E164, address, "an SMS destination must be an E.164 number, such as +12025550142");
            case EMAIL ->
                require(MAILBOX, address, "an e-mail destination must be one mailbox, such as ann@example.com");
        }
    }

    /**
     * The address as it may be shown or logged: the last two digits of a number ({@code •••• 42}), or the first letter and
     * the domain of a mailbox ({@code a•••@example.com}).
     */
    public String masked() {
        return switch (channel) {
            case SMS -> "•••• " + address.substring(address.length() - 2);
            case EMAIL ->
                address.substring(0, address.offsetByCodePoints(0, 1))
                        + "•••"
                        + address.substring(address.indexOf('@'));
        };
    }

    /** The last two digits, for {@code the number ending in 4 2}; empty for a mailbox. */
    public Optional<String> lastDigits() {
        return channel == Channel.SMS ? Optional.of(address.substring(address.length() - 2)) : Optional.empty();
    }

    /** What follows the {@code @}, for {@code your address at example.com}; empty for a number. */
    public Optional<String> domain() {
        return channel == Channel.EMAIL ? Optional.of(address.substring(address.indexOf('@') + 1)) : Optional.empty();
    }

    private static void require(Pattern pattern, String address, String message) {
        if (!pattern.matcher(address).matches()) {
            throw new IllegalArgumentException(message);
        }
    }

    @Override
    public String toString() {
        return channel + " " + masked();
    }
}
