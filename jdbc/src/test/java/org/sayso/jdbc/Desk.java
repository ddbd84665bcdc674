package org.sayso.jdbc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sayso.ConfirmationRefusal;
import org.sayso.Inquiry;
import org.sayso.PolicyRefusal;
import org.sayso.Question;
import org.sayso.Refusal;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Asking;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.ConfirmationsBuilder;
import org.sayso.confirmation.ConfirmedAction;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.MessageSeal;
import org.sayso.confirmation.OutboxEntry;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.Spoken;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.Transaction;
import org.sayso.policy.Permission;
import org.sayso.policy.Requirement;
import org.sayso.token.UserKey;

/** An engine over some storage, and somebody who asks, reads the message and answers. */
final class Desk {

    static final byte[] KEY = "a server key of thirty-two bytes".getBytes(US_ASCII);
    static final Destination MAILBOX = new Destination(Channel.EMAIL, "ann@example.com");

    private static final Pattern CODE = Pattern.compile("code is (\\d+)");

    final Storage storage;
    final Clock clock;
    final Confirmations confirmations;

    /** Where the last code went. */
    volatile Destination phone = phone();

    /** What the last request or answer noted. */
    Inquiry inquiry = Inquiry.within(Duration.ofSeconds(8));

    Desk(Storage storage, Clock clock, ConfirmedAction action) {
        this(storage, clock, builder(storage, clock, action));
    }

    Desk(Storage storage, Clock clock, ConfirmationsBuilder builder) {
        this.storage = storage;
        this.clock = clock;
        this.confirmations = builder.build();
    }

    static ConfirmationsBuilder builder(Storage storage, Clock clock, ConfirmedAction action) {
        return Confirmations.builder()
                .storage(storage)
                .key(KEY)
                .clock(clock)
                .serviceName("Pizza on Demand")
                .actions(List.of(action));
    }

    Requested.Sent request(Transaction transaction) {
        inquiry = Inquiry.within(Duration.ofSeconds(8));
        phone = phone();
        Requested requested = request(transaction, List.of(phone));
        if (requested instanceof Requested.Sent sent) {
            return sent;
        }
        throw new AssertionError("not sent: " + requested);
    }

    Requested request(Transaction transaction, List<Destination> reach) {
        return uninterrupted(() -> confirmations.request(transaction, new Asking(reach, Locale.US, inquiry)));
    }

    Requested request(Transaction transaction, Asking asking) {
        return uninterrupted(() -> confirmations.request(transaction, asking));
    }

    /** Asks in a conversation. */
    Asking asking(String session, Destination... reach) {
        inquiry = Inquiry.within(Duration.ofSeconds(8));
        return new Asking(List.of(reach), Locale.US, inquiry).within(session, Desk::everything);
    }

    Requested again(UserKey user, Asking.Wish... wish) {
        Asking asking = new Asking(List.of(phone(), MAILBOX), Locale.US, inquiry);
        Asking wished = wish.length == 0 ? asking : asking.by(wish[0]);
        return uninterrupted(() -> confirmations.again(user, Orders.SKILL, Optional.empty(), wished, Desk::everything));
    }

    /** A number that ends in 42, and that nobody else has. */
    static Destination phone() {
        return new Destination(
                Channel.SMS, "+1" + ThreadLocalRandom.current().nextLong(10_000_000, 100_000_000) + "42");
    }

    static <T> T uninterrupted(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    Answer answer(UserKey user, String heard) {
        return answer(user, heard, Desk::everything);
    }

    Answer answer(UserKey user, String heard, Permission permission) {
        Inquiry walk = Inquiry.within(Duration.ofSeconds(8));
        inquiry = walk;
        return uninterrupted(
                () -> confirmations.answer(user, Orders.SKILL, new Spoken(heard, Locale.US), permission, walk));
    }

    Answer answer(UserKey user, Spoken spoken) {
        Inquiry walk = Inquiry.within(Duration.ofSeconds(8));
        inquiry = walk;
        return uninterrupted(() -> confirmations.answer(user, Orders.SKILL, spoken, Desk::everything, walk));
    }

    /** Why an answer was refused. */
    static ConfirmationRefusal reason(Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            return refused.reason();
        }
        throw new AssertionError("not refused: " + answer);
    }

    /** Why nothing was sent. */
    static ConfirmationRefusal reason(Requested requested) {
        if (requested instanceof Requested.Refused refused) {
            return refused.reason();
        }
        throw new AssertionError("not refused: " + requested);
    }

    /** The permission of somebody who may do everything. */
    static Optional<Refusal> everything(Requirement requirement, Inquiry inquiry) {
        inquiry.passed(Question.POLICY, "scopes", "all");
        return Optional.empty();
    }

    /** The permission of somebody who may do nothing. */
    static Optional<Refusal> nothing(Requirement requirement, Inquiry inquiry) {
        return Optional.of(inquiry.refused("scopes", PolicyRefusal.SCOPE_MISSING, "lacks " + requirement.scopes()));
    }

    /** Requests a confirmation and reads its code from the message. */
    String codeFor(Transaction transaction) {
        return code(message(request(transaction).challengeId()));
    }

    static String code(Message message) {
        Matcher matcher = CODE.matcher(message.text());
        if (!matcher.find()) {
            throw new AssertionError("no code in " + message);
        }
        return matcher.group(1);
    }

    Message message(String challengeId) {
        // Claiming everything may lose single messages to others who do the same.
        for (int attempt = 0; attempt < 1_000; attempt++) {
            for (OutboxEntry entry :
                    storage.unitOfWork().run(() -> storage.outbox().claim(clock.instant(), clock.instant(), 1_000))) {
                if (entry.challengeId().equals(challengeId)) {
                    return MessageSeal.withKey(KEY).open(entry.id(), entry.sealed());
                }
            }
        }
        throw new AssertionError("no message for challenge " + challengeId);
    }

    /** Another code of the same length. */
    static String wrong(String code) {
        return (code.charAt(0) == '9' ? "0" : "9") + code.substring(1);
    }
}
