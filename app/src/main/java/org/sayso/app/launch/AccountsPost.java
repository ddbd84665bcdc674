package org.sayso.app.launch;

import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.message.AccountMessage;
import org.sayso.authorization.message.AccountMessages;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.Message;
import org.sayso.delivery.PhoneInboxSender;

/** Brings what the accounts have to say into the phones of the household. Thread-safe. */
final class AccountsPost implements AccountMessages {

    private final PhoneInboxSender phones;

    AccountsPost(URI inbox, String token) {
        phones = new PhoneInboxSender(inbox, token);
    }

    @Override
    public boolean carries(Contact.Channel channel) {
        return true;
    }

    @Override
    public void send(AccountMessage message) throws IOException {
        Channel channel = message.channel() == Contact.Channel.SMS ? Channel.SMS : Channel.EMAIL;
        try {
            phones.send(new Message(
                    UUID.randomUUID().toString(),
                    new Destination(channel, message.to()),
                    message.subject(),
                    message.text()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
