package org.sayso.authorization.upstream;

import java.util.concurrent.Semaphore;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/**
 * Checks the answers of 16 people at once, at all providers together, and refuses the next one without waiting. Thread-safe.
 *
 * <p>Each check asks the provider for a token, its keys, and user information, or waits for another thread that fetches the keys. What has
 * an end in time for one request would otherwise take all threads for that time. Discovery has a bound of its own ({@link Providers}).
 */
final class FewAtOnce implements AuthenticationManager {

    static final int MOST = 16;

    private final Semaphore free = new Semaphore(MOST);
    private final AuthenticationManager checks;

    FewAtOnce(AuthenticationManager checks) {
        this.checks = checks;
    }

    /** @throws OAuth2AuthenticationException {@code temporarily_unavailable} where there are too many */
    @Override
    public Authentication authenticate(Authentication answer) {
        if (!free.tryAcquire()) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    "temporarily_unavailable", "providers are being asked for " + MOST + " people already", null));
        }
        try {
            return checks.authenticate(answer);
        } finally {
            free.release();
        }
    }
}
