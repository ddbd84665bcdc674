package org.sayso.confirmation;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link Confirmations}. {@link #storage}, {@link #key}, {@link #actions} and {@link #serviceName} are required.
 */
public final class ConfirmationsBuilder {

    private static final System.Logger LOG = System.getLogger(Confirmations.class.getName());
    private static final int MAX_SERVICE_NAME = 60;

    private @Nullable Storage storage;
    private byte @Nullable [] key;
    private @Nullable String serviceName;
    private Collection<? extends ConfirmedAction> actions = List.of();
    private int codeLength = 6;
    private boolean shortCodesAllowed;
    private Duration life = Duration.ofMinutes(5);
    private int tries = 3;
    private Clock clock = Clock.systemUTC();
    private RandomGenerator random = new SecureRandom();
    private Runnable afterCommit = () -> {};

    ConfirmationsBuilder() {}

    /** Where challenges and messages are kept. */
    public ConfirmationsBuilder storage(Storage storage) {
        this.storage = storage;
        return this;
    }

    /** The server key: at least 32 random bytes, the same on every replica. Codes are hashed and messages sealed with it. */
    public ConfirmationsBuilder key(byte[] key) {
        this.key = key.clone();
        return this;
    }

    /** The service's name in messages, at most 60 characters. */
    public ConfirmationsBuilder serviceName(String serviceName) {
        this.serviceName = serviceName;
        return this;
    }

    /** The business side: at least one, and one for each type. */
    public ConfirmationsBuilder actions(Collection<? extends ConfirmedAction> actions) {
        this.actions = List.copyOf(actions);
        return this;
    }

    /** Digits of a code: 6 unless set; 4 to 10, fewer than 6 only after {@link #allowShortCodes}. */
    public ConfirmationsBuilder codeLength(int digits) {
        this.codeLength = digits;
        return this;
    }

    /**
     * Permits codes of 4 or 5 digits. They are below the 20 bits that NIST SP 800-63B and OWASP ASVS ask for: with 10
     * challenges a day and 3 tries each, a 4-digit code is guessed within a year with a chance of 67 %. Logs a warning.
     */
    public ConfirmationsBuilder allowShortCodes() {
        this.shortCodesAllowed = true;
        return this;
    }

    /** How long a code is good for: 5 minutes unless set; 30 seconds to 10 minutes, in whole seconds. */
    public ConfirmationsBuilder life(Duration life) {
        this.life = life;
        return this;
    }

    /** Tries for each challenge: 3 unless set; 1 to 5. */
    public ConfirmationsBuilder tries(int tries) {
        this.tries = tries;
        return this;
    }

    /** The clock; the system's unless set. */
    public ConfirmationsBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** Where codes and ids come from. It MUST be cryptographically strong; {@link SecureRandom} unless set. */
    public ConfirmationsBuilder randomness(RandomGenerator random) {
        this.random = random;
        return this;
    }

    /** Run after a message or a remote effect was committed, to wake whoever carries it out. Must return at once. */
    public ConfirmationsBuilder afterCommit(Runnable afterCommit) {
        this.afterCommit = afterCommit;
        return this;
    }

    /**
     * Builds the engine.
     *
     * @throws IllegalArgumentException where a setting is outside its bounds
     * @throws IllegalStateException where a required setting is missing
     */
    public Confirmations build() {
        Storage store = required(storage, "storage");
        ServerKey serverKey = new ServerKey(required(key, "key"));
        CodeRules rules = new CodeRules(codeLength, life, tries);
        if (codeLength < CodeRules.SHORT) {
            if (!shortCodesAllowed) {
                throw new IllegalArgumentException("codeLength is " + codeLength
                        + ": fewer than 6 digits are guessed too easily; use 6, or call allowShortCodes()");
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Codes have only {0} digits (allowShortCodes): easier to guess than NIST SP 800-63B and OWASP ASVS accept",
                    codeLength);
        }
        Map<String, ConfirmedAction> byType = byType();
        CodeHash codeHash = new CodeHash(serverKey);
        Endings endings = new Endings(store, byType);
        return new Confirmations(
                store,
                byType,
                endings,
                new Requesting(
                        store, endings, codeHash, new MessageSeal(serverKey), rules, checkedName(), random, clock),
                new Answering(store, byType, endings, codeHash, codeLength, clock),
                codeLength,
                clock,
                afterCommit);
    }

    private Map<String, ConfirmedAction> byType() {
        Map<String, ConfirmedAction> byType = new HashMap<>();
        for (ConfirmedAction action : actions) {
            if (byType.put(action.type(), action) != null) {
                throw new IllegalArgumentException("two actions are for transactions of type " + action.type());
            }
        }
        if (byType.isEmpty()) {
            throw new IllegalStateException("actions are missing: without one, nothing can be confirmed");
        }
        return Map.copyOf(byType);
    }

    private String checkedName() {
        String name = required(serviceName, "serviceName").strip();
        if (name.isEmpty() || name.length() > MAX_SERVICE_NAME) {
            throw new IllegalArgumentException(
                    "serviceName must have 1 to " + MAX_SERVICE_NAME + " characters; it opens every message");
        }
        return name;
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalStateException(name + " is missing");
        }
        return Objects.requireNonNull(value);
    }
}
