package org.sayso.delivery;

import java.io.IOException;
import java.util.Map;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.MessageSender;
import org.sayso.confirmation.UndeliverableException;

/** Hands each message to the sender of its channel; one without sender is undeliverable. As thread-safe as its senders. */
public final class ByChannel implements MessageSender {

    private final Map<Channel, MessageSender> senders;

    /**
     * A sender that chooses among these.
     *
     * @throws IllegalArgumentException where there are none
     */
    public ByChannel(Map<Channel, MessageSender> senders) {
        if (senders.isEmpty()) {
            throw new IllegalArgumentException("at least one channel needs a sender");
        }
        this.senders = Map.copyOf(senders);
    }

    @Override
    public void send(Message message) throws IOException, InterruptedException {
        Channel channel = message.to().channel();
        MessageSender sender = senders.get(channel);
        if (sender == null) {
            throw new UndeliverableException("no sender is configured for " + channel);
        }
        sender.send(message);
    }
}
