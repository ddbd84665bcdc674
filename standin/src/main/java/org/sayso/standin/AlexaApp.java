package org.sayso.standin;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The cards that the Alexa app shows, newest first; the newest 50 are kept. Thread-safe. */
final class AlexaApp {

    private static final int MOST = 50;

    private final Deque<Card> cards = new ArrayDeque<>();
    private final String skillName;
    private final Clock clock;

    AlexaApp(String skillName, Clock clock) {
        this.skillName = skillName;
        this.clock = clock;
    }

    /** Shows a card; the app itself words the one that asks to link. */
    synchronized Card show(String type, String title, String text) {
        Card card = type.equals("LinkAccount")
                ? new Card(type, skillName, "Link your " + skillName + " account to use this skill.", clock.instant())
                : new Card(type, title.isEmpty() ? skillName : title, text, clock.instant());
        cards.addFirst(card);
        if (cards.size() > MOST) {
            cards.removeLast();
        }
        return card;
    }

    synchronized List<Card> cards() {
        return List.copyOf(cards);
    }
}
