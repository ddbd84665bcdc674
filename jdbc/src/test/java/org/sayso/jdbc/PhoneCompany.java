package org.sayso.jdbc;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.sayso.Inquiry;
import org.sayso.confirmation.Asking;
import org.sayso.confirmation.MethodTraits;
import org.sayso.confirmation.Offer;
import org.sayso.confirmation.ProviderMethod;
import org.sayso.confirmation.Started;
import org.sayso.confirmation.Verdict;
import org.sayso.confirmation.Where;
import org.sayso.token.UserKey;

/** A provider that calls people: it knows the newest code of each, or their answer to its question. */
final class PhoneCompany implements ProviderMethod {

    private final String name;
    private final boolean spoken;
    private final int cost;

    private final Map<UserKey, String> codes = new ConcurrentHashMap<>();
    final List<String> verified = new CopyOnWriteArrayList<>();
    volatile Offer offer = new Offer.Available(new Where.App("Call"), "line 1");
    volatile Started next = new Started.Begun("call 1");
    volatile Verdict said = Verdict.WAITING;
    volatile boolean reachable = true;
    volatile boolean checking = true;

    PhoneCompany(String name, boolean spoken, int cost) {
        this.name = name;
        this.spoken = spoken;
        this.cost = cost;
    }

    /** The newest code of somebody. */
    String codeOf(UserKey user) {
        return Objects.requireNonNull(codes.get(user));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public MethodTraits traits() {
        return new MethodTraits(Set.of(), Set.of("otp"), false, spoken, cost);
    }

    @Override
    public boolean spoken() {
        return spoken;
    }

    @Override
    public int codeLength() {
        return spoken ? 6 : 0;
    }

    @Override
    public Optional<Asking.Wish> way() {
        return Optional.empty();
    }

    @Override
    public Offer offer(UserKey user, Inquiry inquiry) throws IOException {
        reach();
        return offer;
    }

    @Override
    public Started start(UserKey user, String reference, Locale locale, Inquiry inquiry) throws IOException {
        reach();
        if (next instanceof Started.Begun) {
            codes.put(user, "" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000));
        }
        return next;
    }

    @Override
    public Verdict verify(UserKey user, String reference, String code, Inquiry inquiry) throws IOException {
        reach();
        if (!checking) {
            return Verdict.UNAVAILABLE;
        }
        verified.add(code);
        return code.equals(codes.get(user)) ? Verdict.RIGHT : Verdict.WRONG;
    }

    @Override
    public Verdict poll(UserKey user, String reference, Inquiry inquiry) throws IOException {
        reach();
        return said;
    }

    private void reach() throws IOException {
        if (!reachable) {
            throw new IOException("no answer");
        }
    }
}
