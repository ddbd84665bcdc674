package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.authorization.LastingLinkContract.ok;
import static org.sayso.authorization.LastingLinkContract.refreshToken;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.account.DemoAccounts;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.token.SigningKeys;
import org.springframework.boot.logging.LoggingSystem;

/** Two servers on one PostgreSQL database, which start together on an empty one. */
class ReplicaTests {

    private static final MovableClock CLOCK = new MovableClock();

    private static List<RunningServer> servers = List.of();

    @BeforeAll
    static void startTogether() throws Exception {
        Map<String, String> settings = new LinkedHashMap<>(Assistant.settings());
        settings.put("sayso.authorization.database.url", Postgres.freshDatabase());
        settings.put("sayso.authorization.secrets", LastingLinkContract.FIRST_SECRET);
        // Spring Boot sets up logging for the whole process: two at once hinder each other there, two replicas do not.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        try {
            servers = together(2, unused -> RunningServer.start(settings, new DemoAccounts(), CLOCK));
        } finally {
            System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
        }
    }

    @AfterAll
    static void stop() {
        servers.forEach(RunningServer::close);
    }

    @Test
    void startedTogetherOnAnEmptyDatabase_haveOneSigningKey() {
        String first = keys(servers.get(0));
        assertThat(keys(servers.get(1))).isEqualTo(first);
        assertThat(servers.get(0)
                        .bean(ServerDatabase.class)
                        .jdbc()
                        .sql("SELECT COUNT(*) FROM signing_keys")
                        .query(Integer.class)
                        .single())
                .isBetween(1, 2);
    }

    @Test
    void refreshesAtOnceOnBoth_endInOneSuccessor() throws Exception {
        String token = refreshToken(ok(Assistant.ENDED.link(servers.get(0))));
        for (int round = 0; round < 5; round++) {
            String presented = token;
            Set<String> successors = new HashSet<>();
            together(8, i -> Assistant.ENDED.refresh(servers.get(i % 2), presented))
                    .forEach(answer -> successors.add(refreshToken(ok(answer))));
            assertThat(successors).hasSize(1).doesNotContain(presented);
            token = successors.iterator().next();
        }
    }

    @Test
    void sameCodeAtOnceOnBoth_getsOneAnswerAndOneLink() throws Exception {
        int before = links();
        String code = new LinkingClient(servers.get(0)).code(Assistant.ENDED.request(), "ann");
        Set<String> bodies = new HashSet<>();
        together(8, i -> Assistant.ENDED.exchange(servers.get(i % 2), code))
                .forEach(answer -> bodies.add(ok(answer).json().toString()));
        assertThat(bodies).hasSize(1);
        assertThat(links()).isEqualTo(before + 1);
    }

    @Test
    void keyThatOneMakes_isPublishedByTheOtherBeforeItSigns() {
        CLOCK.advance(Duration.ofMinutes(1));
        servers.get(0).bean(SigningKeys.class).rotate();
        CLOCK.advance(Duration.ofMinutes(1));
        assertThat(keys(servers.get(1))).isEqualTo(keys(servers.get(0)));
        CLOCK.advance(Duration.ofDays(1));
        Answer answer = ok(Assistant.STEADY.link(servers.get(1)));
        assertThat(new LinkingClient(servers.get(0))
                        .get(
                                "/userinfo",
                                "Authorization",
                                "Bearer " + answer.json().get("access_token").asString())
                        .status())
                .isEqualTo(200);
    }

    private static int links() {
        return servers.get(0).bean(LinkStore.class).of(Assistant.SUBJECT).size();
    }

    private static String keys(RunningServer server) {
        return new LinkingClient(server).get("/oauth2/jwks").body();
    }

    private interface Work<T> {
        T of(int number) throws Exception;
    }

    private static <T> List<T> together(int threads, Work<T> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<T>> all = IntStream.range(0, threads)
                    .<Callable<T>>mapToObj(i -> () -> work.of(i))
                    .toList();
            List<T> done = new ArrayList<>();
            for (Future<T> each : executor.invokeAll(all)) {
                done.add(each.get());
            }
            return done;
        } finally {
            executor.shutdownNow();
        }
    }
}
