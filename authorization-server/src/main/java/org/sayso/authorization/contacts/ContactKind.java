package org.sayso.authorization.contacts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.account.PhoneNumber;
import org.sayso.authorization.mailcode.CodePurpose;
import org.sayso.authorization.users.EmailAddress;

/** What somebody is reached at. */
public enum ContactKind {
    /** An e-mail address, which is the user name too. */
    EMAIL(Contact.Channel.EMAIL, CodePurpose.NEW_EMAIL),
    /** The number of a phone that gets text messages. */
    PHONE(Contact.Channel.SMS, CodePurpose.NEW_PHONE);

    private final Contact.Channel channel;
    private final CodePurpose purpose;

    ContactKind(Contact.Channel channel, CodePurpose purpose) {
        this.channel = channel;
        this.purpose = purpose;
    }

    static Optional<ContactKind> of(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path().equals(path)).findFirst();
    }

    /** Its name in addresses and in the messages bundle. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    Contact.Channel channel() {
        return channel;
    }

    CodePurpose purpose() {
        return purpose;
    }

    /** What somebody typed, as messages go to it; empty if none can. */
    Optional<String> address(String typed) {
        return this == EMAIL ? EmailAddress.of(typed).map(EmailAddress::text) : PhoneNumber.of(typed);
    }

    /** The one form that tells it from others. */
    String canonical(String address) {
        return this == EMAIL ? EmailAddress.of(address).orElseThrow().canonical() : address;
    }
}
