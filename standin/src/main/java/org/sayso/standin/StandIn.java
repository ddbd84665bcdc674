package org.sayso.standin;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.PhoneMessage;
import org.sayso.standin.household.Phones;
import org.sayso.standin.linking.LinkResult;
import org.sayso.standin.linking.LinkStatus;
import org.sayso.standin.protocol.StandInAuthority;
import tools.jackson.databind.JsonNode;

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

    private final Household household;
    private final Phones phones;
    private final Skill skill;
    private final Suggestions suggestions;
    private final StandInAuthority authority;
    private final String inboxToken;
    private final Map<String, Conversation> conversations = new LinkedHashMap<>();

    StandIn(
            Household household,
            Phones phones,
            Skill skill,
            Suggestions suggestions,
            StandInAuthority authority,
            String inboxToken) {
        this.household = household;
        this.phones = phones;
        this.skill = skill;
        this.suggestions = suggestions;
        this.authority = authority;
        this.inboxToken = inboxToken;
        household.devices().forEach(device -> conversations.put(device.id(), new Conversation(skill)));
    }

    public static StandInBuilder builder() {
        return new StandInBuilder();
    }

    public Household household() {
        return household;
    }

    /**
     * Says something to a device and waits for the answer.
     *
     * @throws IllegalArgumentException if there is no such device or person
     */
    public Turn say(String deviceId, String personId, String text) {
        if (household.people().stream().noneMatch(person -> person.id().equals(personId))) {
            throw new IllegalArgumentException("Nobody here has the id " + personId);
        }
        return conversation(deviceId).say(text);
    }

    /** Whether the device goes on listening for the skill, so that an answer needs no invocation. */
    public boolean sessionOpen(String deviceId) {
        return conversation(deviceId).listening();
    }

    /** The last utterance at a device and what came of it; empty before the first. */
    public Optional<Turn> lastTurn(String deviceId) {
        return conversation(deviceId).last();
    }

    /** What was said at a device, oldest first; the newest 200 lines. */
    public List<Line> transcript(String deviceId) {
        return conversation(deviceId).lines();
    }

    private Conversation conversation(String deviceId) {
        Conversation conversation = conversations.get(deviceId);
        if (conversation == null) {
            throw new IllegalArgumentException("There is no device " + deviceId);
        }
        return conversation;
    }

    /** The cards in the Alexa app, newest first. */
    public List<Card> cards() {
        return skill.app().cards();
    }

    /** The card that asks to link an account, until that is done. */
    public Optional<Card> linkRequest() {
        return skill.app().asking();
    }

    public LinkStatus link() {
        return skill.link().status();
    }

    /** Begins to link an account: the address at which the user signs in. Whoever answers it may be any browser. */
    public URI startLinking() {
        return startLinking(null);
    }

    /** As {@link #startLinking()}, for one browser: the secret it holds must come back with the answer. */
    public URI startLinking(@Nullable String browser) {
        return skill.link().start(browser);
    }

    /** Ends linking with the query that the authorization server sent the browser back with. */
    public LinkResult finishLinking(Map<String, String> query) {
        return finishLinking(query, null);
    }

    /** As {@link #finishLinking(Map)}, in the browser that holds this secret. */
    public LinkResult finishLinking(Map<String, String> query, @Nullable String browser) {
        LinkResult result = skill.link().finish(query, browser);
        if (result instanceof LinkResult.Linked) {
            skill.app().linked();
            skill.codes().over(skill.clock().instant());
        }
        skill.topics().changed(TOPIC_ALEXA_APP);
        return result;
    }

    /** Forgets the account and its tokens, as disabling the skill does. */
    public void unlink() {
        skill.link().unlink();
        skill.codes().over(skill.clock().instant());
        skill.topics().changed(TOPIC_ALEXA_APP);
    }

    /** A person's messages, newest first. */
    public List<PhoneMessage> inbox(String personId) {
        List<PhoneMessage> messages = new ArrayList<>(phones.inbox(personId));
        java.util.Collections.reverse(messages);
        return messages;
    }

    /** Puts a message into the phone that has its number or address. */
    public Phones.Delivery deliver(String id, String channel, String to, String subject, String text) {
        Phones.Delivery delivery = phones.deliver(id, channel, to, subject, text);
        if (delivery == Phones.Delivery.DELIVERED) {
            skill.topics().changed(TOPIC_PHONE);
        }
        return delivery;
    }

    /** The bearer token that {@code POST /phone/inbox} asks for. */
    public String inboxToken() {
        return inboxToken;
    }

    /** The signing certificate and its authority's, in PEM form. */
    public String certificateChain() {
        return authority.certificateChain();
    }

    /** Calls a listener, on whatever thread, with the topic that changed; closing the result ends that. */
    public AutoCloseable subscribe(Consumer<String> topic) {
        return skill.topics().subscribe(topic);
    }

    /**
     * A copy of the trace of a request, with fingerprints in the place of the one-time codes that were said in it.
     *
     * @param trace an object whose {@code request} is the envelope that the skill received
     */
    public JsonNode withoutCodes(JsonNode trace) {
        JsonNode hidden = skill.fingerprints().hide(trace, skill.codes().in(trace.path("request")));
        return hidden == null ? trace : hidden;
    }

    /** What one could say next. */
    public List<String> suggestions() {
        boolean listening = conversations.values().stream().anyMatch(Conversation::listening);
        List<PhoneMessage> messages = household.people().stream()
                .flatMap(person -> phones.inbox(person.id()).stream())
                .toList();
        return suggestions.next(listening, link().linked(), skill.codes().worthSaying(messages));
    }
}
