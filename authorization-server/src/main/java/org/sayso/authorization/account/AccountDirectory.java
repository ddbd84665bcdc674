package org.sayso.authorization.account;

import java.text.Normalizer;
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
     * The account with this subject.
     *
     * @return empty if it never existed or is closed: its tokens are no longer refreshed, and inactive to whoever asks
     */
    Optional<Account> findBySubject(String subject);

    /**
     * Keeps another favourite colour, which {@link #findBySubject} tells from then on.
     *
     * @param color at most 40 letters (of any script), blanks and hyphens; none to forget it
     * @return the account as it is now; empty if it never existed or is closed
     */
    Optional<Account> changeFavoriteColor(String subject, @Nullable String color);
}
