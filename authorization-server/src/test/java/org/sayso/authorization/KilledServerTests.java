package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sayso.authorization.LastingLinkContract.ok;
import static org.sayso.authorization.LastingLinkContract.refreshToken;
import static org.sayso.authorization.LastingLinkContract.refused;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.account.DemoAccounts;
import org.sayso.authorization.link.Link;
import org.sayso.authorization.link.LinkStore;
import org.springframework.context.support.GenericApplicationContext;

/** A server is killed between its commit and its answer; whoever asks again at the next one finds the link alive. */
class KilledServerTests {

    private final MovableClock clock = new MovableClock();

    @TempDir
    Path directory;

    @Test
    void postgres_killedAtACodeAndAtARefresh_linkLives() throws Exception {
        survives(Map.of(
                "sayso.authorization.database.url",
                Postgres.freshDatabase(),
                "sayso.authorization.secrets",
                LastingLinkContract.FIRST_SECRET));
    }

    @Test
    void h2File_killedAtACodeAndAtARefresh_linkLives() throws Exception {
        survives(Map.of("sayso.authorization.database.url", "jdbc:h2:file:" + directory.resolve("accounts")));
    }

    private void survives(Map<String, String> database) throws Exception {
        String code;
        Instant killed;
        try (KilledServer victim = new KilledServer(database, 1)) {
            RunningServer server = victim.running();
            code = new LinkingClient(server).code(Assistant.ENDED.request(), "ann");
            assertThatThrownBy(() -> Assistant.ENDED.exchange(server, code)).isInstanceOf(IllegalStateException.class);
            assertThat(victim.awaitDeath()).isTrue();
            killed = clock.instant();
        }
        String first;
        try (RunningServer server = next(database)) {
            // However long the start takes, for the client it is the same moment.
            clock.advance(Duration.between(clock.instant(), killed).plusMillis(500));
            first = refreshToken(ok(Assistant.ENDED.exchange(server, code)));
            assertThat(server.bean(LinkStore.class).of(Assistant.SUBJECT)).hasSize(1);
        }
        String second;
        try (KilledServer victim = new KilledServer(database, 2)) {
            RunningServer server = victim.running();
            second = refreshToken(ok(Assistant.ENDED.refresh(server, first)));
            assertThatThrownBy(() -> Assistant.ENDED.refresh(server, second)).isInstanceOf(IllegalStateException.class);
            assertThat(victim.awaitDeath()).isTrue();
        }
        try (RunningServer server = next(database)) {
            clock.advance(Duration.between(
                    clock.instant(), Clock.systemUTC().instant().plus(Duration.ofHours(3))));
            Answer again = Assistant.ENDED.refresh(server, second);
            String third = refreshToken(ok(again));
            ok(Assistant.ENDED.refresh(server, third));
            assertThat(server.bean(LinkStore.class).of(Assistant.SUBJECT))
                    .singleElement()
                    .extracting(Link::ended)
                    .isEqualTo(Optional.empty());
            // What the kill left behind is no way around the limits.
            clock.advance(Duration.ofMinutes(2));
            refused(Assistant.ENDED.refresh(server, first));
        }
    }

    private RunningServer next(Map<String, String> database) {
        Map<String, String> settings = new LinkedHashMap<>(Assistant.settings());
        settings.putAll(database);
        return RunningServer.start(settings, new DemoAccounts(), clock, (GenericApplicationContext context) -> {});
    }
}
