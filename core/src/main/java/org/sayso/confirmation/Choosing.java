package org.sayso.confirmation;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sayso.ConfirmationRefusal;
import org.sayso.Inquiry;
import org.sayso.token.UserKey;

/** Picks the cheapest method that the policy accepts, the account has, and the person did not rule out. */
final class Choosing {

    private final List<ConfirmationMethod> methods;
    private final Map<String, ConfirmationPolicy> policies;
    private final DestinationRule rule;
    private final GuessBudget guesses;
    private final SendBudget sends;

    /** @param policies for each type of transaction */
    Choosing(
            List<ConfirmationMethod> methods,
            Map<String, ConfirmationPolicy> policies,
            DestinationRule rule,
            GuessBudget guesses,
            SendBudget sends) {
        this.methods = List.copyOf(methods);
        this.policies = Map.copyOf(policies);
        this.rule = rule;
        this.guesses = guesses;
        this.sends = sends;
    }

    GuessBudget guesses() {
        return guesses;
    }

    /** The rules that apply to this transaction. */
    List<Acceptable> rules(Transaction transaction, boolean payeeIsNew) {
        ConfirmationPolicy policy = policies.getOrDefault(transaction.type(), ConfirmationPolicy.any());
        return policy.applying(transaction, payeeIsNew);
    }

    /** Whether the method of this name would do for all rules. */
    boolean accepts(List<Acceptable> rules, String method) {
        return methods.stream()
                .filter(each -> each.name().equals(method))
                .anyMatch(each -> rules.stream().allMatch(rule -> rule.accepts(each)));
    }

    Choice choose(Transaction transaction, List<Acceptable> rules, Asking asking, Instant now)
            throws InterruptedException {
        List<ConfirmationMethod> acceptable = methods.stream()
                .filter(method -> rules.stream().allMatch(accepted -> accepted.accepts(method)))
                .sorted(Comparator.comparingInt(
                                (ConfirmationMethod method) -> method.traits().cost())
                        .thenComparingInt(method -> preference(method, asking)))
                .toList();
        List<ConfirmationRefusal> obstacles = new ArrayList<>();
        Optional<ConfirmationRefusal> codesOff = guesses.barred(transaction.user(), now);
        for (ConfirmationMethod method : acceptable) {
            if (asking.excludes(method)) {
                obstacles.add(ConfirmationRefusal.NO_OTHER_CHANNEL);
            } else if (asking.unusable().containsKey(method.name())) {
                obstacles.add(asking.unusable().get(method.name()));
            } else if (codesOff.isPresent() && method.traits().guessable()) {
                obstacles.add(codesOff.get());
            } else {
                Choice choice = available(method, transaction.user(), asking, now);
                if (!(choice instanceof Choice.None none)) {
                    return choice;
                }
                obstacles.add(none.reason());
            }
        }
        return new Choice.None(reason(acceptable, obstacles, asking));
    }

    /** The obstacle that tells the person most: what can be waited for before what has to be set up. */
    private static ConfirmationRefusal reason(
            List<ConfirmationMethod> acceptable, List<ConfirmationRefusal> obstacles, Asking asking) {
        for (ConfirmationRefusal obstacle : obstacles) {
            switch (obstacle) {
                case NO_OTHER_CHANNEL, NO_VERIFIED_DESTINATION, NO_ACCEPTABLE_METHOD -> {}
                default -> {
                    return obstacle;
                }
            }
        }
        if (asking.wish().isPresent()) {
            return ConfirmationRefusal.NO_OTHER_CHANNEL;
        }
        boolean onlyCodes = !acceptable.isEmpty() && acceptable.stream().allMatch(OwnCode.class::isInstance);
        return onlyCodes && asking.reach().isEmpty()
                ? ConfirmationRefusal.NO_VERIFIED_DESTINATION
                : ConfirmationRefusal.NO_ACCEPTABLE_METHOD;
    }

    private Choice available(ConfirmationMethod method, UserKey user, Asking asking, Instant now)
            throws InterruptedException {
        if (method instanceof OwnCode code) {
            return code(code, asking, now);
        }
        if (method instanceof PhoneApproval approval) {
            // Whoever fills up a phone with messages does not keep its owner from approving: then there is no link.
            Optional<Destination> to = asking.reach().stream()
                    .filter(each -> asking.wants(each) && rule.allows(each) && sends.open(each, now))
                    .findFirst();
            boolean linkWanted =
                    asking.wish().filter(only -> only != Asking.Wish.APPROVAL).isPresent();
            return linkWanted && to.isEmpty()
                    ? new Choice.None(ConfirmationRefusal.NO_OTHER_CHANNEL)
                    : new Choice.Page(approval, to);
        }
        if (method instanceof PlatformPin pin) {
            return asking.speaker()
                    .<Choice>map(speaker -> new Choice.Check(pin, speaker))
                    .orElseGet(() -> new Choice.None(ConfirmationRefusal.PIN_SPEAKER_UNKNOWN));
        }
        return provider((ProviderMethod) method, user, asking.inquiry());
    }

    private Choice code(OwnCode method, Asking asking, Instant now) {
        Optional<Destination> known = asking.reach().stream()
                .filter(destination -> destination.channel() == method.channel())
                .findFirst();
        if (known.isEmpty()) {
            return new Choice.None(ConfirmationRefusal.NO_VERIFIED_DESTINATION);
        }
        if (!rule.allows(known.get())) {
            return new Choice.None(ConfirmationRefusal.DESTINATION_NOT_ALLOWED);
        }
        return sends.open(known.get(), now)
                ? new Choice.Code(method, known.get())
                : new Choice.None(ConfirmationRefusal.DESTINATION_BUSY);
    }

    private static Choice provider(ProviderMethod method, UserKey user, Inquiry inquiry) throws InterruptedException {
        try {
            return method.offer(user, inquiry) instanceof Offer.Available offer
                    ? new Choice.Provider(method, offer)
                    : new Choice.None(ConfirmationRefusal.NO_ACCEPTABLE_METHOD);
        } catch (IOException unreachable) {
            ProviderFaults.log(method, unreachable);
            return new Choice.None(ConfirmationRefusal.PROVIDER_UNAVAILABLE);
        }
    }

    private static int preference(ConfirmationMethod method, Asking asking) {
        if (!(method instanceof OwnCode code)) {
            return 0;
        }
        List<Channel> order =
                asking.reach().stream().map(Destination::channel).distinct().toList();
        int place = order.indexOf(code.channel());
        return place < 0 ? order.size() : place;
    }
}
