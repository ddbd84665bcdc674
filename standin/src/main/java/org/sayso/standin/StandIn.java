package org.sayso.standin;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.PhoneMessage;
import org.sayso.standin.linking.LinkResult;
import org.sayso.standin.linking.LinkStatus;

/**
 * Plays Alexa for one skill: devices that listen, the Alexa app with its cards and the account link, and the phones of
 * a household. Thread-safe; utterances at one device are taken one after the other.
 */
public final class StandIn {

    /** What {@link #subscribe} reports when something was said at a device. */
    public static final String TOPIC_ECHO = "echo";

    /** What {@link #subscribe} reports when a card or the account link changed. */
    public static final String TOPIC_ALEXA_APP = "alexa-app";

    /** What {@link #subscribe} reports when a message arrived. */
    public static final String TOPIC_PHONE = "phone";

    private StandIn() {}

    public static StandInBuilder builder() {
        return new StandInBuilder();
    }

    public Household household() {
        throw new UnsupportedOperationException();
    }

    public Turn say(String deviceId, String personId, String text) {
        throw new UnsupportedOperationException();
    }

    /** Whether the device goes on listening for the skill, so that an answer needs no invocation. */
    public boolean sessionOpen(String deviceId) {
        throw new UnsupportedOperationException();
    }

    public List<Line> transcript(String deviceId) {
        throw new UnsupportedOperationException();
    }

    public List<Card> cards() {
        throw new UnsupportedOperationException();
    }

    public LinkStatus link() {
        throw new UnsupportedOperationException();
    }

    public URI startLinking() {
        throw new UnsupportedOperationException();
    }

    public LinkResult finishLinking(Map<String, String> query) {
        throw new UnsupportedOperationException();
    }

    public void unlink() {
        throw new UnsupportedOperationException();
    }

    public List<PhoneMessage> inbox(String personId) {
        throw new UnsupportedOperationException();
    }

    public AutoCloseable subscribe(Consumer<String> topic) {
        throw new UnsupportedOperationException();
    }

    public List<String> suggestions() {
        throw new UnsupportedOperationException();
    }
}
