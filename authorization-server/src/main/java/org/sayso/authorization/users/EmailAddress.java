package org.sayso.authorization.users;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address that this server takes for a user name. Immutable.
 *
 * <p>Before the {@code @} are ASCII characters only, without quotes (RFC 5321 section 4.1.2, Dot-string). A domain may be typed
 * in any script and is kept in ASCII (RFC 5890): one that looks like another is another. Full-width characters, which Japanese
 * keyboards make, become their narrow ones.
 *
 * @param text as typed, without blanks around it; where mails go
 * @param canonical in small letters; two addresses with the same are one
 */
public record EmailAddress(String text, String canonical) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}.\\u3002-]+");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    /** What somebody typed; empty if that is no address to send a mail to. */
    public static Optional<EmailAddress> of(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        int at = text.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        return domain(text.substring(at + 1))
                .filter(domain -> local.length() <= LONGEST_LOCAL
                        && LOCAL.matcher(local).matches()
                        && local.length() + 1 + domain.length() <= LONGEST)
                .map(domain -> local + "@" + domain)
                .map(whole -> new EmailAddress(whole, whole.toLowerCase(Locale.ROOT)));
    }

    /** The same for what was checked before, such as a row of the database. */
    static EmailAddress known(String text) {
        return of(text).orElseThrow(() -> new IllegalStateException("an account has no e-mail address"));
    }

    private static Optional<String> domain(String typed) {
        // The conversion drops invisible characters, and one address would have many spellings.
        if (!DOMAIN.matcher(typed).matches()) {
            return Optional.empty();
        }
        String ascii;
        try {
            ascii = IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
        String[] labels = ascii.split("\\.", -1);
        boolean good = labels.length > 1;
        for (String label : labels) {
            good &= LABEL.matcher(label).matches();
        }
        // The last label of an address that is a number is none of a domain.
        return good && !labels[labels.length - 1].matches("[0-9]+") ? Optional.of(ascii) : Optional.empty();
    }

    /** Says that there is one, not which: addresses stay out of logs. */
    @Override
    public String toString() {
        return "EmailAddress";
    }
}
