package org.sayso.policy;

import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sayso.Inquiry;
import org.sayso.PolicyRefusal;
import org.sayso.Question;
import org.sayso.token.VerifiedToken;

/**
 * What an intent demands of the account behind it.
 *
 * @param scopes the scopes that the token must carry, all of them; empty demands a linked account only
 */
public record Requirement(Set<String> scopes) {

    public Requirement {
        scopes = Set.copyOf(scopes);
    }

    /** A linked account, whatever its scopes. */
    public static Requirement linkedAccount() {
        return new Requirement(Set.of());
    }

    /** A linked account whose token carries all of these scopes. */
    public static Requirement scopes(String... scopes) {
        return new Requirement(Set.of(scopes));
    }

    /** Answers question three; empty where the account may go on. */
    public Optional<PolicyRefusal> check(VerifiedToken token, Inquiry inquiry) {
        Set<String> missing = missing(token);
        if (missing.isEmpty()) {
            inquiry.passed(
                    Question.POLICY, "scopes", scopes.isEmpty() ? "none required" : "has " + new TreeSet<>(scopes));
            return Optional.empty();
        }
        return Optional.of(inquiry.refused("scopes", PolicyRefusal.SCOPE_MISSING, "lacks " + missing));
    }

    /** The required scopes that a token does not carry, in alphabetical order. */
    public SortedSet<String> missing(VerifiedToken token) {
        SortedSet<String> missing = new TreeSet<>(scopes);
        missing.removeAll(token.scopes());
        return missing;
    }
}
