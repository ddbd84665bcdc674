package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.LifeOfALink.Home;
import org.sayso.authorization.LifeOfALink.Replay;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.ThreeYears.Event;

/**
 * How long a link lives at our server, and at Spring's, when {@link ThreeYears} pass under {@link FakedTime}. Each server is a
 * process of its own and meets the same {@link LifeOfALink}; several live at once. The table is in {@code
 * target/links-years.md} after a run.
 */
@Tag("slow")
class LinkYearsTests {

    private static final Path TABLE = Path.of("target", "links-years.md");
    private static final String THIRD_SECRET = "dGhpcmQtdGhpcmQtdGhpcmQtdGhpcmQtdGhpcmQtdGhpcmQ=";

    /** A use is a week away at most. */
    private static final Duration NEXT_USE = Duration.ofDays(8);

    @TempDir
    static @Nullable Path directory;

    private static final Map<String, Future<Lived>> LIVES = new LinkedHashMap<>();
    private static final ExecutorService THREADS =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    /** How it went: until it was refused what it should have got, or until it was ended after three years. */
    private record Lived(Duration time, Optional<String> death, LifeOfALink life, List<String> ended) {}

    /** Unlinks at once. */
    private interface Ending {

        void end(RunningServer server, LifeOfALink life, Assistant alexa) throws Exception;
    }

    /** One of ours. */
    private record Ours(String name, boolean postgres, Assistant alexa, Replay replay, String reason, Ending ending) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Ours> OURS = List.of(
            new Ours(
                    "Sayso as it comes, H2 file",
                    false,
                    Assistant.STEADY,
                    Replay.NONE,
                    "REVOKED_BY_CLIENT",
                    LinkYearsTests::revoke),
            new Ours(
                    "Sayso as it comes, PostgreSQL",
                    true,
                    Assistant.STEADY,
                    Replay.NONE,
                    "SKILL_DISABLED",
                    LinkYearsTests::disable),
            new Ours(
                    "Sayso, successors, late reuse is served, H2 file",
                    false,
                    Assistant.SERVED,
                    Replay.SERVED,
                    "SKILL_DISABLED",
                    LinkYearsTests::disable),
            new Ours(
                    "Sayso, successors, late reuse is served, PostgreSQL",
                    true,
                    Assistant.SERVED,
                    Replay.SERVED,
                    "REVOKED_BY_CLIENT",
                    LinkYearsTests::revoke),
            new Ours(
                    "Sayso, successors, late reuse is refused, H2 file",
                    false,
                    Assistant.REFUSED,
                    Replay.REFUSED,
                    "SKILL_DISABLED",
                    LinkYearsTests::disable),
            new Ours(
                    "Sayso, successors, late reuse is refused, PostgreSQL",
                    true,
                    Assistant.REFUSED,
                    Replay.REFUSED,
                    "REVOKED_BY_CLIENT",
                    LinkYearsTests::revoke),
            new Ours(
                    "Sayso, successors, late reuse ends the link, H2 file",
                    false,
                    Assistant.ENDED,
                    Replay.NONE,
                    "REUSE",
                    LinkYearsTests::reuseLate),
            new Ours(
                    "Sayso, successors, late reuse ends the link, PostgreSQL",
                    true,
                    Assistant.ENDED,
                    Replay.NONE,
                    "REUSE",
                    LinkYearsTests::reuseLate));

    private static final String DEFAULTS = "Spring's defaults";
    private static final String YEAR_IN_MEMORY = "Spring, refresh tokens good for 365 days";
    private static final String YEAR = "Spring, the same with its JDBC store";
    private static final String STRICT = "Spring, the same with strict rotation";

    @BeforeAll
    static void begin() throws IOException {
        FakedTime.required();
        for (Ours ours : OURS) {
            begin(ours.name(), () -> live(ours));
        }
        begin(DEFAULTS, () -> spring(DEFAULTS, SpringServer.MEMORY, SpringServer.DEFAULT, SpringServer.DEFAULT));
        begin(YEAR_IN_MEMORY, () -> spring(YEAR_IN_MEMORY, SpringServer.MEMORY, "365", SpringServer.DEFAULT));
        begin(YEAR, () -> spring(YEAR, plainDatabase(YEAR), "365", SpringServer.DEFAULT));
        begin(STRICT, () -> spring(STRICT, plainDatabase(STRICT), "365", "false"));
    }

    @AfterAll
    static void tell() throws Exception {
        THREADS.shutdownNow();
        List<String> lines = new ArrayList<>();
        lines.add(
                "| server | the link lived | then | refreshes | answers lost for minutes | for hours | asked twice at once"
                        + " | overtaken by the answer | restarts | kills | late reuse | signing keys |");
        lines.add("|---|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (Map.Entry<String, Future<Lived>> life : LIVES.entrySet()) {
            lines.add("| " + life.getKey() + " | " + row(life.getValue().get()) + " |");
        }
        Files.write(TABLE, lines);
    }

    static Stream<Ours> ours() {
        return OURS.stream();
    }

    @ParameterizedTest
    @MethodSource("ours")
    void ours_livesThroughAll_andEndsAtOnceWhenItIsToEnd(Ours ours) throws Exception {
        Lived lived = lived(ours.name());
        assertThat(lived.death()).isEmpty();
        assertThat(lived.time()).isGreaterThanOrEqualTo(Duration.ofDays(ThreeYears.DAYS));
        ThreeYears years = new ThreeYears();
        for (Event event : Event.values()) {
            assertThat((long) lived.life().count(event)).as("%s", event).isEqualTo(years.count(event));
        }
        // One each 90 days by the calendar, less those of the pause, and those made by hand.
        assertThat(lived.life().keysSeen()).isGreaterThan(10);
        assertThat(lived.life().late() > 20).as("late reuse").isEqualTo(ours.replay() != Replay.NONE);
        assertThat(lived.ended()).hasSize(1).allMatch(line -> line.endsWith(" ended: " + ours.reason()));
    }

    @Test
    void springAsItComes_isUnlinkedByTheFirstHoursWithoutUse() throws Exception {
        Lived lived = lived(DEFAULTS);
        assertThat(lived.death()).hasValue("refresh: 400 invalid_grant");
        assertThat(lived.time()).isBetween(Duration.ofHours(8), Duration.ofHours(9));
        assertThat(lived.life().refreshes()).as("before").isEqualTo(1);
    }

    @Test
    void springThatKeepsTokensInMemory_isUnlinkedByTheFirstRestart() throws Exception {
        Lived lived = lived(YEAR_IN_MEMORY);
        assertThat(lived.death())
                .hasValueSatisfying(why -> assertThat(why).endsWith(" after a restart: 400 invalid_grant"));
        assertThat(lived.time()).isLessThan(Duration.ofDays(20).plus(NEXT_USE));
    }

    @Test
    void springWithItsDatabaseAndAYear_isUnlinkedAfterThatYearOfUse() throws Exception {
        Lived lived = lived(YEAR);
        assertThat(lived.death()).hasValueSatisfying(why -> assertThat(why).endsWith(": 400 invalid_grant"));
        assertThat(lived.time())
                .isBetween(Duration.ofDays(365), Duration.ofDays(365).plus(NEXT_USE));
    }

    @Test
    void springWithStrictRotation_isUnlinkedByTheFirstLostAnswer() throws Exception {
        Lived lived = lived(STRICT);
        assertThat(lived.death()).hasValue("answer lost for minutes: 400 invalid_grant");
        assertThat(lived.life().count(Event.LOST_FOR_MINUTES)).as("before").isZero();
        assertThat(lived.life().count(Event.LOST_FOR_HOURS)).as("before").isZero();
    }

    private static void begin(String name, Callable<Lived> life) {
        LIVES.put(name, THREADS.submit(life));
    }

    private static Lived lived(String name) throws Exception {
        return Objects.requireNonNull(LIVES.get(name), name).get();
    }

    private static Lived live(Ours ours) throws Exception {
        Path files = files(ours.name());
        FakedTime time = new FakedTime(files.resolve("time"));
        String url = ours.postgres() ? Postgres.freshDatabase() : "jdbc:h2:file:" + files.resolve("accounts");
        try (FakedServer server = new FakedServer(time, files, LastingServer.class, arguments(url, 0))) {
            Home home = new Home(server, stop -> arguments(url, stop), true);
            Duration birth = time.ahead();
            LifeOfALink life =
                    new LifeOfALink(home, time, ours.alexa(), ours.alexa().link(server.running()), ours.replay());
            Optional<String> death = life.live();
            Duration lived = time.ahead().minus(birth);
            if (death.isEmpty()) {
                assertThat(server.logged(" ended: ")).isEmpty();
                assertThat(life.isActive()).isTrue();
                ours.ending().end(server.running(), life, ours.alexa());
                refused(ours.alexa().refresh(server.running(), life.token()));
                assertThat(life.isActive()).isFalse();
            }
            return new Lived(lived, death, life, server.logged(" ended: "));
        }
    }

    /** A new secret is added at the end, moved to the front, and when a year has passed the old one goes. */
    private static List<String> arguments(String url, int stop) {
        String first = LastingLinkContract.FIRST_SECRET;
        String second = LastingLinkContract.SECOND_SECRET;
        List<List<String>> secrets = List.of(
                List.of(first),
                List.of(first, second),
                List.of(second, first),
                List.of(second, first),
                List.of(second, first),
                List.of(second, THIRD_SECRET),
                List.of(THIRD_SECRET, second));
        return List.of(
                "sayso.authorization.database.url=" + url,
                "sayso.authorization.secrets=" + String.join(",", secrets.get(stop)));
    }

    private static Lived spring(String name, String database, String days, String reuse) throws Exception {
        Path files = files(name);
        FakedTime time = new FakedTime(files.resolve("time"));
        List<String> arguments = List.of(database, days, reuse);
        try (FakedServer server = new FakedServer(time, files, SpringServer.class, arguments)) {
            Home home = new Home(server, stop -> arguments, false);
            LifeOfALink life =
                    new LifeOfALink(home, time, Assistant.STEADY, linkAtSpring(server.running()), Replay.NONE);
            Optional<String> death = life.live();
            return new Lived(time.ahead(), death, life, List.of());
        }
    }

    private static Answer linkAtSpring(RunningServer server) {
        Browser browser = new Browser(server);
        Page signIn = browser.open(LinkingClient.path(Assistant.STEADY.request()));
        Page back = browser.post(
                server.uri("/login"),
                List.of(
                        Map.entry("username", "ann"),
                        Map.entry("password", SpringServer.PASSWORD),
                        Map.entry(
                                "_csrf",
                                signIn.document().select("input[name=_csrf]").val())));
        return LastingLinkContract.ok(Assistant.STEADY.exchange(server, back.code()));
    }

    private static void revoke(RunningServer server, LifeOfALink life, Assistant alexa) {
        Answer revoked = new LinkingClient(server)
                .postAs("/oauth2/revoke", Map.of("token", life.token()), alexa.clientId(), alexa.clientSecret());
        assertThat(revoked.status()).isEqualTo(200);
    }

    /** As the skill does on {@code SkillDisabled}. */
    private static void disable(RunningServer server, LifeOfALink life, Assistant alexa) throws Exception {
        String token = new LinkingClient(server)
                .token(
                        Map.of("grant_type", "client_credentials", "scope", "accounts.links"),
                        RunningServer.BACKEND_ID,
                        RunningServer.BACKEND_SECRET)
                .json()
                .get("access_token")
                .asString();
        String link = LinkingClient.claims(life.accessToken()).get("link").asString();
        HttpResponse<Void> deleted = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.uri("/accounts/" + Assistant.SUBJECT + "/links/" + link))
                                .header("Authorization", "Bearer " + token)
                                .DELETE()
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        assertThat(deleted.statusCode()).isEqualTo(204);
    }

    private static void reuseLate(RunningServer server, LifeOfALink life, Assistant alexa) {
        refused(alexa.refresh(server, life.replacedToken()));
    }

    private static void refused(Answer answer) {
        LastingLinkContract.refused(answer);
    }

    private static Path files(String name) throws IOException {
        return Files.createDirectories(Objects.requireNonNull(directory).resolve(name.replaceAll("[^A-Za-z0-9]", "-")));
    }

    private static String plainDatabase(String name) throws IOException {
        return "jdbc:h2:file:" + files(name).resolve("plain") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1";
    }

    private static String row(Lived lived) {
        LifeOfALink life = lived.life();
        List<String> cells = new ArrayList<>();
        cells.add(
                lived.time().compareTo(Duration.ofDays(2)) < 0
                        ? lived.time().toHours() + " hours"
                        : lived.time().toDays() + " days");
        cells.add(lived.death()
                .orElseGet(() -> lived.ended().get(0).replaceFirst(".* ended: (.*)", "ended at once: `$1`")));
        cells.add(String.valueOf(life.refreshes()));
        for (Event event : List.of(
                Event.LOST_FOR_MINUTES,
                Event.LOST_FOR_HOURS,
                Event.TWICE_AT_ONCE,
                Event.OVERTAKEN,
                Event.RESTART,
                Event.KILL)) {
            cells.add(String.valueOf(life.count(event)));
        }
        cells.add(String.valueOf(life.late()));
        cells.add(String.valueOf(life.keysSeen()));
        return String.join(" | ", cells);
    }
}
