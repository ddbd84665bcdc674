package org.sayso.authorization.message;

import java.io.IOException;
import org.sayso.authorization.account.Contact;

/** Where the settings name nobody who sends messages. */
final class NoMessages implements AccountMessages {

    @Override
    public boolean carries(Contact.Channel channel) {
        return false;
    }

    @Override
    public void send(AccountMessage message) throws IOException {
        throw new IOException("sayso.authorization.mail.host is not set");
    }
}
