package org.sayso.authorization.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Whether somebody proved who they are less than five minutes ago. Thread-safe.
 *
 * <p>Who finds a browser signed in must not be able to take the account over, or away, or all that is known about its owner.
 */
@Component
public class RecentSignIn {

    private static final Duration RECENT = Duration.ofMinutes(5);

    private final InstantSource clock;

    RecentSignIn(Clock clock) {
        this.clock = clock;
    }

    /** Whether who is signed in proved it lately, however they did; false for nobody. */
    public boolean of(@Nullable Authentication authentication) {
        return recent(SignInProof.time(authentication));
    }

    /** Whether who is signed in typed the password lately: no passkey makes another one. */
    public boolean byPassword(@Nullable Authentication authentication) {
        return recent(SignInProof.passwordTime(authentication));
    }

    private boolean recent(Optional<Instant> proven) {
        return proven.filter(time -> time.plus(RECENT).isAfter(clock.instant())).isPresent();
    }
}
