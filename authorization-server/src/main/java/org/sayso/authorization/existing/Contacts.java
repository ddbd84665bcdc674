package org.sayso.authorization.existing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.account.Contact.Channel;
import org.sayso.authorization.account.PhoneNumber;

/** Makes contacts of what others wrote down. */
final class Contacts {

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
        String number =
                Optional.ofNullable(phoneNumber).flatMap(PhoneNumber::of).orElse(null);
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
}
