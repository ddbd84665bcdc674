package org.sayso.authorization.signin;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Says that a user name must rest before its next try, whether or not the password would have been right. */
final class SignInDelayedException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    SignInDelayedException(Duration wait) {
        super("too many failed tries");
        this.wait = wait;
    }

    Duration remaining() {
        return wait;
    }
}
