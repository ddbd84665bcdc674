package org.sayso.jdbc;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.sayso.Inquiry;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Asking;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.ConfirmationsBuilder;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.MessageSender;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.Storage;
import org.sayso.delivery.EffectDispatcher;
import org.sayso.delivery.OutboxDispatcher;
import org.sayso.delivery.PhoneInboxSender;
import org.sayso.token.UserKey;

/**
 * The process that {@link KillRun} kills: asks, reads the code on the phone and answers as fast as it can, and says what it
 * is about to do and what was told.
 */
final class Victim {

    private static final int THREADS = 6;
    private static final Duration LEASE = Duration.ofSeconds(10);

    private final KillReceiver.Client receiver;
    private final Desk desk;

    private Victim(KillReceiver.Client receiver, Desk desk) {
        this.receiver = receiver;
        this.desk = desk;
    }

    /** Arguments: JDBC URL, address of the receiver, fault, the step to stop before, and at which time. */
    public static void main(String[] arguments) {
        DataSource dataSource = Durability.inTurns(Databases.open(arguments[0], THREADS * 2 + 4));
        KillReceiver.Client receiver = new KillReceiver.Client(URI.create(arguments[1]));
        Steps steps = new Steps(Step.valueOf(arguments[3]), Integer.parseInt(arguments[4]));
        MessageSender phone = new PhoneInboxSender(receiver.inbox(), KillReceiver.TOKEN);
        MessageSender sender = message -> {
            steps.before(Step.MESSAGE);
            phone.send(message);
            steps.before(Step.MESSAGE_SENT);
        };
        Storage stepped = new SteppedStorage(Fault.valueOf(arguments[2]).storage(dataSource, sender), steps);
        CountedOrders orders = new CountedOrders(dataSource, receiver, steps);
        OutboxDispatcher messages = messages(stepped, sender);
        EffectDispatcher effects = effects(stepped, orders);
        messages.start();
        effects.start();
        Runnable wake = () -> {
            messages.wake();
            effects.wake();
        };
        Desk desk =
                new Desk(stepped, Clock.systemUTC(), builder(stepped, orders).afterCommit(wake));
        Victim victim = new Victim(receiver, desk);
        for (int i = 0; i < THREADS; i++) {
            new Thread(victim::work, "user-" + i).start();
        }
    }

    /** Codes live longer than a run takes. */
    static ConfirmationsBuilder builder(Storage storage, CountedOrders orders) {
        return Desk.builder(storage, Clock.systemUTC(), orders).life(Duration.ofMinutes(10));
    }

    static OutboxDispatcher messages(Storage storage, MessageSender sender) {
        return OutboxDispatcher.builder()
                .storage(storage)
                .key(Desk.KEY)
                .sender(Channel.SMS, sender)
                .lease(LEASE)
                .build();
    }

    static EffectDispatcher effects(Storage storage, CountedOrders orders) {
        return EffectDispatcher.builder()
                .storage(storage)
                .key(Desk.KEY)
                .actions(List.of(orders))
                .lease(LEASE)
                .build();
    }

    private void work() {
        for (int i = 0; ; i++) {
            String order = UUID.randomUUID().toString();
            try {
                order(order, i);
            } catch (Exception e) {
                Steps.say("failed", order);
                e.printStackTrace();
            }
        }
    }

    /** Each order is somebody else's, with a phone of their own, and nothing takes its place. */
    private void order(String order, int number) throws IOException, InterruptedException {
        UserKey user = user(order);
        Requested.Sent sent = (Requested.Sent) desk.confirmations.request(
                Orders.order(user, order, "1.00"),
                new Asking(List.of(phone()), Locale.US, Inquiry.within(Duration.ofSeconds(8))));
        Steps.say("promised", sent.challengeId());
        String code = receiver.codeOf(order);
        switch (number % 4) {
            case 0 -> answer(user, code, sent);
            case 1 -> {
                desk.answer(user, Desk.wrong(code));
                Steps.say("wrong", sent.challengeId());
                if (number % 8 == 1) {
                    answer(user, code, sent);
                }
            }
            case 2 -> {
                Thread other = new Thread(
                        () -> answer(user, code, sent), Thread.currentThread().getName() + "-too");
                other.start();
                answer(user, code, sent);
                other.join();
            }
            default -> {
                // Leaves it unanswered.
            }
        }
    }

    private void answer(UserKey user, String code, Requested.Sent sent) {
        Answer answer = desk.answer(user, code);
        String word = !(answer instanceof Answer.Confirmed confirmed)
                ? "failed"
                : confirmed.already() ? "already" : "confirmed";
        Steps.say(word, sent.challengeId());
    }

    static UserKey user(String order) {
        return new UserKey("https://id.example", order);
    }

    private static Destination phone() {
        return new Destination(
                Channel.SMS, "+1202" + ThreadLocalRandom.current().nextInt(2_000_000, 10_000_000));
    }
}
