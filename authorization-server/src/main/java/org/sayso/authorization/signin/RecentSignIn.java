package org.sayso.authorization.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Whether somebody proved who they are less than five minutes ago, however they did. Thread-safe.
 *
 * <p>Who finds a browser signed in must not be able to take the account over, or away.
 */
@Component
public class RecentSignIn {

    private static final Duration RECENT = Duration.ofMinutes(5);

    private final InstantSource clock;

    RecentSignIn(Clock clock) {
        this.clock = clock;
    }

    /** Of who is signed in; false for nobody. */
    public boolean of(@Nullable Authentication authentication) {
        return SignInProof.time(authentication)
                .map(time -> time.plus(RECENT).isAfter(clock.instant()))
                .orElse(false);
    }
}
