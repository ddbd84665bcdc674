package org.sayso.confirmation;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sayso.audit.AuditTrail;

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
    private int pending = 1;
    private List<ConfirmationMethod> methods = List.of(new OwnCode(Channel.SMS), new OwnCode(Channel.EMAIL));
    private Map<String, ConfirmationPolicy> policies = Map.of();
    private DestinationRule destinationRule = destination -> true;
    private Optional<GuessLimits> guessLimits = Optional.empty();
    private SendLimits sendLimits = SendLimits.standard();
    private boolean receipts;
    private Duration retention = Duration.ofDays(90);
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

    /** How many transactions of a user and skill may wait at once: 1 unless set; 1 to 3. */
    public ConfirmationsBuilder pending(int transactions) {
        if (transactions < 1 || transactions > 3) {
            throw new IllegalArgumentException("pending is " + transactions + "; it must be 1 to 3");
        }
        this.pending = transactions;
        return this;
    }

    /** The methods that there are: own codes by text message and e-mail unless set; at least one, each name once. */
    public ConfirmationsBuilder methods(Collection<? extends ConfirmationMethod> methods) {
        long names = methods.stream().map(ConfirmationMethod::name).distinct().count();
        if (methods.isEmpty() || names != methods.size()) {
            throw new IllegalArgumentException("methods must be at least one, each name once");
        }
        for (ConfirmationMethod method : methods) {
            if (!method.name().matches("[a-z0-9-]{1,40}") || method.name().equals(Requesting.FRESH)) {
                throw new IllegalArgumentException("the method name " + method.name()
                        + " must be 1 to 40 lower-case letters, digits and hyphens, and not " + Requesting.FRESH);
            }
        }
        this.methods = List.copyOf(methods);
        return this;
    }

    /** Policies that take the place of {@link ConfirmedAction#policy}, by type of transaction. */
    public ConfirmationsBuilder policies(Map<String, ConfirmationPolicy> policies) {
        this.policies = Map.copyOf(policies);
        return this;
    }

    /** Which destinations messages may go to; all verified ones unless set. */
    public ConfirmationsBuilder destinationRule(DestinationRule rule) {
        this.destinationRule = rule;
        return this;
    }

    /**
     * How many wrong codes an account may have; {@link GuessLimits#standard} unless set. Refused where codes of 6 digits and
     * more could be guessed with a chance of one in a thousand a year.
     */
    public ConfirmationsBuilder guessLimits(GuessLimits limits) {
        this.guessLimits = Optional.of(limits);
        return this;
    }

    /** How often codes are sent; {@link SendLimits#standard} unless set. */
    public ConfirmationsBuilder sendLimits(SendLimits limits) {
        this.sendLimits = limits;
        return this;
    }

    /** Whether a receipt goes to the account's mailbox, where one is verified; off unless set. */
    public ConfirmationsBuilder receipts(boolean byEmail) {
        this.receipts = byEmail;
        return this;
    }

    /** How long challenges are kept after their end: 90 days unless set; 1 to 400 days. */
    public ConfirmationsBuilder retention(Duration retention) {
        if (retention.compareTo(Duration.ofDays(1)) < 0 || retention.compareTo(Duration.ofDays(400)) > 0) {
            throw new IllegalArgumentException("retention is " + retention + "; it must be 1 to 400 days");
        }
        this.retention = retention;
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
        byte[] secret = required(key, "key");
        ServerKey serverKey = new ServerKey(secret);
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
        Actions known = new Actions(actions);
        Ledger ledger = store.ledger();
        Subjects subjects = new Subjects(serverKey);
        GuessBudget guesses = new GuessBudget(ledger, subjects, checkedGuessLimits());
        CodeHash codeHash = new CodeHash(serverKey);
        CheckHash checkHash = new CheckHash(serverKey);
        MessageSeal messageSeal = new MessageSeal(serverKey);
        TextSeal referenceSeal = new TextSeal(serverKey, "sayso provider reference 1");
        Reach reach = new Reach(new TextSeal(serverKey, "sayso reach 1"));
        String name = checkedName();
        VoiceUsers voiceUsers = new VoiceUsers(serverKey);
        Opening opening =
                new Opening(codeHash, checkHash, messageSeal, referenceSeal, reach, voiceUsers, rules, name, random);
        Proofs proofs = new Proofs(methods, codeHash, referenceSeal, codeLength);
        SendBudget sends = new SendBudget(ledger, subjects, sendLimits);
        DestinationRule open = to -> destinationRule.allows(to) && sends.open(to, clock.instant());
        Promises promises = new Promises(store.outbox(), known, messageSeal, reach, name, receipts, proofs, open);
        AuditTrail trail = new AuditTrail(store.audit(), secret);
        Journal journal = new Journal(trail, store.unitOfWork(), clock);
        Endings endings = new Endings(store, known, journal);
        Wake wake = new Wake(afterCommit);
        Carrying carrying = new Carrying(store, known, endings, promises, journal, clock);
        Ended ended = new Ended(store, known, endings, proofs, clock);
        Requesting requesting = new Requesting(
                store,
                known,
                endings,
                new Choosing(methods, checkedPolicies(known), destinationRule, guesses, sends),
                opening,
                sends,
                subjects,
                carrying,
                proofs,
                journal,
                rules,
                pending,
                clock);
        CodesOff codesOff = new CodesOff(promises, opening, journal, clock);
        return new Confirmations(
                store,
                known,
                endings,
                requesting,
                new Answering(store, endings, carrying, ended, guesses, codesOff, proofs, opening, subjects, journal),
                new Looking(store, endings, carrying, ended, proofs, subjects),
                new Checking(
                        store,
                        endings,
                        carrying,
                        ended,
                        guesses,
                        proofs,
                        subjects,
                        requesting,
                        codesOff,
                        checkHash,
                        journal),
                new Approvals(store, known, endings, carrying, ended, proofs, guesses, journal, wake),
                guesses,
                trail,
                voiceUsers,
                retention,
                methods.stream().map(ConfirmationMethod::name).collect(Collectors.toSet()),
                codeLength,
                clock,
                wake);
    }

    /** The limits, by the shortest code that is spoken: a provider's may be shorter than ours. */
    private GuessLimits checkedGuessLimits() {
        int shortest = methods.stream()
                .filter(method -> method instanceof ProviderMethod provider && provider.spoken())
                .mapToInt(method -> ((ProviderMethod) method).codeLength())
                .reduce(codeLength, Math::min);
        GuessLimits limits = guessLimits.orElseGet(() -> GuessLimits.standard(shortest, pending));
        if (shortest < CodeRules.SHORT) {
            if (!shortCodesAllowed) {
                throw new IllegalArgumentException(
                        "a provider's codes have " + shortest
                                + " digits: fewer than 6 are guessed too easily; leave the method out, or call allowShortCodes()");
            }
        } else if (limits.chancePerYear(shortest, pending) >= GuessLimits.ACCEPTED_CHANCE) {
            throw new IllegalArgumentException("perYear is " + limits.perYear() + ": with codes of " + shortest
                    + " digits and " + pending + " pending, at most "
                    + GuessLimits.standard(shortest, pending).perYear()
                    + " wrong codes a year keep the chance of a break-in below "
                    + GuessLimits.ACCEPTED_CHANCE);
        }
        return limits;
    }

    /** The policy of every type, each of which some configured method can meet. */
    private Map<String, ConfirmationPolicy> checkedPolicies(Actions known) {
        Set<String> names = methods.stream().map(ConfirmationMethod::name).collect(Collectors.toSet());
        for (String type : policies.keySet()) {
            if (!known.all().containsKey(type)) {
                throw new IllegalArgumentException(
                        "a policy is for transactions of type " + type + ", and no ConfirmedAction is; the types are "
                                + new TreeSet<>(known.all().keySet()));
            }
        }
        Map<String, ConfirmationPolicy> all = new HashMap<>();
        known.all().forEach((type, action) -> {
            ConfirmationPolicy policy = policies.getOrDefault(type, action.policy());
            Set<String> unknown = new TreeSet<>(policy.methods());
            unknown.removeAll(names);
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("the policy for transactions of type " + type + " names " + unknown
                        + ", and the configured methods are " + new TreeSet<>(names));
            }
            List<Acceptable> rules = policy.all();
            if (methods.stream().noneMatch(method -> rules.stream().allMatch(rule -> rule.accepts(method)))) {
                throw new IllegalArgumentException(
                        "no configured method meets all rules of the policy for transactions of type " + type
                                + ", which add up; the configured methods are " + new TreeSet<>(names));
            }
            all.put(type, policy);
        });
        return all;
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
