package org.sayso.confirmation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sayso.token.UserKey;

/**
 * Something that matters, described so exactly that a person can agree to it and to nothing else.
 *
 * <p>Immutable: details are copied deeply. The canonical form may have at most {@value #MAX_CHARACTERS} characters.
 *
 * @param skill the skill id it was asked through, at most 255 characters
 * @param type which {@link ConfirmedAction} carries it out, such as {@code pizza-order}; at most 255
 *     characters
 * @param user the account it concerns
 * @param reference the business's own name for it, such as an order number
 * @param details what is agreed to, as JSON values: String, Boolean, Long, List, Map. Amounts are decimal strings beside a
 *     {@code currency}. The shape follows {@code authorization_details} of RFC 9396. An Integer becomes a Long; anything
 *     else, fractions included, is refused with an {@link IllegalArgumentException}.
 * @param templateVersion the version of the texts that {@link ConfirmedAction#summary} makes of the details
 */
public record Transaction(
        String skill,
        String type,
        UserKey user,
        String reference,
        Map<String, Object> details,
        String templateVersion) {

    static final int MAX_CHARACTERS = 32_768;
    private static final int MAX_NAME = 255;

    public Transaction {
        requireText(skill, "skill");
        requireText(type, "type");
        requireText(reference, "reference");
        requireText(templateVersion, "templateVersion");
        if (skill.length() > MAX_NAME || type.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "a transaction's skill and type have at most " + MAX_NAME + " characters");
        }
        details = CanonicalJson.copyOf(details);
        requireAmounts(details);
        int length = canonical(skill, type, user, reference, details, templateVersion)
                .length();
        if (length > MAX_CHARACTERS) {
            throw new IllegalArgumentException("the transaction has " + length
                    + " characters in canonical form; at most " + MAX_CHARACTERS + " are accepted");
        }
    }

    /**
     * What it costs, from the details {@code amount} and {@code currency}, or those within {@code instructedAmount} as in
     * RFC 9396; empty where it has no amount.
     */
    public Optional<Money> amount() {
        Map<?, ?> holder = details.get("instructedAmount") instanceof Map<?, ?> inside ? inside : details;
        return holder.get("amount") instanceof String amount && holder.get("currency") instanceof String currency
                ? Optional.of(Money.of(amount, currency))
                : Optional.empty();
    }

    /** SHA-256 over the RFC 8785 form of all components, as 64 lower-case hexadecimal digits. */
    public String digest() {
        return Digests.sha256Hex(toJson());
    }

    /** All components as RFC 8785 JSON: what the digest is taken of, and what a store keeps. */
    public String toJson() {
        return canonical(skill, type, user, reference, details, templateVersion);
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException where it is anything else
     */
    public static Transaction fromJson(String json) {
        Map<String, Object> members = CanonicalJson.readObject(json);
        if (members.size() != 7 || !(members.get("details") instanceof Map<?, ?> details)) {
            throw new IllegalArgumentException("not a transaction");
        }
        return new Transaction(
                text(members, "skill"),
                text(members, "type"),
                new UserKey(text(members, "issuer"), text(members, "user")),
                text(members, "reference"),
                CanonicalJson.copyOf(details),
                text(members, "templateVersion"));
    }

    private static String canonical(
            String skill,
            String type,
            UserKey user,
            String reference,
            Map<String, Object> details,
            String templateVersion) {
        return CanonicalJson.write(Map.of(
                "skill", skill,
                "type", type,
                "issuer", user.issuer(),
                "user", user.key(),
                "reference", reference,
                "details", details,
                "templateVersion", templateVersion));
    }

    private static String text(Map<String, Object> members, String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("not a transaction: " + name + " is missing");
    }

    /** Every member called amount, at any depth, is a decimal string beside its currency. */
    private static void requireAmounts(Object value) {
        if (value instanceof List<?> list) {
            list.forEach(Transaction::requireAmounts);
        } else if (value instanceof Map<?, ?> members) {
            if (members.containsKey("amount")) {
                if (!(members.get("amount") instanceof String amount)
                        || !(members.get("currency") instanceof String currency)) {
                    throw new IllegalArgumentException(
                            "an amount in a transaction is a decimal string beside its currency, such as"
                                    + " \"amount\": \"14.50\", \"currency\": \"USD\"");
                }
                Money.of(amount, currency);
            }
            members.values().forEach(Transaction::requireAmounts);
        }
    }

    private static void requireText(String value, String name) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a transaction needs its " + name);
        }
    }
}
