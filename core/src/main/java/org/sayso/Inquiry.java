package org.sayso;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request's walk through the four questions: its deadline, and the checks made so far in order.
 *
 * <p>The checks are what the trace shows and the audit trail keeps. Details must not contain tokens, codes or other
 * secrets. Thread-safe.
 */
public final class Inquiry {

    private final Deadline deadline;
    private final List<Check> checks = new ArrayList<>();
    private long lastNanos = System.nanoTime();
    private Map<String, Object> claims = Map.of();

    private Inquiry(Deadline deadline) {
        this.deadline = deadline;
    }

    /** A walk that must end within {@code budget}. */
    public static Inquiry within(Duration budget) {
        return new Inquiry(Deadline.in(budget));
    }

    public Deadline deadline() {
        return deadline;
    }

    /** Notes a check that passed. */
    public void passed(Question question, String name, String detail) {
        add(question, name, Optional.empty(), detail);
    }

    /** Notes a check that failed; gives the reason back, so that a caller can return it. */
    public <R extends Refusal> R refused(String name, R reason, String detail) {
        add(reason.question(), name, Optional.of(reason), detail);
        return reason;
    }

    private synchronized void add(Question question, String name, Optional<Refusal> refusal, String detail) {
        long now = System.nanoTime();
        checks.add(new Check(question, name, refusal, detail, Duration.ofNanos(now - lastNanos)));
        lastNanos = now;
    }

    /** The checks so far, in the order they were made. */
    public synchronized List<Check> checks() {
        return List.copyOf(checks);
    }

    /** Keeps the claims that the issuer vouched for, as JSON values, for the trace. Never a token's text. */
    public synchronized void claims(Map<String, Object> authentic) {
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(authentic));
    }

    /** The claims of the caller's token; empty where there was none, or nobody vouched for it. */
    public synchronized Map<String, Object> claims() {
        return claims;
    }
}
