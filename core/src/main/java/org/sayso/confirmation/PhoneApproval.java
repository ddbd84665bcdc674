package org.sayso.confirmation;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Approval on a page: Alexa speaks a number of two digits, the owner signs in on the phone, sees the transaction, types the
 * number and approves. Nothing secret is spoken; the number is there so that nobody approves what they did not ask for.
 *
 * @param page the address of the page; a slash and the challenge's id are added to it. https, or http on this machine
 * @param signInAge how long ago the owner may have signed in on the page at most: 1 minute to 1 hour
 * @param signInBy authentication method references (RFC 8176) of which that sign-in must show at least one, such as
 *     {@code hwk}, {@code swk} and {@code pop} for passkeys; empty accepts any sign-in. Where all are
 *     of passkeys, it must show as well that the user was verified: {@code mfa}, {@code pin} or a biometric
 */
public record PhoneApproval(URI page, Duration signInAge, Set<String> signInBy) implements ConfirmationMethod {

    public static final String NAME = "phone-approval";

    /** What says that the passkey's device has checked who holds it; its presence alone is one element. */
    private static final Set<String> USER_VERIFIED = Set.of("mfa", "pin", "fpt", "face", "iris", "retina");

    private static final Set<String> PASSKEYS = Set.of("hwk", "swk", "pop");

    public PhoneApproval {
        signInBy = Set.copyOf(signInBy);
        if (page.getHost() == null || page.getQuery() != null || page.getFragment() != null) {
            throw new IllegalArgumentException("the approval page needs an address without a query, such as "
                    + "https://shop.example/sayso/approvals");
        }
        if (signInAge.compareTo(Duration.ofMinutes(1)) < 0 || signInAge.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("signInAge is " + signInAge + "; it must be 1 minute to 1 hour");
        }
    }

    /** A page that wants a sign-in with a passkey within the last 5 minutes. */
    public static PhoneApproval withPasskey(URI page) {
        return new PhoneApproval(page, Duration.ofMinutes(5), PASSKEYS);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A passkey proves possession, and the biometric or PIN that unlocks it a second element; a password one only. */
    @Override
    public MethodTraits traits() {
        return passkeyOnly()
                ? new MethodTraits(
                        Set.of(Element.POSSESSION, Element.INHERENCE), Set.of("pop", "user", "mfa"), true, false, 30)
                : new MethodTraits(Set.of(Element.KNOWLEDGE), Set.of("pwd"), true, false, 30);
    }

    private boolean passkeyOnly() {
        return !signInBy.isEmpty() && PASSKEYS.containsAll(signInBy);
    }

    /** Whether a sign-in in these ways proves what {@link #traits} claims. */
    boolean accepts(Set<String> signedInBy) {
        return (signInBy.isEmpty() || signInBy.stream().anyMatch(signedInBy::contains))
                && (!passkeyOnly() || USER_VERIFIED.stream().anyMatch(signedInBy::contains));
    }

    /** Where the owner approves this challenge. */
    URI pageOf(String challengeId) {
        String base = page.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + challengeId);
    }
}
