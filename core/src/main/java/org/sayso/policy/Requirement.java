package org.sayso.policy;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sayso.Inquiry;
import org.sayso.PolicyRefusal;
import org.sayso.Question;
import org.sayso.token.TokenCheck;
import org.sayso.token.VerifiedToken;

/**
 * What an intent demands of the account behind it.
 *
 * @param scopes the scopes that the token must carry, all of them; empty demands a linked account only
 * @param check how surely the token must be in force
 * @param ownLink whether only a recognised speaker's own link will do, and not the household's account
 */
public record Requirement(Set<String> scopes, TokenCheck check, boolean ownLink) {

    public Requirement {
        scopes = Set.copyOf(scopes);
        Objects.requireNonNull(check, "check");
    }

    /** A linked account whose token carries all of these scopes, checked in the verifier's usual way. */
    public Requirement(Set<String> scopes) {
        this(scopes, TokenCheck.USUAL, false);
    }

    /** A linked account, whatever its scopes. */
    public static Requirement linkedAccount() {
        return new Requirement(Set.of());
    }

    /** A linked account whose token carries all of these scopes. */
    public static Requirement scopes(String... scopes) {
        return new Requirement(Set.of(scopes));
    }

    /** The same with another sureness that the token is in force: {@link TokenCheck#ASK_ISSUER_NOW} before money, say. */
    public Requirement with(TokenCheck other) {
        return new Requirement(scopes, other, ownLink);
    }

    /** The same for recognised speakers with a link of their own only; a household's account does not do. */
    public Requirement ofOwnLinkOnly() {
        return new Requirement(scopes, check, true);
    }

    /** Answers question three as far as scopes go; empty where the account may go on. */
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
