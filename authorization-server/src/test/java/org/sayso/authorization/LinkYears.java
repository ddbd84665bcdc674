package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.LinkingClient.Answer;

/**
 * How long a link lives at our server, and at Spring's, when the years pass under {@link FakedTime}. Each server is a process of its
 * own and meets the same {@link LifeOfALink}. The rows of the table are in {@code target/links-years.txt} after a run.
 *
 * <p>It takes minutes for each server, so its name keeps it out of every build: {@code mvn -Pslow -pl authorization-server -am test
 * -Dtest=LinkYears -Dsurefire.failIfNoSpecifiedTests=false -Dlinks.days=1095}, 60 days unless told otherwise.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class LinkYears {

    private static final int DAYS = Integer.getInteger("links.days", 60);
    private static final Path TABLE = Path.of("target", "links-years.txt");
    private static final Duration MARGIN = Duration.ofDays(2);

    @TempDir
    Path directory;

    /** How it went. */
    private record Lived(Duration time, Optional<String> end) {}

    @BeforeAll
    static void begin() throws IOException {
        Files.writeString(TABLE, """
                | server | link lived | died of | refreshes | answers lost | asked twice at once | replaced tokens again \
                | restarts | kills | signing keys |
                |---|--:|---|--:|--:|--:|--:|--:|--:|--:|
                """);
    }

    @Test
    void ours_livesThroughAll_andEndsAtOnceWhenItIsRevoked() throws Exception {
        ours("Sayso, as it comes, H2 file", h2(), Assistant.STEADY, true, (server, life) -> {
            Answer revoked = new LinkingClient(server)
                    .postAs(
                            "/oauth2/revoke",
                            Map.of("token", life.token()),
                            Assistant.STEADY.clientId(),
                            Assistant.STEADY.clientSecret());
            assertThat(revoked.status()).isEqualTo(200);
        });
    }

    @Test
    void oursOnPostgres_livesThroughAll_andEndsAtOnceWhenTheSkillIsDisabled() throws Exception {
        ours(
                "Sayso, as it comes, PostgreSQL",
                "sayso.authorization.database.url=" + Postgres.freshDatabase(),
                Assistant.STEADY,
                true,
                LinkYears::disable);
    }

    @Test
    void oursWithSuccessors_livesThroughAll_andEndsAtOnceWhenTheSkillIsDisabled() throws Exception {
        ours("Sayso, `successor`, `late-reuse=serve`, H2 file", h2(), Assistant.SERVED, true, LinkYears::disable);
    }

    @Test
    void oursWithSuccessorsThatEndOnLateReuse_livesThroughAll_andEndsAtOnceOnLateReuse() throws Exception {
        ours(
                "Sayso, `successor`, `late-reuse=end-family`, PostgreSQL",
                "sayso.authorization.database.url=" + Postgres.freshDatabase(),
                Assistant.ENDED,
                false,
                (server, life) -> refused(Assistant.ENDED.refresh(server, life.replacedToken())));
    }

    @Test
    void springAsItComes_isUnlinkedByTheFirstHoursWithoutUse() throws Exception {
        Lived lived = spring("Spring, as it comes", SpringServer.MEMORY, SpringServer.DEFAULT, SpringServer.DEFAULT);
        assertThat(lived.end()).isPresent();
        assertThat(lived.time()).isLessThan(Duration.ofDays(30));
    }

    @Test
    void springThatKeepsTokensForAYear_isUnlinkedAtTheFirstRestart() throws Exception {
        Lived lived = spring("Spring, tokens live 365 days", SpringServer.MEMORY, "365", SpringServer.DEFAULT);
        assertThat(lived.end()).isPresent();
        assertThat(lived.time()).isLessThan(Duration.ofDays(40));
    }

    @Test
    void springWithItsDatabaseAndAYear_isUnlinkedAfterThatYear() throws Exception {
        Lived lived =
                spring("Spring, tokens live 365 days, its JDBC store", plainDatabase(), "365", SpringServer.DEFAULT);
        if (DAYS > 365) {
            assertThat(lived.end()).isPresent();
        }
        assertThat(lived.time()).isLessThan(Duration.ofDays(365).plus(MARGIN));
    }

    @Test
    void springWithStrictRotation_isUnlinkedByTheFirstLostAnswer() throws Exception {
        Lived lived = spring("Spring, the same with strict rotation (no reuse)", plainDatabase(), "365", "false");
        assertThat(lived.end()).hasValueSatisfying(why -> assertThat(why).contains("invalid_grant"));
        assertThat(lived.time()).isLessThan(Duration.ofDays(100));
    }

    private interface Ending {

        void end(RunningServer server, LifeOfALink life) throws Exception;
    }

    private void ours(String name, String database, Assistant alexa, boolean replays, Ending ending) throws Exception {
        FakedTime time = new FakedTime(directory.resolve("time"));
        List<String> settings = arguments(database, LastingLinkContract.FIRST_SECRET);
        try (FakedServer server = new FakedServer(time, directory, LastingServer.class, settings)) {
            LifeOfALink life = new LifeOfALink(server, time, alexa, alexa.link(server.running()), replays);
            Duration birth = time.ahead();
            // From its first restart on the server has another secret before the one of the link.
            List<String> later =
                    arguments(database, LastingLinkContract.SECOND_SECRET + "," + LastingLinkContract.FIRST_SECRET);
            Optional<String> end = life.live(DAYS, later);
            tell(name, time.ahead().minus(birth), end, life);

            assertThat(end).isEmpty();
            assertThat(time.ahead().minus(birth))
                    .isGreaterThan(Duration.ofDays(DAYS).minus(MARGIN));
            assertThat(life.kills()).isPositive();
            if (DAYS > 300) {
                assertThat(life.keysSeen()).isGreaterThan(3);
            }
            ending.end(server.running(), life);
            refused(alexa.refresh(server.running(), life.token()));
            assertThat(new LinkingClient(server.running())
                            .get("/userinfo", "Authorization", "Bearer " + life.accessToken())
                            .status())
                    .isEqualTo(401);
        }
    }

    private Lived spring(String name, String database, String days, String reuse) throws Exception {
        FakedTime time = new FakedTime(directory.resolve("time"));
        List<String> arguments = List.of(database, days, reuse);
        try (FakedServer server = new FakedServer(time, directory, SpringServer.class, arguments)) {
            LifeOfALink life = new LifeOfALink(server, time, Assistant.STEADY, link(server.running()), false);
            Optional<String> end = life.live(DAYS, arguments);
            Lived lived = new Lived(time.ahead(), end);
            tell(name, lived.time(), end, life);
            return lived;
        }
    }

    private static Answer link(RunningServer server) {
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
        Answer answer = Assistant.STEADY.exchange(server, back.code());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    /** As the skill does on {@code SkillDisabled}. */
    private static void disable(RunningServer server, LifeOfALink life) throws IOException, InterruptedException {
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

    private String h2() {
        return "sayso.authorization.database.url=jdbc:h2:file:" + directory.resolve("accounts");
    }

    private String plainDatabase() {
        return "jdbc:h2:file:" + directory.resolve("plain") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1";
    }

    private static List<String> arguments(String database, String secrets) {
        return List.of(database, "sayso.authorization.secrets=" + secrets);
    }

    private static void tell(String name, Duration lived, Optional<String> end, LifeOfALink life) throws IOException {
        List<String> cells = new ArrayList<>(List.of(name));
        cells.add(
                lived.compareTo(Duration.ofDays(2)) < 0
                        ? lived.toHours() + " hours"
                        : lived.toDays() + " days" + (end.isEmpty() ? ", and goes on" : ""));
        cells.add(end.orElse("–"));
        cells.add(life.counts());
        Files.writeString(TABLE, "| " + String.join(" | ", cells) + " |\n", StandardOpenOption.APPEND);
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("error").asString()).isEqualTo("invalid_grant");
    }
}
