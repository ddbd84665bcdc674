package org.sayso.confirmation;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.random.RandomGenerator;
import org.sayso.ConfirmationRefusal;
import org.sayso.token.UserKey;

/** Opens challenges: the code, its hash, and the message in the outbox, in one unit of work. */
final class Opening {

    private static final int ID_BYTES = 16;

    private final CodeHash codeHash;
    private final CheckHash checkHash;
    private final MessageSeal messageSeal;
    private final TextSeal referenceSeal;
    private final Reach reach;
    private final VoiceUsers voiceUsers;
    private final CodeRules rules;
    private final String serviceName;
    private final RandomGenerator random;

    Opening(
            CodeHash codeHash,
            CheckHash checkHash,
            MessageSeal messageSeal,
            TextSeal referenceSeal,
            Reach reach,
            VoiceUsers voiceUsers,
            CodeRules rules,
            String serviceName,
            RandomGenerator random) {
        this.codeHash = codeHash;
        this.checkHash = checkHash;
        this.messageSeal = messageSeal;
        this.referenceSeal = referenceSeal;
        this.reach = reach;
        this.voiceUsers = voiceUsers;
        this.rules = rules;
        this.serviceName = serviceName;
        this.random = random;
    }

    /** What is to be written down for a new challenge; or why its provider does not begin. */
    sealed interface Draft {

        /**
         * Ready to be written down.
         *
         * @param counted the destination that the message counts for, where we send it ourselves
         * @param ofProvider whether a provider checks a spoken code
         */
        record Ready(
                Challenge.Terms terms,
                int codeLength,
                Where where,
                Optional<OutboxEntry> entry,
                Optional<Destination> counted,
                boolean ofProvider)
                implements Draft {}

        /** The provider does not begin. */
        record NotBegun(ConfirmationRefusal reason, Duration pause) implements Draft {}
    }

    /**
     * Drafts a challenge; a provider begins here, before anything is written down: a crash in between leaves a code that
     * confirms nothing.
     *
     * @param taken the pending challenges of the same user and skill: no two of them may have the same code
     * @param older the challenge that this one follows, where a message is sent again
     */
    Draft draft(
            Transaction transaction,
            String summary,
            Choice choice,
            Asking asking,
            SortedMap<Integer, Challenge.Pending> taken,
            Optional<Challenge.Terms> older,
            Instant now)
            throws InterruptedException {
        String id = randomId();
        if (choice instanceof Choice.Code code) {
            String digits = freeCode(taken);
            Message message = MessageText.code(
                    randomId(), code.to(), serviceName, summary, digits, rules.life(), asking.locale());
            return ready(
                    terms(id, transaction, code.method(), hash(id, transaction, digits), asking, older, now),
                    rules.length(),
                    Where.of(code.to()),
                    Optional.of(message),
                    now);
        }
        if (choice instanceof Choice.Page page) {
            String number = Integer.toString(10 + random.nextInt(90));
            Optional<Message> message = page.to()
                    .map(to -> MessageText.approval(
                            randomId(),
                            to,
                            serviceName,
                            summary,
                            page.method().pageOf(id).toString(),
                            rules.life(),
                            asking.locale()));
            return ready(
                    terms(id, transaction, page.method(), hash(id, transaction, number), asking, older, now),
                    0,
                    new Where.Page(number, message.isPresent()),
                    message,
                    now);
        }
        if (choice instanceof Choice.Check check) {
            String speaker = checkHash.speaker(id, transaction.digest(), check.speaker());
            return ready(
                    terms(id, transaction, check.method(), speaker, asking, older, now),
                    0,
                    new Where.Conversation(checkHash.token(id, transaction.digest())),
                    Optional.empty(),
                    now);
        }
        return provider(id, transaction, (Choice.Provider) choice, asking, older, now);
    }

    private Draft ready(Challenge.Terms terms, int codeLength, Where where, Optional<Message> message, Instant now) {
        return new Draft.Ready(
                terms,
                codeLength,
                where,
                message.map(each -> new OutboxEntry(
                        each.id(),
                        terms.id(),
                        OutboxEntry.State.WAITING,
                        messageSeal.seal(each),
                        now,
                        terms.expiresAt(),
                        0)),
                message.map(Message::to),
                message.isEmpty() && codeLength > 0);
    }

    private Draft provider(
            String id,
            Transaction transaction,
            Choice.Provider choice,
            Asking asking,
            Optional<Challenge.Terms> older,
            Instant now)
            throws InterruptedException {
        ProviderMethod method = choice.method();
        Optional<String> reference = Optional.empty();
        try {
            Started started = start(method, transaction.user(), choice.offer(), asking);
            if (started instanceof Started.Throttled throttled) {
                return new Draft.NotBegun(ConfirmationRefusal.RESEND_TOO_SOON, throttled.pause());
            }
            if (started instanceof Started.Failed failed) {
                ProviderFaults.log(method, failed.reason());
            } else {
                reference = Optional.of(((Started.Begun) started).reference());
            }
        } catch (IOException unreachable) {
            ProviderFaults.log(method, unreachable);
        }
        if (reference.isEmpty()) {
            return new Draft.NotBegun(ConfirmationRefusal.PROVIDER_UNAVAILABLE, Duration.ZERO);
        }
        String secret = referenceSeal.seal(id + " " + transaction.digest(), reference.get());
        return ready(
                terms(id, transaction, method, secret, asking, older, now),
                method.codeLength(),
                choice.offer().where(),
                Optional.empty(),
                now);
    }

    private static Started start(ProviderMethod method, UserKey user, Offer.Available offer, Asking asking)
            throws IOException, InterruptedException {
        Locale locale = asking.locale();
        return method.start(user, offer.reference(), locale, asking.inquiry());
    }

    private Challenge.Terms terms(
            String id,
            Transaction transaction,
            ConfirmationMethod method,
            String secret,
            Asking asking,
            Optional<Challenge.Terms> older,
            Instant now) {
        Challenge.Sending sending = new Challenge.Sending(
                older.map(each -> each.sending().series()).orElse(id),
                older.map(Opening::nextNumber).orElse(1),
                asking.locale(),
                reach.seal(id, asking.reach()),
                asker(asking));
        Challenge.Proof proof = new Challenge.Proof(method.name(), codeHash.keyId(), secret);
        return new Challenge.Terms(id, transaction, proof, sending, now, now.plus(rules.life()));
    }

    /** A check of the platform has no message: the one after it takes its number. */
    private static int nextNumber(Challenge.Terms older) {
        int number = older.sending().number();
        return older.proof().method().equals(PlatformPin.NAME) ? number : number + 1;
    }

    /** Terms for a transaction that a fresh confirmation covers: nobody is asked, so nothing can be answered. */
    Challenge.Terms covered(Transaction transaction, Challenge.Terms by, Asking asking, Instant now) {
        String id = randomId();
        return new Challenge.Terms(
                id,
                transaction,
                new Challenge.Proof(Requesting.FRESH, codeHash.keyId(), by.id()),
                new Challenge.Sending(id, 1, asking.locale(), reach.seal(id, asking.reach()), asker(asking)),
                now,
                now.plus(rules.life()));
    }

    private String asker(Asking asking) {
        return asking.asker().map(voiceUsers::household).orElse("");
    }

    private String hash(String id, Transaction transaction, String digits) {
        return codeHash.of(id, transaction.digest(), digits);
    }

    String randomId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * A code that can be told through a numeric slot too (one in ten thousand of six digits cannot), and that no other pending
     * challenge of the account has: a spoken code says by itself which transaction it is for.
     */
    private String freeCode(SortedMap<Integer, Challenge.Pending> taken) {
        String code = anyCode();
        while (!SpokenCode.survivesNumericSlots(code) || isTaken(code, taken)) {
            code = anyCode();
        }
        return code;
    }

    private boolean isTaken(String code, SortedMap<Integer, Challenge.Pending> taken) {
        return taken.values().stream().anyMatch(each -> codeHash.matches(each.terms(), code));
    }

    /** Each digit uniformly from ten, so every code of this length is as likely as any other. */
    private String anyCode() {
        StringBuilder code = new StringBuilder(rules.length());
        for (int i = 0; i < rules.length(); i++) {
            code.append((char) ('0' + random.nextInt(10)));
        }
        return code.toString();
    }
}
