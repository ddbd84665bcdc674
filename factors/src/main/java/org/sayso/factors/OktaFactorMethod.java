package org.sayso.factors;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sayso.Inquiry;
import org.sayso.confirmation.Asking;
import org.sayso.confirmation.Element;
import org.sayso.confirmation.MethodTraits;
import org.sayso.confirmation.Offer;
import org.sayso.confirmation.ProviderMethod;
import org.sayso.confirmation.Started;
import org.sayso.confirmation.Verdict;
import org.sayso.token.UserKey;

/**
 * Confirmation by a factor of Okta's: {@code okta-sms}, {@code okta-email}, {@code okta-totp} or {@code okta-push}.
 *
 * <p>Neither a message of Okta's nor its question names the transaction, so what comes of it is worth something only for the
 * challenge that it was started for. Text message, app and push prove possession of the phone, a mailbox nothing that counts.
 *
 * <p>A push is {@code swk} in RFC 8176: Okta Verify answers with a key that it holds on the phone, and Okta does not tell here
 * whether hardware guards it. Thread-safe.
 */
public final class OktaFactorMethod implements ProviderMethod {

    private static final int CODE_LENGTH = 6;
    private static final int COST_OF_A_MESSAGE = 20;
    private static final int COST_OF_AN_APP = 15;

    private final OktaFactors okta;
    private final OktaFactor.Type type;
    private final ProviderUsers users;

    /**
     * The method of one type of factors.
     *
     * @param users the one Okta user of an account
     */
    public OktaFactorMethod(OktaFactors okta, OktaFactor.Type type, ProviderUsers users) {
        this.okta = okta;
        this.type = type;
        this.users = users;
    }

    @Override
    public String name() {
        return "okta-" + type.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public MethodTraits traits() {
        Set<Element> possession = Set.of(Element.POSSESSION);
        return switch (type) {
            case SMS -> new MethodTraits(possession, Set.of("otp", "sms"), false, true, COST_OF_A_MESSAGE);
            case EMAIL -> new MethodTraits(Set.of(), Set.of("otp"), false, true, COST_OF_A_MESSAGE);
            case TOTP -> new MethodTraits(possession, Set.of("otp"), false, true, COST_OF_AN_APP);
            case PUSH -> new MethodTraits(possession, Set.of("swk"), false, false, COST_OF_AN_APP);
        };
    }

    @Override
    public boolean spoken() {
        return type != OktaFactor.Type.PUSH;
    }

    @Override
    public Optional<Asking.Wish> way() {
        return switch (type) {
            case SMS -> Optional.of(Asking.Wish.SMS);
            case EMAIL -> Optional.of(Asking.Wish.EMAIL);
            case PUSH -> Optional.of(Asking.Wish.APPROVAL);
            case TOTP -> Optional.empty();
        };
    }

    @Override
    public boolean sends() {
        return type != OktaFactor.Type.TOTP;
    }

    @Override
    public int codeLength() {
        return spoken() ? CODE_LENGTH : 0;
    }

    @Override
    public Offer offer(UserKey user, Inquiry inquiry) throws IOException, InterruptedException {
        Optional<String> id = id(user, inquiry);
        if (id.isEmpty()) {
            return new Offer.NotSetUp();
        }
        OktaFactors.Listed listed = okta.list(id.get(), inquiry.deadline());
        if (listed instanceof OktaFactors.Listed.Failed failed) {
            if (failed.trouble().kind() == Trouble.Kind.NOT_SET_UP) {
                return new Offer.NotSetUp();
            }
            throw new IOException(failed.trouble().detail());
        }
        return ((OktaFactors.Listed.Factors) listed)
                .factors().stream()
                        .filter(factor -> factor.type() == type)
                        .findFirst()
                        .<Offer>map(factor -> new Offer.Available(factor.where(), id.get() + ' ' + factor.id()))
                        .orElseGet(Offer.NotSetUp::new);
    }

    @Override
    public Started start(UserKey user, String reference, Locale locale, Inquiry inquiry) throws IOException {
        Reference to = Reference.read(reference);
        return switch (type) {
            case SMS, EMAIL ->
                Results.of(okta.challenge(to.user(), to.factor(), type, locale, inquiry.deadline()), reference);
            case TOTP -> new Started.Begun(reference);
            case PUSH -> Results.of(okta.push(to.user(), to.factor(), inquiry.deadline()), reference);
        };
    }

    @Override
    public Verdict verify(UserKey user, String reference, String code, Inquiry inquiry) throws IOException {
        Reference to = Reference.read(reference);
        return Results.of(okta.verify(to.user(), to.factor(), code, inquiry.deadline()));
    }

    @Override
    public Verdict poll(UserKey user, String reference, Inquiry inquiry) throws IOException {
        return Results.of(okta.poll(Reference.read(reference).poll(), inquiry.deadline()));
    }

    private Optional<String> id(UserKey user, Inquiry inquiry) throws IOException, InterruptedException {
        Set<String> ids = users.of(user, inquiry);
        if (ids.size() > 1) {
            throw new IOException("an account has more than one Okta user: give the one that may confirm for it");
        }
        return ids.stream().findFirst();
    }

    /** Okta's user, the factor and, for a question, where its answer is asked for: with spaces between, which none has. */
    private record Reference(String user, String factor, Optional<String> link) {

        static Reference read(String text) throws IOException {
            String[] parts = text.split(" ", -1);
            if (parts.length < 2 || parts.length > 3) {
                throw new IOException("a reference to a factor of Okta's cannot be read");
            }
            return new Reference(parts[0], parts[1], parts.length == 3 ? Optional.of(parts[2]) : Optional.empty());
        }

        URI poll() throws IOException {
            try {
                return URI.create(link.orElse(""));
            } catch (IllegalArgumentException none) {
                throw new IOException("a link of Okta's cannot be read");
            }
        }
    }
}
