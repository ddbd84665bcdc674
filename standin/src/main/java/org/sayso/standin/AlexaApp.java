package org.sayso.standin;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cards that the Alexa app shows, newest first; the newest 50 are kept, and of those that ask to link an account the
 * newest one. Thread-safe.
 */
final class AlexaApp {

    private static final String LINK_ACCOUNT = "LinkAccount";
    private static final int MOST = 50;

    private final Deque<Card> cards = new ArrayDeque<>();
    private final String skillName;
    private final Clock clock;
    private @Nullable Card asking;

    AlexaApp(String skillName, Clock clock) {
        this.skillName = skillName;
        this.clock = clock;
    }

    /** Shows a card; the app itself words the one that asks to link. */
    synchronized Card show(String type, String title, String text) {
        boolean asks = type.equals(LINK_ACCOUNT);
        Card card = asks
                ? new Card(type, skillName, "Link your " + skillName + " account to use this skill.", clock.instant())
                : new Card(type, title.isEmpty() ? skillName : title, text, clock.instant());
        if (asks) {
            cards.removeIf(older -> older.type().equals(LINK_ACCOUNT));
            asking = card;
        }
        cards.addFirst(card);
        if (cards.size() > MOST) {
            cards.removeLast();
        }
        return card;
    }

    synchronized List<Card> cards() {
        return List.copyOf(cards);
    }

    /** The card that asks to link an account and was not answered yet. */
    synchronized Optional<Card> asking() {
        return Optional.ofNullable(asking).filter(cards::contains);
    }

    /** An account was linked, so no card asks for one any more. */
    synchronized void linked() {
        asking = null;
    }
}
