package org.sayso.confirmation;

import java.util.Set;

/**
 * A one-time code of our own, sent to a verified address and spoken back. The message shows the transaction.
 *
 * <p>A text message proves possession of a phone number. A mailbox proves no element at all: NIST SP 800-63B and OWASP ASVS
 * level 3 do not accept it, and a policy may leave it out.
 *
 * @param channel the way of the message
 */
public record OwnCode(Channel channel) implements ConfirmationMethod {

    @Override
    public String name() {
        return switch (channel) {
            case SMS -> "sms-code";
            case EMAIL -> "email-code";
        };
    }

    @Override
    public MethodTraits traits() {
        return switch (channel) {
            case SMS -> new MethodTraits(Set.of(Element.POSSESSION), Set.of("otp", "sms"), true, true, 10);
            case EMAIL -> new MethodTraits(Set.of(), Set.of("otp"), true, true, 10);
        };
    }
}
