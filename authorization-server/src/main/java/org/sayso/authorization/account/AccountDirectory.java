package org.sayso.authorization.account;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of the service: who can sign in, and what tokens say about them. Exactly one bean of this type must exist.
 *
 * <p>Implementations must be safe for use by several threads. A directory that cannot be reached throws; it must never
 * answer that there is no such account.
 */
public interface AccountDirectory {

    /** The name of the bean that adds people who sign in elsewhere to those of another directory; may stand beside one. */
    String WITH_UPSTREAM = "accountsWithUpstream";

    /**
     * The account with this user name and password.
     *
     * <p>An unknown user name and a wrong password must give the same answer and should take the same time. User names are
     * compared as the directory sees fit; passwords exactly.
     *
     * @return empty if there is no such pair
     */
    Optional<Account> authenticate(String userName, CharSequence password);

    /**
     * The form of a user name in which failed tries are counted: those that find the same account should have the same.
     *
     * @return by default in small letters, with single blanks and ordinary characters in the place of wide ones
     */
    default String canonicalUserName(String userName) {
        return Normalizer.normalize(userName, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /**
     * Since when sign-ins and browsers of an account count: those of before have to prove themselves anew, as after another password.
     *
     * @param userName in the form of {@link #canonicalUserName}
     * @return by default empty, for all of them count
     */
    default Optional<Instant> signedOutBefore(String userName) {
        return Optional.empty();
    }

    /**
     * The account with this subject.
     *
     * @return empty if it never existed or is closed: its tokens are no longer refreshed, and inactive to whoever asks
     */
    Optional<Account> findBySubject(String subject);

    /**
     * Whether the account's owner signs in on this server's pages; not so where another provider signs them in, whose word also
     * ends that. Only asked about accounts that exist.
     */
    default boolean signsInHere(String subject) {
        return true;
    }

    /**
     * Keeps another value of a declared attribute, which {@link #findBySubject} tells from then on.
     *
     * @param attribute its name, such as {@code favorite_color}
     * @param value what the attribute takes ({@link TypedAttribute}); none to forget it
     * @return the account as it is now; empty if it never existed or is closed
     */
    Optional<Account> changeAttribute(String subject, String attribute, @Nullable String value);
}
