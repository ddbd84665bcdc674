package org.sayso.authorization.signin;

import java.time.Duration;
import java.util.Optional;
import org.sayso.authorization.throttle.Counter;
import org.sayso.authorization.throttle.Pace;
import org.sayso.authorization.throttle.Throttle;

/**
 * Slows down guessing of passwords, by account and by address of the network. Thread-safe.
 *
 * <p>Unknown user names are treated the same, so the delay tells nothing about them. Who has guessed right in between, with an
 * account of their own, has not guessed less from their address. A browser in which the password was right before counts by
 * itself ({@link KnownBrowsers}), so that strangers' guesses do not make the owner wait.
 */
public final class SignInThrottle {

    private final Throttle throttle;

    /** Counts there. */
    public SignInThrottle(Throttle throttle) {
        this.throttle = throttle;
    }

    /**
     * A try, counted as failed until something else is said.
     *
     * @param account in the form in which it is counted
     * @param client the address of the network it came from
     * @param browser the account's own browser it came from; empty for any other
     */
    public record Attempt(String account, String client, Optional<String> browser) {

        /** From a browser that nobody knows. */
        public Attempt(String account, String client) {
            this(account, client, Optional.empty());
        }

        private Counter ofAccount() {
            return browser.map(id -> new Counter(Pace.PASSWORD_IN_KNOWN_BROWSER, id + ":" + account))
                    .orElseGet(() -> new Counter(Pace.PASSWORD_OF_ACCOUNT, account));
        }

        private Counter fromClient() {
            return Counter.from(Pace.PASSWORD_FROM_CLIENT, client);
        }

        /** Says nothing of both. */
        @Override
        public String toString() {
            return "Attempt";
        }
    }

    /** Counts a try; how long to wait if it comes too early, and then it is not counted. */
    public Optional<Duration> admit(Attempt attempt) {
        return throttle.admit(attempt.ofAccount(), attempt.fromClient());
    }

    /** The password was right. */
    public void succeeded(Attempt attempt) {
        throttle.forget(attempt.ofAccount());
        throttle.takeBack(attempt.fromClient());
    }

    /** Nobody knows whether it was right: the accounts could not be reached. */
    public void undecided(Attempt attempt) {
        throttle.takeBack(attempt.ofAccount(), attempt.fromClient());
    }
}
