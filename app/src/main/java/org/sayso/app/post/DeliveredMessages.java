package org.sayso.app.post;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.message.AccountMessage;
import org.sayso.authorization.message.AccountMessages;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.MessageSender;

/** Hands the authorization server's messages to a sender of skills' codes. Thread-safe. */
public final class DeliveredMessages implements AccountMessages {

    private final MessageSender sender;
    private final Set<Contact.Channel> channels;

    /** @param channels whose messages the sender takes */
    public DeliveredMessages(MessageSender sender, Set<Contact.Channel> channels) {
        this.sender = sender;
        this.channels = Set.copyOf(channels);
    }

    @Override
    public boolean carries(Contact.Channel channel) {
        return channels.contains(channel);
    }

    @Override
    public void send(AccountMessage message) throws IOException {
        Channel channel = message.channel() == Contact.Channel.SMS ? Channel.SMS : Channel.EMAIL;
        try {
            sender.send(new Message(
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
