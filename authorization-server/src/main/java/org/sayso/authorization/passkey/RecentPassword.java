package org.sayso.authorization.passkey;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.signin.SignInProof;
import org.springframework.security.core.Authentication;

/**
 * Whether somebody typed the password less than five minutes ago. Thread-safe.
 *
 * <p>Who finds a browser signed in must not be able to make themselves a key to the account.
 */
public final class RecentPassword {

    private static final Duration RECENT = Duration.ofMinutes(5);

    private final InstantSource clock;

    RecentPassword(InstantSource clock) {
        this.clock = clock;
    }

    /** Of who is signed in; false for nobody. */
    public boolean of(@Nullable Authentication authentication) {
        return SignInProof.passwordTime(authentication)
                .map(time -> time.plus(RECENT).isAfter(clock.instant()))
                .orElse(false);
    }
}
