package org.sayso.samples.pizza.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sayso.Inquiry;
import org.sayso.Question;
import org.sayso.Refusal;
import org.sayso.confirmation.SignIn;
import org.sayso.policy.Permission;
import org.sayso.policy.Requirement;
import org.sayso.token.UserKey;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Who is signed in to the site, by the ID token.
 *
 * @param key exactly as in the access tokens that the skill sees, so that the same person is the same owner
 * @param signIn when and how they signed in; an ID token that does not say is from long ago, and in no way that counts
 */
record Visitor(UserKey key, SignIn signIn) implements Permission {

    static Visitor of(OidcUser user) {
        OidcIdToken token = user.getIdToken();
        List<String> methods = token.getAuthenticationMethods();
        return new Visitor(
                new UserKey(claim(token, "iss"), claim(token, "sub")),
                new SignIn(
                        Objects.requireNonNullElse(token.getAuthenticatedAt(), Instant.EPOCH),
                        methods == null ? Set.of() : Set.copyOf(methods)));
    }

    private static String claim(OidcIdToken token, String name) {
        return Objects.requireNonNull(token.getClaimAsString(name), name);
    }

    /**
     * Nothing: scopes limit what Alexa may do in a customer's name. On the pizzeria's own site customers act for themselves,
     * and may do with their own orders whatever the pizzeria offers. Whose order it is has been checked before.
     */
    @Override
    public Optional<Refusal> lacks(Requirement requirement, Inquiry inquiry) {
        inquiry.passed(Question.POLICY, "own order", "the signed-in customer on the pizzeria's own site");
        return Optional.empty();
    }
}
