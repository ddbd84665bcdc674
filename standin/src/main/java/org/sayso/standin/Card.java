package org.sayso.standin;

import java.time.Instant;

/**
 * A card in the Alexa app.
 *
 * @param skillId whose card it is
 * @param type LinkAccount, Simple, Standard or AskForPermissionsConsent
 */
public record Card(String skillId, String type, String title, String text, Instant at) {}
