package org.sayso.standin;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The cards that the Alexa app shows, newest first; the newest 50 are kept, and of those that ask to link an account the
 * newest one of each skill; and the newest 50 notifications. Thread-safe.
 */
final class AlexaApp {

    private static final String LINK_ACCOUNT = "LinkAccount";
    private static final int MOST = 50;

    private final Deque<Card> cards = new ArrayDeque<>();
    private final Map<String, Card> asking = new HashMap<>();
    private final Deque<Notification> notifications = new ArrayDeque<>();
    private final Clock clock;
    private final Phrases phrases;

    AlexaApp(Clock clock, Phrases phrases) {
        this.clock = clock;
        this.phrases = phrases;
    }

    /**
     * Shows a card; the app itself words those that ask for something.
     *
     * @param permissions the scopes that a card asks for
     */
    synchronized Card show(SkillInfo skill, String type, String title, String text, List<String> permissions) {
        boolean asks = type.equals(LINK_ACCOUNT);
        String name = skill.name();
        Card card = new Card(
                skill.id(),
                type,
                asks || title.isEmpty() ? name : title,
                wording(type, name, text),
                permissions,
                clock.instant());
        if (asks) {
            cards.removeIf(older ->
                    older.type().equals(LINK_ACCOUNT) && older.skillId().equals(skill.id()));
            asking.put(skill.id(), card);
        }
        cards.addFirst(card);
        if (cards.size() > MOST) {
            cards.removeLast();
        }
        return card;
    }

    /**
     * A link was lost, because its refresh token was refused: a notification, and a card that asks to link again.
     *
     * @see <a href="https://developer.amazon.com/docs/account-linking/add-account-linking-logic-music.html">Add account
     *     linking logic: when a refresh fails</a>
     */
    synchronized Card lost(SkillInfo skill) {
        String text = phrases.line("link-lost", skill.name());
        notifications.addFirst(new Notification(skill.id(), text, clock.instant()));
        if (notifications.size() > MOST) {
            notifications.removeLast();
        }
        return show(skill, LINK_ACCOUNT, "", "", List.of());
    }

    /** What is dated later than this is dated so: the clock was put back. */
    synchronized void notAfter(Instant time) {
        UnaryOperator<Card> card = each -> each.at().isAfter(time) ? each.dated(time) : each;
        replaceAll(cards, card);
        asking.replaceAll((skill, each) -> card.apply(each));
        replaceAll(notifications, each -> each.at().isAfter(time) ? each.dated(time) : each);
    }

    private static <T> void replaceAll(Deque<T> now, UnaryOperator<T> change) {
        List<T> changed = now.stream().map(change).toList();
        now.clear();
        now.addAll(changed);
    }

    /** Running the result brings back the cards and notifications that a skill has now, in the place of later ones. */
    synchronized Runnable mark(String skillId) {
        List<Card> cardsBefore = cards();
        List<Notification> notesBefore = notifications();
        Optional<Card> askingBefore = Optional.ofNullable(asking.get(skillId));
        return () -> {
            synchronized (this) {
                restore(cards, cardsBefore, card -> card.skillId().equals(skillId));
                restore(notifications, notesBefore, note -> note.skillId().equals(skillId));
                askingBefore.ifPresentOrElse(card -> asking.put(skillId, card), () -> asking.remove(skillId));
            }
        };
    }

    /** What was there before, below what others have added since. */
    private static <T> void restore(Deque<T> now, List<T> before, Predicate<T> ofTheSkill) {
        List<T> ofOthers = now.stream()
                .filter(each -> !ofTheSkill.test(each) && !before.contains(each))
                .toList();
        now.clear();
        now.addAll(ofOthers);
        now.addAll(before);
    }

    synchronized List<Notification> notifications() {
        return List.copyOf(notifications);
    }

    /** The app itself words the cards that ask for something. */
    private String wording(String type, String name, String text) {
        return switch (type) {
            case LINK_ACCOUNT -> phrases.line("card.link", name);
            case "AskForPermissionsConsent" -> phrases.line("card.permissions", name);
            default -> text;
        };
    }

    synchronized List<Card> cards() {
        return List.copyOf(cards);
    }

    /** The card that asks to link an account for a skill and was not answered yet. */
    synchronized Optional<Card> asking(String skillId) {
        return Optional.ofNullable(asking.get(skillId)).filter(cards::contains);
    }

    /** An account was linked, so no card of this skill asks for one any more. */
    synchronized void linked(String skillId) {
        asking.remove(skillId);
    }
}
