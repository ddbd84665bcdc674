package org.sayso.authorization.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How fresh a sign-in an authorization request wants: {@code max_age} and {@code prompt} (OpenID Connect Core section
 * 3.1.2.1). Immutable. Without the scope {@code openid} the two mean nothing, as in plain OAuth 2.0.
 *
 * @param maxAge how old the sign-in may be; empty for any age
 * @param prompt its values
 */
public record Freshness(Optional<Duration> maxAge, List<String> prompt) {

    /** Copies the values. */
    public Freshness {
        prompt = List.copyOf(prompt);
    }

    /**
     * Reads both from a request.
     *
     * @param parameters gives the value of a parameter, null if it was not sent
     * @throws IllegalArgumentException naming the parameter if {@code max_age} is no number of seconds
     */
    public static Freshness of(boolean openId, Function<String, @Nullable String> parameters) {
        if (!openId) {
            return new Freshness(Optional.empty(), List.of());
        }
        String prompt = parameters.apply("prompt");
        return new Freshness(
                Optional.ofNullable(parameters.apply("max_age")).map(Freshness::seconds),
                prompt == null ? List.of() : Arrays.asList(prompt.trim().split(" +")));
    }

    /** Whether nothing may be asked of the person. */
    public boolean silent() {
        return prompt.contains("none");
    }

    /** Whether the person has to sign in, however lately they did. */
    boolean always() {
        return prompt.contains("login");
    }

    /** Whether a sign-in of this time is too old. */
    public boolean tooOld(Instant signedIn, InstantSource clock) {
        return maxAge.map(age -> signedIn.plus(age).isBefore(clock.instant())).orElse(false);
    }

    /** At most nine digits, which is 31 years. */
    private static Duration seconds(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("max_age");
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }
}
