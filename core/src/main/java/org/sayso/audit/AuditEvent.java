package org.sayso.audit;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.sayso.token.UserKey;

/**
 * One thing that happened to a confirmation, or to a link. It has no room for free text: nothing that was said, sent or typed can get in.
 * Immutable; what is not known is empty.
 *
 * <p>Made by {@link #of} and the methods that give a copy with one more thing known.
 *
 * @param kind what happened
 * @param at when, kept to the millisecond
 * @param user whose account; kept as a pseudonym only
 * @param skill the skill id, 1 to 255 characters
 * @param transactionType the type of the transaction, at most 255 characters
 * @param transactionDigest SHA-256 of the transaction in 64 hexadecimal digits
 * @param challenge the challenge's id, at most 64 characters
 * @param method the name of the confirmation method: lower-case words between hyphens, at most 64 characters, and no more
 *     than two digits in a row
 * @param reason the name of an enum's constant
 */
public record AuditEvent(
        AuditKind kind,
        Instant at,
        UserKey user,
        String skill,
        String transactionType,
        String transactionDigest,
        String challenge,
        String method,
        String reason) {

    private static final int MAX_NAME = 255;
    private static final Pattern DIGEST = Pattern.compile("([0-9a-f]{64})?");
    private static final Pattern CHALLENGE = Pattern.compile("[0-9A-Za-z_-]{0,64}");
    private static final Pattern METHOD = Pattern.compile("(?!.*\\d{3})[a-z0-9-]{0,64}");
    private static final Pattern REASON = Pattern.compile("([A-Z][A-Z_]{0,63})?");

    /** @throws IllegalArgumentException where a part is not of the form above; the message does not repeat it */
    public AuditEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(user, "user");
        if (skill.isEmpty() || skill.length() > MAX_NAME || transactionType.length() > MAX_NAME) {
            throw new IllegalArgumentException("an audit event's skill or transaction type is missing or too long");
        }
        require(DIGEST, transactionDigest, "transactionDigest");
        require(CHALLENGE, challenge, "challenge");
        require(METHOD, method, "method");
        require(REASON, reason, "reason");
    }

    /** An event of which nothing more is known. */
    public static AuditEvent of(AuditKind kind, Instant at, UserKey user, String skill) {
        return new AuditEvent(kind, at, user, skill, "", "", "", "", "");
    }

    /** Which transaction it was about. */
    public AuditEvent transaction(String type, String digest) {
        return new AuditEvent(kind, at, user, skill, type, digest, challenge, method, reason);
    }

    /** Which challenge it was about. */
    public AuditEvent challenge(String id) {
        return new AuditEvent(kind, at, user, skill, transactionType, transactionDigest, id, method, reason);
    }

    /** By which confirmation method. */
    public AuditEvent method(String name) {
        return new AuditEvent(kind, at, user, skill, transactionType, transactionDigest, challenge, name, reason);
    }

    /** Why, as a constant of an enum; a {@code Refusal} as a rule. */
    public AuditEvent reason(Enum<?> constant) {
        return new AuditEvent(
                kind, at, user, skill, transactionType, transactionDigest, challenge, method, constant.name());
    }

    private static void require(Pattern form, String value, String name) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException("the " + name + " of an audit event is not of the form it must have");
        }
    }
}
