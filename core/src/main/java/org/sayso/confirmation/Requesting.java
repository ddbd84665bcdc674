package org.sayso.confirmation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Opens challenges: the code, its hash, and the message in the outbox, in one unit of work. */
final class Requesting {

    /** Each lost race means that another request of the same user and skill went through. */
    private static final int ATTEMPTS = 20;

    private static final int ID_BYTES = 16;

    private final Storage storage;
    private final Endings endings;
    private final CodeHash codeHash;
    private final MessageSeal seal;
    private final CodeRules rules;
    private final String serviceName;
    private final RandomGenerator random;
    private final Clock clock;

    Requesting(
            Storage storage,
            Endings endings,
            CodeHash codeHash,
            MessageSeal seal,
            CodeRules rules,
            String serviceName,
            RandomGenerator random,
            Clock clock) {
        this.storage = storage;
        this.endings = endings;
        this.codeHash = codeHash;
        this.seal = seal;
        this.rules = rules;
        this.serviceName = serviceName;
        this.random = random;
        this.clock = clock;
    }

    Requested.Sent request(Transaction transaction, String summary, Destination destination, Locale locale) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Duration life = rules.life();
        String id = randomId();
        String code = randomCode();
        Challenge.Terms terms = new Challenge.Terms(
                id, transaction, codeHash.keyId(), codeHash.of(id, transaction.digest(), code), now, now.plus(life));
        Message message = MessageText.compose(randomId(), destination, serviceName, summary, code, life, locale);
        OutboxEntry entry = new OutboxEntry(
                message.id(), id, OutboxEntry.State.WAITING, seal.seal(message), now, terms.expiresAt(), 0);
        return new Requested.Sent(id, destination, life, open(terms, entry));
    }

    private Optional<Transaction> open(Challenge.Terms terms, OutboxEntry entry) {
        for (int attempt = 1; ; attempt++) {
            try {
                return storage.unitOfWork().run(() -> {
                    Optional<Transaction> replaced = replacePending(terms);
                    storage.challenges().add(new Challenge.Pending(terms, rules.tries()));
                    storage.outbox().add(entry);
                    return replaced;
                });
            } catch (PendingChallengeExists e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Optional<Transaction> replacePending(Challenge.Terms newer) {
        Transaction transaction = newer.transaction();
        Optional<Challenge> latest = storage.challenges().latest(transaction.user(), transaction.skill());
        if (!(latest.orElse(null) instanceof Challenge.Pending older)
                || !endings.replace(older.terms(), transaction, newer.createdAt())
                || older.terms().expiredAt(newer.createdAt())
                || Endings.sameThing(older.terms().transaction(), transaction)) {
            return Optional.empty();
        }
        return Optional.of(older.terms().transaction());
    }

    private String randomId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Each digit uniformly from ten, so every code of this length is as likely as any other. */
    /** Any code that can be told through a numeric slot too; one in ten thousand of six digits cannot, and is drawn anew. */
    private String randomCode() {
        String code = anyCode();
        while (!SpokenCode.survivesNumericSlots(code)) {
            code = anyCode();
        }
        return code;
    }

    private String anyCode() {
        StringBuilder code = new StringBuilder(rules.length());
        for (int i = 0; i < rules.length(); i++) {
            code.append((char) ('0' + random.nextInt(10)));
        }
        return code.toString();
    }
}
