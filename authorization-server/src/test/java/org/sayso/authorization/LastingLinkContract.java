package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.account.DemoAccounts;
import org.sayso.authorization.link.EndReason;
import org.sayso.authorization.link.Link;
import org.sayso.authorization.link.LinkEvent;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.settings.LateReuse;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.token.SigningKeys;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A link never dies by itself, whatever gets lost, and ends at once when it is to end; on each kind of database. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LastingLinkContract {

    static final String FIRST_SECRET = "Zmlyc3QtZmlyc3QtZmlyc3QtZmlyc3QtZmlyc3QtZmlyc3Q=";
    static final String SECOND_SECRET = "c2Vjb25kLXNlY29uZC1zZWNvbmQtc2Vjb25kLXNlY29uZA==";

    final MovableClock clock = new MovableClock();
    private final List<LinkEvent> events = new CopyOnWriteArrayList<>();
    private Map<String, String> settings = Map.of();
    RunningServer server;

    /** The settings of a new, empty database that survives the server. */
    abstract Map<String, String> database();

    /** All text in the database. */
    abstract List<String> dump(ServerDatabase database);

    @BeforeAll
    void start() {
        settings = new LinkedHashMap<>(Assistant.settings());
        settings.putAll(database());
        server = open();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private RunningServer open() {
        RunningServer opened = RunningServer.start(settings, new DemoAccounts(), clock);
        opened.listen(event -> {
            if (event instanceof LinkEvent happened) {
                events.add(happened);
            }
        });
        return opened;
    }

    final void restart() {
        server.close();
        server = open();
    }

    @Test
    void refreshedManyTimesAndOverARestart_linkLives() {
        String token = refreshToken(Assistant.STEADY.link(server));
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(61));
            assertThat(refreshToken(ok(Assistant.STEADY.refresh(server, token))))
                    .isEqualTo(token);
        }
        String accessToken = accessToken(ok(Assistant.STEADY.refresh(server, token)));
        restart();
        assertThat(userInfo(accessToken)).isEqualTo(200);
        assertThat(refreshToken(ok(Assistant.STEADY.refresh(server, token)))).isEqualTo(token);
    }

    @Test
    void consentGiven_isNotAskedForAgainAfterARestart() {
        Assistant.SERVED.link(server);
        restart();
        Browser browser = new Browser(server);
        browser.open(LinkingClient.path(Assistant.SERVED.request()));
        assertThat(browser.signIn("ann").query()).containsKey("code");
    }

    @Test
    void refreshTokenOfAnotherClient_isRefusedAndLeavesTheLinkAlone() {
        String token = refreshToken(Assistant.ENDED.link(server));
        refused(Assistant.STEADY.refresh(server, token));
        ok(Assistant.ENDED.refresh(server, token));
    }

    @Test
    void changedRefreshToken_isRefused() {
        String token = refreshToken(Assistant.STEADY.link(server));
        for (int at : new int[] {10, 30, 34, 40, token.length() - 1}) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            refused(Assistant.STEADY.refresh(server, token.substring(0, at) + other + token.substring(at + 1)));
        }
        ok(Assistant.STEADY.refresh(server, token));
    }

    @Test
    void codeAgainWithinTenSeconds_getsTheSameAnswer_evenAfterARestart() {
        String code = new LinkingClient(server).code(Assistant.SERVED.request(), "ann");
        Answer first = ok(Assistant.SERVED.exchange(server, code));
        restart();
        clock.advance(Duration.ofSeconds(5));
        assertThat(ok(Assistant.SERVED.exchange(server, code)).json()).isEqualTo(first.json());
        ok(Assistant.SERVED.refresh(server, refreshToken(first)));
    }

    @Test
    void codeAgainAfterTenSeconds_isRefusedAndEndsWhatItIssued() {
        String code = new LinkingClient(server).code(Assistant.STEADY.request(), "ann");
        Answer first = ok(Assistant.STEADY.exchange(server, code));
        assertThat(userInfo(accessToken(first))).isEqualTo(200);
        clock.advance(Duration.ofSeconds(11));
        Answer again = Assistant.STEADY.exchange(server, code);
        refused(again);
        assertThat(again.json().get("error_description").asString()).contains("was used before");
        assertThat(userInfo(accessToken(first))).isEqualTo(401);
        refused(Assistant.STEADY.refresh(server, refreshToken(first)));
        assertThat(endOfNewest(Assistant.STEADY)).contains(EndReason.CODE_REUSED);
        assertThat(events.get(events.size() - 1)).isInstanceOf(LinkEvent.Ended.class);
    }

    @Test
    void codeAgainFromAnotherClientAddressOrVerifier_getsNothingAndEndsNothing() {
        String code = new LinkingClient(server).code(Assistant.STEADY.request(), "ann");
        Answer first = ok(Assistant.STEADY.exchange(server, code));
        refused(Assistant.SERVED.exchange(server, code));
        Map<String, String> form = LinkingClient.exchange(code);
        form.put("code_verifier", "x".repeat(43));
        refused(token(form));
        form.put("code_verifier", LinkingClient.VERIFIER);
        form.put("redirect_uri", "https://layla.amazon.com/api/skill/link/" + RunningServer.VENDOR_ID);
        refused(token(form));
        ok(Assistant.STEADY.refresh(server, refreshToken(first)));
    }

    @Test
    void codeOlderThanItsLife_isRefused() {
        String code = new LinkingClient(server).code(Assistant.STEADY.request(), "ann");
        clock.advance(Duration.ofMinutes(5).plusSeconds(1));
        refused(Assistant.STEADY.exchange(server, code));
    }

    @Test
    void unusedFor200Days_lives_andFor366Days_isDead() {
        String token = refreshToken(Assistant.STEADY.link(server));
        clock.advance(Duration.ofDays(200));
        ok(Assistant.STEADY.refresh(server, token));
        clock.advance(Duration.ofDays(200));
        ok(Assistant.STEADY.refresh(server, token));
        clock.advance(Duration.ofDays(366).plusSeconds(1));
        refused(Assistant.STEADY.refresh(server, token));
        assertThat(endOfNewest(Assistant.STEADY)).contains(EndReason.EXPIRED);
    }

    @Test
    void greatestAge_isKeptHoweverMuchALinkIsUsed() {
        String token = refreshToken(Assistant.AGED.link(server));
        for (int quarter = 0; quarter < 7; quarter++) {
            clock.advance(Duration.ofDays(100));
            ok(Assistant.AGED.refresh(server, token));
        }
        clock.advance(Duration.ofDays(31));
        refused(Assistant.AGED.refresh(server, token));
    }

    @Test
    void refreshedOftenOnOneDay_writesTheLinkOnce(CapturedOutput output) {
        settings.put("logging.level.org.springframework.jdbc.core", "DEBUG");
        restart();
        try {
            String token = refreshToken(Assistant.STEADY.link(server));
            ok(Assistant.STEADY.refresh(server, token));
            clock.advance(Duration.ofDays(2));
            int before = writes(output);
            for (int i = 0; i < 4; i++) {
                ok(Assistant.STEADY.refresh(server, token));
            }
            assertThat(writes(output) - before).isEqualTo(1);
            assertThat(server.bean(LinkStore.class).of(Assistant.SUBJECT))
                    .last()
                    .extracting(Link::lastUsed)
                    .isEqualTo(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        } finally {
            settings.put("logging.level.org.springframework.jdbc.core", "INFO");
            restart();
        }
    }

    private static int writes(CapturedOutput output) {
        return output.getOut().split("\\[UPDATE links", -1).length - 1;
    }

    @Test
    void rotated_lostAnswerIsRepeatedUntilTheSuccessorWasUsed() {
        String first = refreshToken(Assistant.SERVED.link(server));
        String second = refreshToken(ok(Assistant.SERVED.refresh(server, first)));
        assertThat(second).isNotEqualTo(first);
        clock.advance(Duration.ofHours(30));
        restart();
        assertThat(refreshToken(ok(Assistant.SERVED.refresh(server, first)))).isEqualTo(second);
        String third = refreshToken(ok(Assistant.SERVED.refresh(server, second)));
        assertThat(third).isNotIn(first, second);
        clock.advance(Duration.ofSeconds(59));
        assertThat(refreshToken(ok(Assistant.SERVED.refresh(server, first)))).isEqualTo(second);
        assertThat(refreshToken(ok(Assistant.SERVED.refresh(server, second)))).isEqualTo(third);
    }

    @Test
    void replacedTokenAfterAMinute_isServedWithTheNewestSuccessorAndTold() {
        List<String> tokens = threeTokens(Assistant.SERVED);
        assertThat(refreshToken(ok(Assistant.SERVED.refresh(server, tokens.get(0)))))
                .isEqualTo(tokens.get(2));
        assertToldLate(LateReuse.SERVE);
        ok(Assistant.SERVED.refresh(server, tokens.get(2)));
    }

    @Test
    void replacedTokenAfterAMinute_isRefusedWhereThatIsSet_andTheLinkLives() {
        List<String> tokens = threeTokens(Assistant.REFUSED);
        Answer answer = Assistant.REFUSED.refresh(server, tokens.get(0));
        refused(answer);
        assertThat(answer.json().get("error_description").asString()).contains("was replaced");
        assertToldLate(LateReuse.REFUSE);
        ok(Assistant.REFUSED.refresh(server, tokens.get(1)));
        ok(Assistant.REFUSED.refresh(server, tokens.get(2)));
    }

    @Test
    void replacedTokenAfterAMinute_endsTheLinkWhereThatIsSet() {
        List<String> tokens = threeTokens(Assistant.ENDED);
        refused(Assistant.ENDED.refresh(server, tokens.get(0)));
        assertThat(events.get(events.size() - 2))
                .isInstanceOfSatisfying(
                        LinkEvent.ReusedLate.class,
                        late -> assertThat(late.handling()).isEqualTo(LateReuse.END_FAMILY));
        assertThat(endOfNewest(Assistant.ENDED)).contains(EndReason.REUSE);
        refused(Assistant.ENDED.refresh(server, tokens.get(1)));
        refused(Assistant.ENDED.refresh(server, tokens.get(2)));
    }

    @Test
    void lateReuseByAnotherClient_endsNothing() {
        List<String> tokens = threeTokens(Assistant.ENDED);
        refused(Assistant.STEADY.refresh(server, tokens.get(0)));
        ok(Assistant.ENDED.refresh(server, tokens.get(2)));
    }

    @Test
    void keysChangeInTheMiddle_linksLiveAndOldTokensAreGoodUntilTheyExpire() {
        String steady = refreshToken(Assistant.STEADY.link(server));
        List<String> rotating = threeTokens(Assistant.SERVED);
        String accessToken = accessToken(ok(Assistant.STEADY.refresh(server, steady)));
        int published = keys().size();

        clock.advance(Duration.ofSeconds(1));
        server.bean(SigningKeys.class).rotate();
        assertThat(keys()).hasSize(published + 1);
        assertThat(keyOf(accessToken(ok(Assistant.STEADY.refresh(server, steady)))))
                .isEqualTo(keyOf(accessToken));
        clock.advance(Duration.ofDays(1).minusMinutes(50));
        String before = accessToken(ok(Assistant.STEADY.refresh(server, steady)));
        clock.advance(Duration.ofMinutes(51));
        useSecrets(List.of(SECOND_SECRET, firstSecret()));

        String after = accessToken(ok(Assistant.STEADY.refresh(server, steady)));
        assertThat(keyOf(before)).isEqualTo(keyOf(accessToken)).isNotEqualTo(keyOf(after));
        assertThat(keys()).contains(keyOf(before), keyOf(after));
        assertThat(userInfo(before)).isEqualTo(200);
        assertThat(userInfo(after)).isEqualTo(200);
        assertThat(refreshToken(ok(Assistant.SERVED.refresh(server, rotating.get(1)))))
                .isEqualTo(rotating.get(2));
        String next = refreshToken(ok(Assistant.SERVED.refresh(server, rotating.get(2))));
        ok(Assistant.SERVED.refresh(server, next));
        clock.advance(Duration.ofHours(2));
        assertThat(keys()).doesNotContain(keyOf(before));
    }

    @Test
    void secretDroppedAfterLinksWereUsedWithTheNext_linksLive() {
        String token = refreshToken(Assistant.STEADY.link(server));
        useSecrets(List.of(SECOND_SECRET, firstSecret()));
        ok(Assistant.STEADY.refresh(server, token));
        useSecrets(List.of(SECOND_SECRET));
        String accessToken = accessToken(Assistant.STEADY.refresh(server, token));
        assertThat(userInfo(accessToken)).isEqualTo(200);
        useSecrets(List.of(firstSecret()));
        refused(Assistant.STEADY.refresh(server, token));
        useSecrets(List.of(SECOND_SECRET, firstSecret()));
        ok(Assistant.STEADY.refresh(server, token));
    }

    /** What the database was first used with. */
    String firstSecret() {
        return FIRST_SECRET;
    }

    /** Starts anew with these. */
    void useSecrets(List<String> secrets) {
        settings.put("sayso.authorization.secrets", String.join(",", secrets));
        restart();
    }

    @Test
    void secretsThatTheDatabaseNeverSaw_areRefused(CapturedOutput output) {
        Map<String, String> others = new LinkedHashMap<>(settings);
        others.put("sayso.authorization.secrets", "b3RoZXItb3RoZXItb3RoZXItb3RoZXItb3RoZXItb3RoZXI=");
        server.close();
        try {
            RunningServer.start(others).close();
            assertThat(true).as("started").isFalse();
        } catch (RuntimeException refused) {
            assertThat(output.getOut() + output.getErr()).contains("None of the server's secrets", "Bring the secrets");
        } finally {
            server = open();
        }
    }

    @Test
    void dump_holdsNoTokenCodeSecretOrPassword() {
        Set<String> seen = new HashSet<>();
        String code = new LinkingClient(server).code(Assistant.SERVED.request(), "ann");
        Browser browser = new Browser(server);
        browser.open(LinkingClient.path(Assistant.REFUSED.request()));
        browser.signIn("ben");
        seen.add(
                browser.page().status() == 200
                        ? browser.page().query().get("state")
                        : browser.page().code());
        Answer answer = ok(Assistant.SERVED.exchange(server, code));
        seen.addAll(List.of(code, "demo-only-ann", "demo-only-ben", LinkingClient.VERIFIER));
        String token = refreshToken(answer);
        for (int i = 0; i < 3; i++) {
            seen.addAll(List.of(
                    accessToken(answer), token, answer.json().get("id_token").asString()));
            answer = ok(Assistant.SERVED.refresh(server, token));
            token = refreshToken(answer);
        }
        seen.addAll(List.of(accessToken(answer), token, FIRST_SECRET, SECOND_SECRET));
        Assistant.settings().forEach((name, value) -> {
            if (name.endsWith("client-secret")) {
                seen.add(value);
            }
        });
        List<String> parts = new ArrayList<>(seen);
        seen.stream()
                .filter(value -> value.length() > 60)
                .map(value -> value.substring(20, 50))
                .forEach(parts::add);

        String dump = String.join("\n", dump(server.bean(ServerDatabase.class)));
        assertThat(dump).contains(Assistant.SUBJECT, Assistant.SERVED.registration());
        parts.forEach(secret ->
                assertThat(dump.contains(secret)).as("the dump has " + secret).isFalse());
        assertThat(dump).doesNotContain("PRIVATE KEY", "\"d\":");
    }

    @Test
    void whatIsLongOver_isForgotten() {
        LinkStore links = server.bean(LinkStore.class);
        String token = refreshToken(Assistant.STEADY.link(server));
        Link link = newest(Assistant.STEADY);
        assertThat(links.end(link.id(), EndReason.REVOKED_BY_USER)).isTrue();
        assertThat(links.end(link.id(), EndReason.ADMIN)).isFalse();
        refused(Assistant.STEADY.refresh(server, token));
        assertThat(endOfNewest(Assistant.STEADY)).contains(EndReason.REVOKED_BY_USER);
        clock.advance(Duration.ofDays(31));
        links.tend();
        assertThat(links.of(Assistant.SUBJECT)).extracting(Link::id).doesNotContain(link.id());
        ServerDatabase database = server.bean(ServerDatabase.class);
        for (String table : List.of("access_tokens", "code_answers")) {
            assertThat(database.jdbc()
                            .sql("SELECT COUNT(*) FROM " + table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    /** The first was replaced and its successor used, more than a minute ago; the third is pending. */
    private List<String> threeTokens(Assistant assistant) {
        String first = refreshToken(ok(assistant.link(server)));
        String second = refreshToken(ok(assistant.refresh(server, first)));
        String third = refreshToken(ok(assistant.refresh(server, second)));
        clock.advance(Duration.ofSeconds(61));
        return List.of(first, second, third);
    }

    private void assertToldLate(LateReuse handling) {
        assertThat(events.get(events.size() - 1)).isInstanceOfSatisfying(LinkEvent.ReusedLate.class, late -> {
            assertThat(late.handling()).isEqualTo(handling);
            assertThat(late.generation()).isZero();
            assertThat(late.newest()).isEqualTo(1);
            assertThat(late.link().subject()).isEqualTo(Assistant.SUBJECT);
        });
    }

    private Link newest(Assistant assistant) {
        return server.bean(LinkStore.class).of(Assistant.SUBJECT).stream()
                .filter(link -> link.clientId().equals(assistant.registration()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private Optional<EndReason> endOfNewest(Assistant assistant) {
        return newest(assistant).ended().map(Link.End::reason);
    }

    private Answer token(Map<String, String> form) {
        return new LinkingClient(server).token(form, Assistant.STEADY.clientId(), Assistant.STEADY.clientSecret());
    }

    private int userInfo(String accessToken) {
        return new LinkingClient(server)
                .get("/userinfo", "Authorization", "Bearer " + accessToken)
                .status();
    }

    private List<String> keys() {
        List<String> ids = new ArrayList<>();
        new LinkingClient(server)
                .get("/oauth2/jwks")
                .json()
                .get("keys")
                .forEach(key -> ids.add(key.get("kid").asString()));
        return ids;
    }

    private static String keyOf(String jwt) {
        return LinkingClient.header(jwt).get("kid").asString();
    }

    static String refreshToken(Answer answer) {
        return ok(answer).json().get("refresh_token").asString();
    }

    static String accessToken(Answer answer) {
        return ok(answer).json().get("access_token").asString();
    }

    static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    static void refused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("error").asString()).isEqualTo("invalid_grant");
    }
}
