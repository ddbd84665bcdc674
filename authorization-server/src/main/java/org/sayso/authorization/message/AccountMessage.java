package org.sayso.authorization.message;

import org.sayso.authorization.account.Contact;

/**
 * A text on its way to an account's owner. It may carry a code: never log it. Immutable.
 *
 * @param channel how it goes
 * @param to an e-mail address, or a number (E.164)
 * @param subject used where the channel has subjects
 * @param text plain
 */
public record AccountMessage(Contact.Channel channel, String to, String subject, String text) {

    /** Names the channel only. */
    @Override
    public String toString() {
        return "AccountMessage[" + channel + "]";
    }
}
