package org.sayso.factors;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sayso.Inquiry;
import org.sayso.confirmation.Asking;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Contacts;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.Element;
import org.sayso.confirmation.MethodTraits;
import org.sayso.confirmation.Offer;
import org.sayso.confirmation.ProviderMethod;
import org.sayso.confirmation.Started;
import org.sayso.confirmation.Verdict;
import org.sayso.confirmation.Where;
import org.sayso.token.UserKey;

/**
 * Confirmation by a code of Auth0's: {@code auth0-sms} or {@code auth0-email}.
 *
 * <p>The message is Auth0's and names no transaction, so the code is worth something only for the challenge that it was started
 * for, and the newest start voids all others that went to the same address. A text message proves possession of the number, a
 * mailbox nothing that counts. Thread-safe.
 */
public final class Auth0PasswordlessMethod implements ProviderMethod {

    private static final int COST = 20;

    private final Auth0Passwordless auth0;
    private final Channel channel;
    private final int codeLength;
    private final Contacts contacts;
    private final ProviderUsers users;

    /**
     * The method of one channel.
     *
     * @param codeLength as the tenant's passwordless connection has it, 4 to 10; 6 by default there
     * @param contacts the verified addresses, the first of the channel is used
     * @param users whom a code may log in
     */
    public Auth0PasswordlessMethod(
            Auth0Passwordless auth0, Channel channel, int codeLength, Contacts contacts, ProviderUsers users) {
        if (codeLength < Codes.MIN_LENGTH || codeLength > Codes.MAX_LENGTH) {
            throw new IllegalArgumentException("codeLength is " + codeLength + "; it must be 4 to 10");
        }
        this.auth0 = auth0;
        this.channel = channel;
        this.codeLength = codeLength;
        this.contacts = contacts;
        this.users = users;
    }

    @Override
    public String name() {
        return channel == Channel.SMS ? "auth0-sms" : "auth0-email";
    }

    @Override
    public MethodTraits traits() {
        return channel == Channel.SMS
                ? new MethodTraits(Set.of(Element.POSSESSION), Set.of("otp", "sms"), false, true, COST)
                : new MethodTraits(Set.of(), Set.of("otp"), false, true, COST);
    }

    @Override
    public boolean spoken() {
        return true;
    }

    @Override
    public Optional<Asking.Wish> way() {
        return Optional.of(channel == Channel.SMS ? Asking.Wish.SMS : Asking.Wish.EMAIL);
    }

    @Override
    public int codeLength() {
        return codeLength;
    }

    @Override
    public Offer offer(UserKey user, Inquiry inquiry) throws IOException, InterruptedException {
        if (users.of(user, inquiry).isEmpty()) {
            return new Offer.NotSetUp();
        }
        Optional<Destination> to = contacts.find(user, inquiry).stream()
                .filter(each -> each.channel() == channel)
                .findFirst();
        return to.<Offer>map(each -> new Offer.Available(Where.of(each), each.address()))
                .orElseGet(Offer.NotSetUp::new);
    }

    @Override
    public Started start(UserKey user, String reference, Locale locale, Inquiry inquiry) throws IOException {
        return Results.of(auth0.start(new Destination(channel, reference), inquiry.deadline()), reference);
    }

    @Override
    public Verdict verify(UserKey user, String reference, String code, Inquiry inquiry)
            throws IOException, InterruptedException {
        Set<String> subjects = users.of(user, inquiry);
        return Results.of(auth0.verify(new Destination(channel, reference), code, subjects, inquiry.deadline()));
    }

    @Override
    public Verdict poll(UserKey user, String reference, Inquiry inquiry) {
        throw new UnsupportedOperationException("a code of Auth0's is spoken");
    }
}
