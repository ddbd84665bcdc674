package org.sayso.standin;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sayso.standin.household.PhoneMessage;
import tools.jackson.databind.JsonNode;

/**
 * The one-time codes of a household: which lies on a phone and is still worth saying, and which a request carries. Knows
 * only what the household can know, so a code that ran out unsaid stays worth saying. Thread-safe.
 */
final class Codes {

    private static final Pattern CODE = Pattern.compile("(?<![\\d.])\\d{4,10}(?!\\d|\\.\\d)");

    /** The digits of an address are no code. */
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private static final String CANCEL = "AMAZON.CancelIntent";
    private static final int MOST_SAID = 100;

    private final Map<String, String> slots;
    private final Set<String> said = new LinkedHashSet<>();
    private Instant over = Instant.MIN;

    /** @param slots the slots through which codes are said, by intent */
    Codes(Map<String, String> slots) {
        this.slots = Map.copyOf(slots);
    }

    /** What a request says in the slots for codes; empty for any other request. */
    List<String> in(JsonNode request) {
        JsonNode intent = request.path("request").path("intent");
        String slot = slots.get(intent.path("name").asString(""));
        return slot == null
                ? List.of()
                : intent.path("slots").path(slot).findValues("value").stream()
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .filter(value -> value.chars().anyMatch(Character::isDigit))
                        .distinct()
                        .toList();
    }

    /**
     * Notes a request that the skill answered. A code is not said twice; cancelling, or a code that ends the session, ends
     * the confirmation and with it every code sent until now.
     */
    synchronized void answered(JsonNode request, boolean sessionOpen, Instant now) {
        String intent = request.path("request").path("intent").path("name").asString("");
        said.addAll(in(request));
        if (said.size() > MOST_SAID) {
            said.remove(said.iterator().next());
        }
        if (intent.equals(CANCEL) || (slots.containsKey(intent) && !sessionOpen)) {
            over(now);
        }
    }

    /** Whatever was sent until now confirms nothing any more. */
    synchronized void over(Instant now) {
        over = now;
        said.clear();
    }

    /** The clock was put back to this time, so nothing was over later. */
    synchronized void notAfter(Instant now) {
        over = over.isAfter(now) ? now : over;
    }

    /** Whether the newest message asks for something, by a code or a link, and nothing answered it yet. */
    synchronized boolean waiting(List<PhoneMessage> messages) {
        return worthSaying(messages).isPresent()
                || messages.stream()
                        .max(Comparator.comparing(PhoneMessage::at))
                        .filter(message -> message.at().isAfter(over))
                        .filter(message -> LINK.matcher(message.text()).find())
                        .isPresent();
    }

    /** The newest message's code, unless it was said or its confirmation is over. */
    synchronized Optional<String> worthSaying(List<PhoneMessage> messages) {
        return newest(messages.stream()
                        .filter(message -> message.at().isAfter(over))
                        .toList())
                .filter(code -> !said.contains(code));
    }

    /** The newest message's code. */
    static Optional<String> newest(List<PhoneMessage> messages) {
        return messages.stream()
                .max(Comparator.comparing(PhoneMessage::at))
                .map(message -> CODE.matcher(LINK.matcher(message.text()).replaceAll(" ")))
                .filter(Matcher::find)
                .map(Matcher::group);
    }
}
