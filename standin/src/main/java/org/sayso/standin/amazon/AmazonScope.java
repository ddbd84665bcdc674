package org.sayso.standin.amazon;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an app may learn of somebody.
 *
 * @see <a href="https://developer.amazon.com/docs/login-with-amazon/customer-profile.html">Customer profile</a>
 */
public enum AmazonScope {
    PROFILE("profile", "Your name and e-mail address"),
    /** Asked for alone, it needs no consent. */
    USER_ID("profile:user_id", "Who you are, without your name"),
    POSTAL_CODE("postal_code", "Your postal code");

    private final String value;
    private final String words;

    AmazonScope(String value, String words) {
        this.value = value;
        this.words = words;
    }

    /** What it lets an app know, for the one who is asked. */
    public String words() {
        return words;
    }

    /** The scopes in a list separated by blanks; empty if there is none, or one that Amazon does not know. */
    static Optional<Set<AmazonScope>> parse(String text) {
        Set<AmazonScope> scopes = EnumSet.noneOf(AmazonScope.class);
        for (String value : text.strip().split(" +", -1)) {
            Optional<AmazonScope> scope = of(value);
            if (scope.isEmpty()) {
                return Optional.empty();
            }
            scopes.add(scope.get());
        }
        return Optional.of(scopes);
    }

    private static Optional<AmazonScope> of(String value) {
        for (AmazonScope scope : values()) {
            if (scope.value.equals(value)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    /** The list as it stands in answers. */
    static String format(Set<AmazonScope> scopes) {
        return scopes.stream().map(scope -> scope.value).collect(Collectors.joining(" "));
    }
}
