package org.sayso.authorization.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sayso.authorization.users.EmailAddress;
import org.sayso.authorization.users.Passwords;

/**
 * Which passwords may be chosen, after NIST SP 800-63B section 3.1.1.2. Thread-safe.
 *
 * <p>Length counts and any characters do; what is on a list of common passwords, or is made of common words, names, dates, rows of
 * keys and repetitions so that a million guesses find it (zxcvbn's score below 2), is refused, and so is what has little left
 * without the name of the service and the person's own name and address.
 */
public final class PasswordRules {

    /** The most characters (code points) of a password. */
    public static final int MOST = 128;

    private static final int SHORTEST_TERM = 4;
    private static final int LEAST_SCORE = 2;

    /** The most that is measured at once: the library works a second on 64 characters that could be letters, too. */
    private static final int MEASURED = 24;

    private final Zxcvbn common = new Zxcvbn();
    private final int least;
    private final String service;

    PasswordRules(int least, String service) {
        this.least = least;
        this.service = service;
    }

    /** The fewest characters (code points) of a password. */
    public int least() {
        return least;
    }

    /** What is wrong with a new password of this person; empty if it will do. */
    public Optional<FieldProblem> problem(String typed, EmailAddress email, String name) {
        String password = Passwords.normal(typed);
        int length = password.codePointCount(0, password.length());
        if (length < least) {
            return Optional.of(FieldProblem.of("password.short", least));
        }
        if (length > MOST) {
            return Optional.of(FieldProblem.of("password.long", MOST));
        }
        List<String> own = own(email, name);
        if (leavesTooLittle(password, own)) {
            return Optional.of(FieldProblem.of("password.own"));
        }
        return common(password, own) ? Optional.of(FieldProblem.of("password.common")) : Optional.empty();
    }

    /** A long one will do where its beginning or its end does. */
    private boolean common(String password, List<String> own) {
        return weak(password.substring(0, Math.min(password.length(), MEASURED)), own)
                && (password.length() <= MEASURED || weak(password.substring(password.length() - MEASURED), own));
    }

    private boolean weak(String part, List<String> own) {
        return common.measure(part, own).getScore() < LEAST_SCORE;
    }

    private boolean leavesTooLittle(String password, List<String> own) {
        String folded = fold(password);
        String left = folded;
        for (String term : own) {
            left = left.replace(term, "");
        }
        return left.length() < folded.length() && left.codePointCount(0, left.length()) < least;
    }

    /** Longest first, so that nothing of an address is left when its parts are taken out. */
    private List<String> own(EmailAddress email, String name) {
        List<String> terms = new ArrayList<>();
        String address = email.canonical();
        int at = address.indexOf('@');
        terms.addAll(List.of(address, address.substring(0, at), address.substring(at + 1)));
        for (String words : List.of(service, name)) {
            String folded = fold(words);
            terms.add(folded);
            terms.add(folded.replace(" ", ""));
            terms.addAll(List.of(folded.split(" ")));
        }
        return terms.stream()
                .filter(term -> term.length() >= SHORTEST_TERM)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
