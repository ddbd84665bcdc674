package org.sayso.authorization.link;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what happens to links, without who they belong to, and passes it on. Thread-safe. */
final class LinkEvents {

    private static final Logger LOG = LoggerFactory.getLogger(LinkEvents.class);

    private final Consumer<LinkEvent> listeners;

    LinkEvents(Consumer<LinkEvent> listeners) {
        this.listeners = listeners;
    }

    void publish(LinkEvent event) {
        if (event instanceof LinkEvent.Ended ended) {
            Link link = ended.link();
            LOG.info(
                    "Link {} of client {} ended: {}",
                    link.id(),
                    link.clientId(),
                    link.ended().map(Link.End::reason).orElse(EndReason.EXPIRED));
        } else if (event instanceof LinkEvent.ReusedLate reused) {
            LOG.warn(
                    "Refresh token {} of link {} of client {} was presented after {} had been used: {}",
                    reused.generation(),
                    reused.link().id(),
                    reused.link().clientId(),
                    reused.newest(),
                    reused.handling());
        }
        listeners.accept(event);
    }
}
