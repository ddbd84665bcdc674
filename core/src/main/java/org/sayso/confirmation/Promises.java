package org.sayso.confirmation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sayso.ConfirmationRefusal;

/** Messages that follow a challenge: the receipt of what was carried out, and the notice of too many wrong codes. */
final class Promises {

    private static final Duration LIFE = Duration.ofDays(1);

    private final Outbox outbox;
    private final Actions actions;
    private final MessageSeal seal;
    private final Reach reach;
    private final String serviceName;
    private final boolean receipts;
    private final Proofs proofs;
    private final DestinationRule open;

    Promises(
            Outbox outbox,
            Actions actions,
            MessageSeal seal,
            Reach reach,
            String serviceName,
            boolean receipts,
            Proofs proofs,
            DestinationRule open) {
        this.outbox = outbox;
        this.actions = actions;
        this.seal = seal;
        this.reach = reach;
        this.serviceName = serviceName;
        this.receipts = receipts;
        this.proofs = proofs;
        this.open = open;
    }

    /** Promises the owner a receipt by e-mail, where receipts are on and a mailbox is known. In a unit of work. */
    void receipt(Challenge.Terms terms, Outcome outcome, Instant now) {
        if (!receipts) {
            return;
        }
        reach.open(terms).stream()
                .filter(to -> to.channel() == Channel.EMAIL)
                .findFirst()
                .ifPresent(to -> {
                    Locale locale = terms.sending().locale();
                    String spoken = actions.of(terms.transaction().type()).speak(outcome, locale);
                    String summary = actions.of(terms.transaction().type()).summary(terms.transaction(), locale);
                    add(
                            terms.id() + "-receipt",
                            MessageText.receipt(
                                    terms.id() + "-receipt", to, serviceName, summary, spoken, terms.id(), now, locale),
                            now);
                });
    }

    /** Tells the owner that codes are off, by another channel than the code's where there is one. In a unit of work. */
    boolean notice(Challenge.Terms terms, String id, ConfirmationRefusal reason, Instant now) {
        Channel used = proofs.channel(terms);
        List<Destination> destinations =
                reach.open(terms).stream().filter(open::allows).toList();
        Optional<Destination> to =
                destinations.stream().min(Comparator.comparing(destination -> destination.channel() == used));
        to.ifPresent(destination -> add(
                terms.sending().series() + "-notice",
                MessageText.notice(
                        id, destination, serviceName, reason, terms.sending().locale()),
                now));
        return to.isPresent();
    }

    /** Under a name of its own: it is not cancelled when the challenge ends. */
    private void add(String name, Message message, Instant now) {
        outbox.add(new OutboxEntry(
                message.id(), name, OutboxEntry.State.WAITING, seal.seal(message), now, now.plus(LIFE), 0));
    }
}
