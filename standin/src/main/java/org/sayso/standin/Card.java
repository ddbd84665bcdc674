package org.sayso.standin;

import java.time.Instant;

/**
 * A card in the Alexa app.
 *
 * @param type LinkAccount, Simple, Standard or AskForPermissionsConsent
 */
public record Card(String type, String title, String text, Instant at) {}
