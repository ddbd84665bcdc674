package org.sayso.authorization.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sayso.authorization.Postgres;
import org.sayso.authorization.settings.DatabaseSettings;
import org.sayso.authorization.settings.Secret;
import org.sayso.authorization.signin.SignInThrottle.Attempt;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.ServerSecrets;
import org.sayso.authorization.throttle.Throttle;

/** On both databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInThrottleTests {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final ServerDatabase h2 = ServerDatabase.open(new DatabaseSettings(null, null, null));
    private final ServerDatabase postgres =
            ServerDatabase.open(new DatabaseSettings(Postgres.freshDatabase(), "postgres", Secret.of("postgres")));
    private final ServerSecrets secrets = ServerSecrets.random();
    private Instant now = START;

    Stream<ServerDatabase> databases() {
        return Stream.of(h2, postgres);
    }

    @BeforeEach
    void empty() {
        now = START;
        databases()
                .forEach(database -> database.inTransaction(
                        () -> database.jdbc().sql("DELETE FROM tries").update()));
    }

    @AfterAll
    void close() {
        databases().forEach(ServerDatabase::close);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void threeFailures_areFreeAndTheFourthTryWaits(ServerDatabase database) {
        SignInThrottle throttle = throttle(database);
        fail(throttle, 3);
        assertThat(throttle.admit(ann("192.0.2.1"))).contains(Duration.ofSeconds(2));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void furtherFailures_waitTwiceAsLongEachUpToFiveMinutes(ServerDatabase database) {
        SignInThrottle throttle = throttle(database);
        fail(throttle, 3);
        long expected = 2;
        for (int failure = 4; failure < 20; failure++) {
            Duration wait = Duration.ofSeconds(Math.min(expected, 300));
            assertThat(throttle.admit(ann("192.0.2.1"))).contains(wait);
            now = now.plus(wait).minusMillis(1);
            assertThat(throttle.admit(ann("192.0.2.1"))).contains(Duration.ofMillis(1));
            now = now.plusMillis(1);
            assertThat(throttle.admit(ann("192.0.2.1"))).isEmpty();
            expected *= 2;
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void success_forgetsTheFailuresOfTheAccount(ServerDatabase database) {
        SignInThrottle throttle = throttle(database);
        fail(throttle, 2);
        assertThat(throttle.admit(ann("192.0.2.1"))).isEmpty();
        throttle.succeeded(ann("192.0.2.1"));
        fail(throttle, 2);
        assertThat(throttle.admit(ann("192.0.2.1"))).isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void triesThatNobodyCouldDecide_areNotCounted(ServerDatabase database) {
        SignInThrottle throttle = throttle(database);
        for (int tried = 0; tried < 50; tried++) {
            assertThat(throttle.admit(ann("192.0.2.1"))).isEmpty();
            throttle.undecided(ann("192.0.2.1"));
        }
        fail(throttle, 3);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void oneAddressTryingManyAccounts_waitsAfterThirtyFailures_whateverItSignsInToInBetween(ServerDatabase database) {
        SignInThrottle throttle = throttle(database);
        for (int tried = 0; tried < 29; tried++) {
            assertThat(throttle.admit(new Attempt("user" + tried, "192.0.2.1"))).isEmpty();
            assertThat(throttle.admit(new Attempt("own", "192.0.2.1")))
                    .as("own")
                    .isEmpty();
            throttle.succeeded(new Attempt("own", "192.0.2.1"));
        }
        assertThat(throttle.admit(new Attempt("user30", "192.0.2.1"))).isEmpty();
        assertThat(throttle.admit(new Attempt("user31", "192.0.2.1"))).isPresent();
        assertThat(throttle.admit(new Attempt("user31", "192.0.2.2"))).isEmpty();
        now = now.plusSeconds(60);
        assertThat(throttle.admit(new Attempt("user31", "192.0.2.1"))).isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void strangerWhoTakesEveryChance_keepsAnotherNetworkWaitingForAMinuteAtMostAndSeldom(ServerDatabase database) {
        SignInThrottle throttle = throttle(database);
        int open = 0;
        int minutes = 0;
        Instant later = now.plus(Duration.ofHours(12));
        for (Instant end = now.plus(Duration.ofHours(16)); now.isBefore(end); now = now.plusSeconds(20)) {
            throttle.admit(ann("192.0.2.1"));
            if (now.isAfter(later) && now.getEpochSecond() % 60 == 0) {
                Attempt owner = ann("198.51.100.7");
                Optional<Duration> wait = throttle.admit(owner);
                wait.ifPresent(seconds -> assertThat(seconds).isLessThanOrEqualTo(Duration.ofMinutes(1)));
                throttle.undecided(owner);
                open += wait.isEmpty() ? 1 : 0;
                minutes++;
            }
        }
        assertThat(minutes).isGreaterThan(200);
        assertThat((double) open / minutes).isGreaterThan(0.75);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void oneAccountFromManyNetworks_waitsAfterAHundredFailures(ServerDatabase database) {
        SignInThrottle throttle = throttle(database);
        for (int tried = 0; tried < 100; tried++) {
            assertThat(throttle.admit(ann("198.51.100." + tried))).isEmpty();
        }
        assertThat(throttle.admit(ann("192.0.2.1"))).contains(Duration.ofSeconds(2));
        throttle.passwordChanged(ann("192.0.2.1"));
        assertThat(throttle.admit(ann("192.0.2.1"))).isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void knownBrowser_waitsForNobodyElse_notEvenInItsNetwork(ServerDatabase database) {
        SignInThrottle throttle = throttle(database);
        for (int tried = 0; tried < 100; tried++) {
            throttle.admit(ann("198.51.100." + tried));
            throttle.admit(new Attempt("user" + tried, "192.0.2.1"));
        }
        Attempt own = new Attempt("ann", "192.0.2.1", Optional.of("0123456789abcdef01234567"));
        assertThat(throttle.admit(ann("192.0.2.1"))).isPresent();
        for (int tried = 0; tried < 3; tried++) {
            assertThat(throttle.admit(own)).isEmpty();
        }
        assertThat(throttle.admit(own)).contains(Duration.ofSeconds(2));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void addressesOfOneIpv6Network_areCountedTogether(ServerDatabase database) {
        SignInThrottle throttle = throttle(database);
        for (int tried = 0; tried < 30; tried++) {
            assertThat(throttle.admit(new Attempt("user" + tried, "2001:db8:1:2:0:0:0:" + Integer.toHexString(tried))))
                    .isEmpty();
        }
        assertThat(throttle.admit(new Attempt("other", "2001:db8:1:2:ffff::1"))).isPresent();
        assertThat(throttle.admit(new Attempt("other", "2001:db8:1:3::1"))).isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void manyTriesAtOnce_areNoMoreThanOneAfterTheOther(ServerDatabase database) throws Exception {
        SignInThrottle throttle = throttle(database);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Optional<Duration>>> all = IntStream.range(0, 24)
                    .<Callable<Optional<Duration>>>mapToObj(tried -> () -> throttle.admit(ann("192.0.2.1")))
                    .toList();
            int admitted = 0;
            for (var each : threads.invokeAll(all)) {
                admitted += each.get().isEmpty() ? 1 : 0;
            }
            assertThat(admitted).isEqualTo(3);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void anotherServerAndARestart_forgetNothing(ServerDatabase database) {
        fail(throttle(database), 3);
        assertThat(throttle(database).admit(ann("192.0.2.1"))).isPresent();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void aDayWithoutATry_forgetsAndDeletes(ServerDatabase database) {
        SignInThrottle throttle = throttle(database);
        fail(throttle, 3);
        now = now.plus(Duration.ofHours(23));
        Throttle tended = new Throttle(database, secrets, () -> now);
        tended.tend();
        assertThat(rows(database)).hasSize(3);
        now = now.plus(Duration.ofHours(2));
        tended.tend();
        assertThat(rows(database)).isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void namesAndAddresses_areNotInTheDatabase(ServerDatabase database) {
        fail(throttle(database), 1);
        assertThat(rows(database)).hasSize(3).allMatch(row -> row.matches("[0-9a-f]{64}"));
    }

    private SignInThrottle throttle(ServerDatabase database) {
        return new SignInThrottle(new Throttle(database, secrets, () -> now));
    }

    private static List<String> rows(ServerDatabase database) {
        return database.jdbc().sql("SELECT counter FROM tries").query(String.class).stream()
                .collect(Collectors.toList());
    }

    private static Attempt ann(String client) {
        return new Attempt("ann", client);
    }

    private static void fail(SignInThrottle throttle, int times) {
        for (int tried = 0; tried < times; tried++) {
            assertThat(throttle.admit(ann("192.0.2.1"))).isEmpty();
        }
    }
}
