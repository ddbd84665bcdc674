package org.sayso.samples.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.CallerRefusal;
import org.sayso.standin.protocol.SkillAnswer;

/** What happens to a link that worked when the authorization server stops, or time goes by. */
class OutageTests {

    @TempDir
    Path directory;

    @Test
    void authorizationServerStopped_apologisesAndAsksNobodyToLink() throws IOException {
        Accounts accounts = Accounts.start(Clock.systemUTC());
        try (RunningSkill skill = start(accounts, Clock.systemUTC())) {
            String token = accounts.token("ben");
            assertThat(skill.echo.intent(Echo.COLOR, token).spoken()).contains("blue");
            accounts.close();
            SkillAnswer answer = skill.echo.intent(Echo.COLOR, token);
            assertThat(skill.refusals).containsExactly(CallerRefusal.PROVIDER_UNAVAILABLE);
            assertThat(answer.spoken())
                    .contains("cannot reach the sign-in service", "Your account is fine")
                    .doesNotContain("blue");
            assertThat(answer.card()).isEmpty();
            assertThat(skill.echo.intent("AMAZON.StopIntent", token).spoken()).isEqualTo("Goodbye!");
            assertThat(skill.echo.intent("AMAZON.HelpIntent", token).spoken())
                    .contains("choose it on your profile page")
                    .doesNotContain("link");
        } finally {
            accounts.close();
        }
    }

    @Test
    void tokenExpired_isRefusedAndAskedToLink() throws IOException {
        MovableClock clock = new MovableClock();
        try (Accounts accounts = Accounts.start(clock);
                RunningSkill skill = start(accounts, clock)) {
            String token = accounts.token("ben");
            clock.advance(Duration.ofMinutes(61));
            for (SkillAnswer answer : List.of(skill.echo.intent(Echo.COLOR, token), skill.echo.open(token))) {
                assertThat(Echo.asksToLink(answer)).isTrue();
                assertThat(answer.spoken()).contains("no longer works");
            }
            assertThat(skill.refusals).containsExactly(CallerRefusal.INACTIVE, CallerRefusal.INACTIVE);
        }
    }

    private RunningSkill start(Accounts accounts, Clock clock) throws IOException {
        return RunningSkill.start(directory, clock, Map.of("favorite-color.accounts-url", accounts.url));
    }
}
