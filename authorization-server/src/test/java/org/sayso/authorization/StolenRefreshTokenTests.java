package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.account.DemoAccounts;
import org.sayso.authorization.link.EndReason;
import org.sayso.authorization.link.Link;
import org.sayso.authorization.link.LinkEvent;
import org.sayso.authorization.link.LinkStore;

/** What somebody can do who has a refresh token: nothing without the client secret; with it, what the setting says. */
class StolenRefreshTokenTests {

    private static final MovableClock CLOCK = new MovableClock();
    private static final List<LinkEvent> EVENTS = new CopyOnWriteArrayList<>();

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(Assistant.settings(), new DemoAccounts(), CLOCK);
        server.listen(event -> {
            if (event instanceof LinkEvent happened) {
                EVENTS.add(happened);
            }
        });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"steady", "served", "refused", "ended"})
    void withoutTheSecret_isRefused_andTheOwnersNextRefreshIsAsIfNothingHadHappened(String name) {
        Assistant alexa = new Assistant(name);
        String token = token(alexa.link(server));
        EVENTS.clear();
        LinkingClient thief = new LinkingClient(server);
        for (Answer answer : List.of(
                thief.post("/oauth2/token", LinkingClient.refresh(token)),
                thief.post(
                        "/oauth2/token",
                        Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", alexa.clientId())),
                thief.token(LinkingClient.refresh(token), alexa.clientId(), "not-the-secret-at-all"))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(401);
            assertThat(answer.json().get("error").asString()).isEqualTo("invalid_client");
        }
        Answer revoked = thief.post("/oauth2/revoke", Map.of("token", token));
        assertThat(revoked.status()).isEqualTo(401);
        assertThat(revoked.json().get("error").asString()).isEqualTo("invalid_client");

        assertThat(EVENTS).isEmpty();
        assertThat(end(alexa)).isEmpty();
        String next = token(alexa.refresh(server, token));
        CLOCK.advance(Duration.ofMinutes(2));
        token(alexa.refresh(server, next));
    }

    @Test
    void withTheSecretAndNoRotation_isGoodUntilTheLinkIsEnded_andThenAtOnceWorthNothing() {
        String token = token(Assistant.STEADY.link(server));
        Answer thief = Assistant.STEADY.refresh(server, token);
        assertThat(token(thief)).isEqualTo(token);
        assertThat(token(Assistant.STEADY.refresh(server, token))).isEqualTo(token);

        server.bean(LinkStore.class).end(newest(Assistant.STEADY).id(), EndReason.REVOKED_BY_USER);

        refused(Assistant.STEADY.refresh(server, token));
        assertThat(new LinkingClient(server)
                        .get(
                                "/userinfo",
                                "Authorization",
                                "Bearer " + thief.json().get("access_token").asString())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void withTheSecretWhereLateReuseIsServed_bothGoOn_andItIsTold() {
        List<String> stolen = stolenAndUsedTwice(Assistant.SERVED);
        Answer owner = Assistant.SERVED.refresh(server, stolen.get(0));
        assertThat(token(owner)).isEqualTo(stolen.get(2));
        assertToldLate();
        assertThat(end(Assistant.SERVED)).isEmpty();
    }

    @Test
    void withTheSecretWhereLateReuseIsRefused_whoComesLateGetsNothing_andItIsTold() {
        List<String> stolen = stolenAndUsedTwice(Assistant.REFUSED);
        refused(Assistant.REFUSED.refresh(server, stolen.get(0)));
        assertToldLate();
        assertThat(end(Assistant.REFUSED)).isEmpty();
        token(Assistant.REFUSED.refresh(server, stolen.get(2)));
    }

    @Test
    void withTheSecretWhereLateReuseEndsTheLink_theOwnersNextUseStopsTheThief() {
        List<String> stolen = stolenAndUsedTwice(Assistant.ENDED);
        refused(Assistant.ENDED.refresh(server, stolen.get(0)));
        assertThat(end(Assistant.ENDED)).contains(EndReason.REUSE);
        refused(Assistant.ENDED.refresh(server, stolen.get(2)));
        refused(Assistant.ENDED.refresh(server, stolen.get(1)));
    }

    @Test
    void usedByTheThiefAfterTheOwner_endsTheLinkToo() {
        String first = token(Assistant.ENDED.link(server));
        String second = token(Assistant.ENDED.refresh(server, first));
        String third = token(Assistant.ENDED.refresh(server, second));
        CLOCK.advance(Duration.ofSeconds(61));
        refused(Assistant.ENDED.refresh(server, first));
        assertThat(end(Assistant.ENDED)).contains(EndReason.REUSE);
        refused(Assistant.ENDED.refresh(server, third));
    }

    /** The thief refreshes twice, so that the token that was stolen is replaced for good. */
    private static List<String> stolenAndUsedTwice(Assistant alexa) {
        String first = token(alexa.link(server));
        EVENTS.clear();
        String second = token(alexa.refresh(server, first));
        String third = token(alexa.refresh(server, second));
        CLOCK.advance(Duration.ofHours(5));
        return List.of(first, second, third);
    }

    private static void assertToldLate() {
        assertThat(EVENTS)
                .filteredOn(event -> !(event instanceof LinkEvent.FirstUsed))
                .singleElement()
                .isInstanceOfSatisfying(
                        LinkEvent.ReusedLate.class,
                        late -> assertThat(late.link().subject()).isEqualTo(Assistant.SUBJECT));
    }

    private static Link newest(Assistant assistant) {
        return server.bean(LinkStore.class).of(Assistant.SUBJECT).stream()
                .filter(link -> link.clientId().equals(assistant.registration()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static Optional<EndReason> end(Assistant assistant) {
        return newest(assistant).ended().map(Link.End::reason);
    }

    private static String token(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("refresh_token").asString();
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("error").asString()).isEqualTo("invalid_grant");
    }
}
