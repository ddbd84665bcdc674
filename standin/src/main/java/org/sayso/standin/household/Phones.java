package org.sayso.standin.household;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The phones of a household: text messages by number, mail by address. Each keeps its newest 100 messages. Thread-safe.
 */
public final class Phones {

    private static final int MOST_PER_PERSON = 100;
    private static final int MOST_IDS = 2000;

    private final Map<String, Person> byNumber = new HashMap<>();
    private final Map<String, Person> byEmail = new HashMap<>();
    private final Map<String, Deque<PhoneMessage>> inboxes = new HashMap<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private final Clock clock;

    public Phones(Household household, Clock clock) {
        this.clock = clock;
        for (Person person : household.people()) {
            inboxes.put(person.id(), new ArrayDeque<>());
            String number = person.phoneNumber();
            if (number != null) {
                byNumber.put(digits(number), person);
            }
            String email = person.email();
            if (email != null) {
                byEmail.put(email.toLowerCase(Locale.ROOT), person);
            }
        }
    }

    /** What became of a message. */
    public enum Delivery {
        DELIVERED,
        /** A message with this id from this sender arrived before; nothing was changed. */
        REPEATED,
        /** Nobody here has this number or address. */
        UNKNOWN_ADDRESS
    }

    /**
     * Delivers a message.
     *
     * @param sender shown as the one who sent the message
     * @param channel SMS or EMAIL
     * @param to a phone number in international form, or a mail address
     */
    public synchronized Delivery deliver(
            String sender, String id, String channel, String to, String subject, String text) {
        Optional<Person> person = channel.equals("SMS")
                ? Optional.ofNullable(byNumber.get(digits(to)))
                : Optional.ofNullable(byEmail.get(to.toLowerCase(Locale.ROOT)));
        if (person.isEmpty()) {
            return Delivery.UNKNOWN_ADDRESS;
        }
        if (!ids.add(sender + "\n" + id)) {
            return Delivery.REPEATED;
        }
        if (ids.size() > MOST_IDS) {
            ids.remove(ids.iterator().next());
        }
        Deque<PhoneMessage> inbox = inboxes.computeIfAbsent(person.get().id(), k -> new ArrayDeque<>());
        inbox.addLast(new PhoneMessage(id, channel, to, sender, subject, text, clock.instant()));
        if (inbox.size() > MOST_PER_PERSON) {
            inbox.removeFirst();
        }
        return Delivery.DELIVERED;
    }

    /** A person's messages, oldest first; none for somebody who does not live here. */
    public synchronized List<PhoneMessage> inbox(String personId) {
        return new ArrayList<>(inboxes.getOrDefault(personId, new ArrayDeque<>()));
    }

    private static String digits(String number) {
        return number.replaceAll("[\\s().-]", "");
    }
}
