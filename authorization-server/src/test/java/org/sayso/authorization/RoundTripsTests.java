package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.authorization.LastingLinkContract.ok;
import static org.sayso.authorization.LastingLinkContract.refreshToken;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.account.DemoAccounts;

/**
 * How often the token endpoint waits for PostgreSQL, counted in the log of that database. Alexa gives up after 4.5 seconds, and
 * the database may be a machine away.
 */
class RoundTripsTests {

    /** A BEGIN travels with the statement behind it. */
    private static final Pattern ROUND_TRIP = Pattern.compile("LOG: +(execute [^:]*|statement): (?!BEGIN)");

    @TempDir
    private static Path directory;

    private static File log;
    private static EmbeddedPostgres database;
    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(
                System.getProperty("os.name").equals("Linux"), "the build brings PostgreSQL's server for Linux only");
        log = directory.resolve("postgresql.log").toFile();
        database = EmbeddedPostgres.builder()
                .setServerConfig("log_statement", "all")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setOutputRedirector(Redirect.appendTo(log))
                .setErrorRedirector(Redirect.appendTo(log))
                .start();
        Map<String, String> settings = new LinkedHashMap<>(Assistant.settings());
        settings.put("sayso.authorization.database.url", database.getJdbcUrl("postgres", "postgres"));
        settings.put("sayso.authorization.secrets", LastingLinkContract.FIRST_SECRET);
        server = RunningServer.start(settings, new DemoAccounts(), new MovableClock());
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
            database.close();
        }
    }

    @Test
    void refresh_waitsThreeTimes() {
        String token = refreshToken(ok(Assistant.STEADY.link(server)));
        assertThat(least(() -> () -> Assistant.STEADY.refresh(server, token))).isEqualTo(3);
    }

    @Test
    void refreshThatReplacesTheToken_waitsThreeTimesMore() {
        assertThat(least(() -> {
                    String token = refreshToken(
                            ok(Assistant.SERVED.refresh(server, refreshToken(ok(Assistant.SERVED.link(server))))));
                    return () -> Assistant.SERVED.refresh(server, token);
                }))
                .isEqualTo(6);
    }

    @Test
    void codeExchange_waitsEightTimes() {
        assertThat(least(() -> {
                    String code = new LinkingClient(server).code(Assistant.STEADY.request(), "ann");
                    return () -> Assistant.STEADY.exchange(server, code);
                }))
                .isEqualTo(8);
    }

    /** Of four times; the first asks for more than the others, and the server tends its tables in between. */
    private static long least(Supplier<Supplier<Answer>> prepared) {
        return IntStream.range(0, 4)
                .mapToLong(time -> {
                    Supplier<Answer> request = prepared.get();
                    long before = roundTrips();
                    ok(request.get());
                    return roundTrips() - before;
                })
                .min()
                .orElseThrow();
    }

    private static long roundTrips() {
        try {
            return ROUND_TRIP.matcher(Files.readString(log.toPath())).results().count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
