package org.sayso.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.sayso.Inquiry;
import org.sayso.audit.AuditStore;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Asking;
import org.sayso.confirmation.ChallengeStore;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.ConfirmedAction;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.Effects;
import org.sayso.confirmation.Ledger;
import org.sayso.confirmation.MessageSeal;
import org.sayso.confirmation.Outbox;
import org.sayso.confirmation.OutboxEntry;
import org.sayso.confirmation.Outcome;
import org.sayso.confirmation.Spoken;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.Transaction;
import org.sayso.confirmation.UnitOfWork;
import org.sayso.jdbc.JdbcStorage;
import org.sayso.link.Links;
import org.sayso.policy.Requirement;
import org.sayso.token.UserKey;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The engine over a database, and customers who each order one pizza and say the code that was sent. Thread-safe. */
final class Counter {

    private static final byte[] KEY = "a server key of thirty-two bytes".getBytes(US_ASCII);
    private static final Pattern CODE = Pattern.compile("code is (\\d+)");
    private static final String SKILL = "amzn1.ask.skill.pizza";

    private final MessageSeal seal = MessageSeal.withKey(KEY);
    private final ThreadLocal<String> sent = ThreadLocal.withInitial(() -> "");
    private final Confirmations confirmations;

    Counter(DataSource dataSource) {
        Storage storage = new JdbcStorage(dataSource, new JdbcTransactionManager(dataSource));
        confirmations = Confirmations.builder()
                .storage(new Overheard(
                        storage.challenges(),
                        overheard(storage.outbox()),
                        storage.ledger(),
                        storage.effects(),
                        storage.audit(),
                        storage.links(),
                        storage.unitOfWork()))
                .key(KEY)
                .serviceName("Pizza on Demand")
                .actions(List.of(new Pizza()))
                .build();
    }

    /** One request and its right answer. */
    boolean confirm() throws InterruptedException {
        String order = UUID.randomUUID().toString();
        UserKey user = new UserKey("https://id.example", order);
        Transaction transaction =
                new Transaction(SKILL, "pizza-order", user, order, Map.of("amount", "14.50", "currency", "USD"), "1");
        Destination phone = new Destination(
                Channel.SMS, "+1202" + ThreadLocalRandom.current().nextInt(2_000_000, 10_000_000));
        confirmations.request(transaction, new Asking(List.of(phone), Locale.US, inquiry()));
        Matcher code = CODE.matcher(sent.get());
        if (!code.find()) {
            throw new IllegalStateException("no code was sent");
        }
        Answer answer = confirmations.answer(
                user,
                SKILL,
                new Spoken(code.group(1), Locale.US),
                (requirement, inquiry) -> Optional.empty(),
                inquiry());
        if (!(answer instanceof Answer.Confirmed)) {
            throw new IllegalStateException("not confirmed: " + answer);
        }
        return true;
    }

    private static Inquiry inquiry() {
        return Inquiry.within(Duration.ofSeconds(8));
    }

    private record Overheard(
            ChallengeStore challenges,
            Outbox outbox,
            Ledger ledger,
            Effects effects,
            AuditStore audit,
            Links links,
            UnitOfWork unitOfWork)
            implements Storage {}

    /** The outbox, with an ear for this thread's messages: opening one costs microseconds. */
    private Outbox overheard(Outbox outbox) {
        return (Outbox) Proxy.newProxyInstance(
                Outbox.class.getClassLoader(), new Class<?>[] {Outbox.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("add")) {
                        OutboxEntry entry = (OutboxEntry) arguments[0];
                        sent.set(seal.open(entry.id(), entry.sealed()).text());
                    }
                    return method.invoke(outbox, arguments);
                });
    }

    /** An order without an effect of its own: what is measured is the engine's. */
    private static final class Pizza implements ConfirmedAction {

        @Override
        public String type() {
            return "pizza-order";
        }

        @Override
        public Requirement requirement() {
            return Requirement.linkedAccount();
        }

        @Override
        public String summary(Transaction transaction, Locale locale) {
            return "a pizza for 14.50 dollars";
        }

        @Override
        public Optional<Transaction> current(Transaction agreed) {
            return Optional.of(agreed);
        }

        @Override
        public Outcome effect(Transaction agreed) {
            return new Outcome(Map.of());
        }

        @Override
        public String speak(Outcome outcome, Locale locale) {
            return "Done.";
        }
    }
}
