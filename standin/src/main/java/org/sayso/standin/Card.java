package org.sayso.standin;

import java.time.Instant;
import java.util.List;

/**
 * A card in the Alexa app.
 *
 * @param skillId whose card it is
 * @param type LinkAccount, Simple, Standard or AskForPermissionsConsent
 * @param permissions the scopes that the user is asked for; none unless the type is AskForPermissionsConsent
 */
public record Card(String skillId, String type, String title, String text, List<String> permissions, Instant at) {

    public Card {
        permissions = List.copyOf(permissions);
    }

    Card dated(Instant time) {
        return new Card(skillId, type, title, text, permissions, time);
    }
}
