package org.sayso.confirmation;

import java.util.Map;
import org.sayso.token.UserKey;

/**
 * Something that matters, described so exactly that a person can agree to it and to nothing else.
 *
 * @param skill the skill id it was asked through
 * @param type which {@link ConfirmedAction} carries it out, such as {@code pizza-order}
 * @param user the account it concerns
 * @param reference the business's own name for it, such as an order number
 * @param details what is agreed to, as JSON values: String, Boolean, Long, List, Map. Amounts are decimal strings beside a
 *     {@code currency}. The shape follows {@code authorization_details} of RFC 9396.
 * @param templateVersion the version of the texts that {@link ConfirmedAction#summary} makes of the details
 */
public record Transaction(
        String skill,
        String type,
        UserKey user,
        String reference,
        Map<String, Object> details,
        String templateVersion) {

    public Transaction {
        details = Map.copyOf(details);
    }

    /** SHA-256 over the RFC 8785 form of all components, as 64 lower-case hexadecimal digits. */
    public String digest() {
        throw new UnsupportedOperationException();
    }
}
