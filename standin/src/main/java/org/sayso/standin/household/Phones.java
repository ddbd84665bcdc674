package org.sayso.standin.household;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The phones of a household: text messages by number, mail by address. Each keeps its newest 100 messages. Thread-safe.
 */
public final class Phones {

    private static final int MOST_PER_PERSON = 100;
    private static final int MOST_IDS = 2000;

    private final HouseholdState household;
    private final Map<String, Deque<PhoneMessage>> inboxes = new HashMap<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private final Clock clock;

    /** The phones of whoever lives here when a message arrives. */
    public Phones(HouseholdState household, Clock clock) {
        this.household = household;
        this.clock = clock;
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
     * @param to a phone number in international form, also that of a voice profile, or a mail address
     */
    public synchronized Delivery deliver(
            String sender, String id, String channel, String to, String subject, String text) {
        Optional<Person> person = channel.equals("SMS") ? withNumber(to) : withEmail(to);
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

    /** Running the result takes away what these senders have sent by then, and had not sent yet. */
    public synchronized Runnable mark(Set<String> senders) {
        Set<PhoneMessage> before =
                inboxes.values().stream().flatMap(Deque::stream).collect(Collectors.toSet());
        return () -> takeAway(message -> senders.contains(message.from()) && !before.contains(message));
    }

    private synchronized void takeAway(Predicate<PhoneMessage> which) {
        inboxes.values().forEach(inbox -> inbox.removeIf(which));
    }

    /** Dates later messages at this time, which can be after the clock was put back. */
    public synchronized void notAfter(Instant time) {
        inboxes.replaceAll((person, inbox) -> inbox.stream()
                .map(message -> message.at().isAfter(time) ? message.dated(time) : message)
                .collect(Collectors.toCollection(ArrayDeque::new)));
    }

    /** A person's messages, oldest first; none for somebody who does not live here. */
    public synchronized List<PhoneMessage> inbox(String personId) {
        return new ArrayList<>(inboxes.getOrDefault(personId, new ArrayDeque<>()));
    }

    private Optional<Person> withNumber(String number) {
        String wanted = PhoneNumbers.plain(number);
        return first(person -> same(wanted, person.phoneNumber()))
                .or(() -> first(person -> same(wanted, person.voice().phoneNumber())));
    }

    private static boolean same(String plain, @Nullable String number) {
        return number != null && PhoneNumbers.plain(number).equals(plain);
    }

    private Optional<Person> withEmail(String address) {
        return first(person -> address.equalsIgnoreCase(person.email()));
    }

    private Optional<Person> first(Predicate<Person> wanted) {
        return household.now().people().stream().filter(wanted).findFirst();
    }
}
