package org.sayso.authorization.existing;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.account.Contact.Channel;

/** Makes contacts of what others wrote down. */
final class Contacts {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private Contacts() {}

    /**
     * A contact. A number that is not international (+, country, number) is left out, as nobody can tell whom it reaches.
     *
     * @param channel none to take the verified number, or else the verified address
     */
    static Contact of(
            @Nullable Channel channel,
            @Nullable String phoneNumber,
            boolean phoneNumberVerified,
            @Nullable String email,
            boolean emailVerified) {
        String number = international(phoneNumber);
        boolean goodNumber = number != null && phoneNumberVerified;
        boolean goodEmail = email != null && !email.isBlank() && emailVerified;
        Channel preferred = channel;
        if (preferred == null && goodNumber) {
            preferred = Channel.SMS;
        } else if (preferred == null && goodEmail) {
            preferred = Channel.EMAIL;
        }
        return new Contact(
                preferred, number, goodNumber, email == null || email.isBlank() ? null : email.strip(), goodEmail);
    }

    /** Without the blanks, hyphens, dots and brackets that people write between digits; none if it is not international. */
    private static @Nullable String international(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String digits = written.replaceAll("[\\s().\\-/]", "");
        return E164.matcher(digits).matches() ? digits : null;
    }
}
