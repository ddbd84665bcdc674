package org.sayso.alexa.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.sayso.ProofRefusal;

/**
 * Step 12: {@code request.timestamp} within the tolerance of now, in both directions, the edges included.
 *
 * <p>Amazon allows at most 150 seconds. Skill events are delivered later than they happen; as in Amazon's own SDKs, five of
 * them have 3600 seconds.
 */
record Timeliness(Duration tolerance) {

    static final Duration MOST = Duration.ofSeconds(150);
    static final Duration SKILL_EVENTS = Duration.ofHours(1);

    private static final String CHECK = "timestamp";
    private static final Set<String> LATE_EVENTS = Set.of(
            "AlexaSkillEvent.SkillEnabled",
            "AlexaSkillEvent.SkillDisabled",
            "AlexaSkillEvent.SkillPermissionChanged",
            "AlexaSkillEvent.SkillPermissionAccepted",
            "AlexaSkillEvent.SkillAccountLinked");

    Timeliness {
        if (tolerance.isNegative() || tolerance.isZero() || tolerance.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("the timestamp tolerance must be above 0 and at most 150 seconds,"
                    + " which is the most that Amazon allows; it is " + tolerance);
        }
    }

    /** When a request was sent whose timestamp was found good. */
    static Instant sentAt(Envelope envelope) {
        return OffsetDateTime.parse(envelope.timestamp().textValue()).toInstant();
    }

    /** Finds the last moment at which this request would still be accepted. */
    Finding<Instant> check(Envelope envelope, Instant now) {
        JsonNode text = envelope.timestamp();
        if (!text.isTextual()) {
            return missing("missing or not a string");
        }
        Instant sent;
        try {
            sent = OffsetDateTime.parse(text.textValue()).toInstant();
        } catch (DateTimeException unreadable) {
            return missing("not an ISO 8601 date and time with a zone");
        }
        Duration allowed = LATE_EVENTS.contains(envelope.type()) ? SKILL_EVENTS : tolerance;
        Duration age = Duration.between(sent, now);
        String detail = age.toSeconds() + " s old, tolerance " + allowed.toSeconds() + " s";
        return age.abs().compareTo(allowed) <= 0
                ? Finding.passed(CHECK, sent.plus(allowed), detail)
                : Finding.failed(CHECK, ProofRefusal.TIMESTAMP_OUTSIDE_TOLERANCE, detail);
    }

    private static Finding<Instant> missing(String detail) {
        return Finding.failed(CHECK, ProofRefusal.TIMESTAMP_MISSING, detail);
    }
}
