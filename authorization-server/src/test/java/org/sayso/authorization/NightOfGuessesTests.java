package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.account.Contact;

/**
 * Guesses for eight hours of a clock that can be moved, at a real server, as fast as its limits allow; writes the table of
 * docs/figures.md to {@code target/guesses-in-a-night.md}.
 */
class NightOfGuessesTests {

    private static final Duration NIGHT = Duration.ofHours(8);
    private static final int NETWORKS = 1_000;
    private static final int OPEN_REQUESTS = 100;

    /** The fewest guesses, as the rules for passwords estimate them, that a password takes which they let through. */
    private static final double WEAKEST_PASSWORD = 1e6;

    private static final double MAILED_CODES = 1e8;
    private static final double USER_CODES = Math.pow(20, 8);
    private static final Pattern SECONDS = Pattern.compile("wait (\\d+) seconds");
    private static final Pattern MINUTES = Pattern.compile("wait (\\d+) minutes");
    private static final Map<String, String> ROWS = new LinkedHashMap<>();

    @AfterAll
    static void write() throws IOException {
        List<String> table =
                new ArrayList<>(List.of("| guessed | from | guesses | chance to hit |", "|---|---|--:|--:|"));
        ROWS.keySet().stream().sorted().forEach(key -> table.add(ROWS.get(key)));
        Files.write(Path.of("target/guesses-in-a-night.md"), table);
    }

    @Test
    void passwordsOfOneAccount_fromOneNetwork_areAboutAHundred() {
        int guesses = passwords(1);
        row("1", "password of one account", "one network", guesses, guesses / WEAKEST_PASSWORD);
        assertThat(guesses).isBetween(95, 110);
    }

    @Test
    void passwordsOfOneAccount_fromAThousandNetworks_areAFewHundred() {
        int guesses = passwords(NETWORKS);
        row("2", "password of one account", "1,000 networks", guesses, guesses / WEAKEST_PASSWORD);
        assertThat(guesses).isBetween(550, 600);
    }

    @Test
    void mailedCodesForOneAddress_areGuessedAtSomeDozenTimesFromOneNetwork() {
        int guesses = mailedCodes(1);
        row("3", "code mailed to one address", "one network", guesses, guesses / MAILED_CODES);
        assertThat(guesses).isBetween(45, 60);
    }

    @Test
    void mailedCodesForOneAddress_areGuessedAtAFewHundredTimesFromAThousandNetworks() {
        int guesses = mailedCodes(NETWORKS);
        row("4", "code mailed to one address", "1,000 networks", guesses, guesses / MAILED_CODES);
        assertThat(guesses).isBetween(200, 240);
    }

    @Test
    void codesOfDevices_areGuessedAtFiveTimesInTenMinutesByOneAccount_fromWhateverNetwork() {
        int guesses = userCodes(1, NETWORKS);
        row("5", "code of any device", "one account, 1,000 networks", guesses, guesses * OPEN_REQUESTS / USER_CODES);
        assertThat(guesses).isBetween(235, 245);
    }

    @Test
    void codesOfDevices_areGuessedAtFiftyTimesInTenMinutesFromOneNetwork_byWhateverAccounts() {
        int guesses = userCodes(10, 1);
        row("6", "code of any device", "ten accounts, one network", guesses, guesses * OPEN_REQUESTS / USER_CODES);
        assertThat(guesses).isBetween(2_350, 2_450);
    }

    private static int passwords(int networks) {
        Crowd crowd = new Crowd();
        MovableClock clock = new MovableClock();
        try (RunningServer server = RunningServer.start(Browser.BEHIND_A_PROXY, crowd, clock)) {
            Browser browser = new Browser(server);
            browser.open("/sign-in");
            Instant end = clock.instant().plus(NIGHT);
            for (int tried = 0; clock.instant().isBefore(end); tried++) {
                int before = crowd.compared.get();
                Page page = browser.from(network(tried % networks)).signIn("victim", "guess " + tried);
                if (crowd.compared.get() == before) {
                    clock.advance(told(page.text()));
                }
            }
            return crowd.compared.get();
        }
    }

    private static int mailedCodes(int networks) {
        try (KeptServer kept = new KeptServer(Browser.BEHIND_A_PROXY)) {
            kept.create("victim@example.com");
            Browser browser = new Browser(kept.server());
            Instant end = kept.clock().instant().plus(NIGHT);
            int guesses = 0;
            for (int tried = 0; kept.clock().instant().isBefore(end); tried++) {
                NewPasswordTests.forgotten(browser.from(network(tried % networks)), "victim@example.com");
                if (browser.page().address().getPath().endsWith("/code")) {
                    guesses += guess(browser);
                } else {
                    kept.clock().advance(told(browser.page().text()));
                }
            }
            return guesses;
        }
    }

    /** All tries at one code. */
    private static int guess(Browser browser) {
        int guesses = 0;
        while (true) {
            Page page = SignUpTests.type(browser, String.format(Locale.ROOT, "%08d", guesses));
            assertThat(page.status()).as("no luck").isEqualTo(422);
            if (page.document().select("#code-problem").text().startsWith("There were too many tries")) {
                return guesses;
            }
            guesses++;
        }
    }

    private static int userCodes(int accounts, int networks) {
        MovableClock clock = new MovableClock();
        Map<String, String> settings = new LinkedHashMap<>(DeviceServer.settings());
        settings.putAll(Browser.BEHIND_A_PROXY);
        try (RunningServer server = RunningServer.start(settings, new Crowd(), clock)) {
            List<Browser> browsers = new ArrayList<>();
            for (int account = 0; account < accounts; account++) {
                Browser browser = new Browser(server).from(network(0));
                browser.open("/device");
                browser.signIn("guesser" + account, Crowd.PASSWORD);
                browsers.add(browser);
            }
            Instant end = clock.instant().plus(NIGHT);
            int guesses = 0;
            int tried = 0;
            while (clock.instant().isBefore(end)) {
                for (Browser browser : browsers) {
                    Page page;
                    do {
                        page = browser.from(network(tried++ % networks))
                                .submit("device", Map.of("user_code", "BCDFGHJK"));
                        guesses += page.status() == 422 ? 1 : 0;
                    } while (page.status() == 422);
                    assertThat(page.status()).isEqualTo(429);
                }
                clock.advance(Duration.ofMinutes(10));
            }
            return guesses;
        }
    }

    private static String network(int number) {
        return "10." + number / 250 + "." + number % 250 + ".1";
    }

    /** How long a page says to wait; of minutes, which it rounds up, one less. */
    private static Duration told(String text) {
        Matcher seconds = SECONDS.matcher(text);
        if (seconds.find()) {
            return Duration.ofSeconds(Long.parseLong(seconds.group(1)));
        }
        Matcher minutes = MINUTES.matcher(text);
        assertThat(minutes.find()).as(text).isTrue();
        return Duration.ofMinutes(Long.parseLong(minutes.group(1)) - 1);
    }

    private static void row(String place, String what, String from, int guesses, double chance) {
        long one = BigDecimal.valueOf(1 / chance).round(new MathContext(2)).longValue();
        ROWS.put(place, String.format(Locale.ROOT, "| %s | %s | %,d | 1 in %,d |", what, from, guesses, one));
    }

    /** Everybody there may be, with a password that is compared at once. */
    private static final class Crowd implements AccountDirectory {

        static final String PASSWORD = "test-only password of the crowd";

        private final AtomicInteger compared = new AtomicInteger();

        @Override
        public Optional<Account> authenticate(String userName, CharSequence password) {
            compared.incrementAndGet();
            return PASSWORD.contentEquals(password) ? findBySubject(userName) : Optional.empty();
        }

        @Override
        public Optional<Account> findBySubject(String subject) {
            return Optional.of(new Account(
                    subject,
                    subject,
                    "Somebody",
                    null,
                    Map.of(),
                    Set.of(),
                    new Contact(null, null, false, null, false)));
        }

        @Override
        public Optional<Account> changeAttribute(String subject, String attribute, @Nullable String value) {
            return findBySubject(subject);
        }
    }
}
