package org.sayso.authorization.signin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sayso.authorization.throttle.Counter;
import org.sayso.authorization.throttle.Pace;
import org.sayso.authorization.throttle.Throttle;

/**
 * Slows down guessing of passwords: by account and network together, by account, and by network. Thread-safe.
 *
 * <p>A stranger who guesses waits for long, and the account's owner on another network does not wait for them: what all networks
 * share allows more, and its waits are short. Unknown user names are treated the same, so the delay tells nothing about them. Who has
 * guessed right in between, with an account of their own, has not guessed less from their address. A browser in which the password was
 * right before counts by itself ({@link KnownBrowsers}), so that no guesses elsewhere make the owner wait there.
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

        /** What one asker has to wait for by themselves; over once a password was right. */
        private Counter own() {
            return browser.map(id -> new Counter(Pace.PASSWORD_IN_KNOWN_BROWSER, id + ":" + account))
                    .orElseGet(() -> Counter.from(Pace.PASSWORD_OF_ACCOUNT_FROM_CLIENT, client, account));
        }

        /** What is counted together with others' tries; the account's own browser does not wait for them. */
        private List<Counter> shared() {
            return browser.isPresent()
                    ? List.of()
                    : List.of(
                            new Counter(Pace.PASSWORD_OF_ACCOUNT, account),
                            Counter.from(Pace.PASSWORD_FROM_CLIENT, client));
        }

        private Counter[] all() {
            return Stream.concat(Stream.of(own()), shared().stream()).toArray(Counter[]::new);
        }

        /** Says nothing of both. */
        @Override
        public String toString() {
            return "Attempt";
        }
    }

    /** Counts a try; how long to wait if it comes too early, and then it is not counted. */
    public Optional<Duration> admit(Attempt attempt) {
        return throttle.admit(attempt.all());
    }

    /** The password was right. */
    public void succeeded(Attempt attempt) {
        throttle.forget(attempt.own());
        throttle.takeBack(attempt.shared().toArray(Counter[]::new));
    }

    /** The account has another password: what was guessed at the old one counts no more. */
    public void passwordChanged(Attempt attempt) {
        throttle.forget(attempt.own());
        throttle.forget(new Counter(Pace.PASSWORD_OF_ACCOUNT, attempt.account()));
    }

    /** Nobody knows whether it was right: the accounts could not be reached. */
    public void undecided(Attempt attempt) {
        throttle.takeBack(attempt.all());
    }
}
