package org.sayso.standin.linking;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the skill is linked to an account, as the Alexa app shows it.
 *
 * @param since when the account was linked
 * @param problem what went wrong last, in a sentence for a person
 */
public record LinkStatus(boolean linked, String skillName, Optional<Instant> since, Optional<String> problem) {}
