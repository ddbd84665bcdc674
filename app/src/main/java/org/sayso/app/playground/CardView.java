package org.sayso.app.playground;

import java.util.List;
import org.sayso.standin.Card;
import org.sayso.standin.StandIn;

/**
 * A card as the Alexa app shows it.
 *
 * @param words what it asks permission for, in words
 * @param open whether one can still grant some of that
 */
record CardView(Card card, List<String> words, boolean open) {

    static List<CardView> all(StandIn alexa) {
        return alexa.cards().stream()
                .map(card -> new CardView(
                        card,
                        card.permissions().stream().map(PermissionView::inWords).toList(),
                        !alexa.household().granted(card.skillId()).containsAll(card.permissions())))
                .toList();
    }
}
