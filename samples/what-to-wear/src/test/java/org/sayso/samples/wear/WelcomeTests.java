package org.sayso.samples.wear;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.Turn;

/** Whom the skill greets by name, and what that costs the accounts. */
class WelcomeTests {

    @TempDir
    static Path directory;

    private static RunningSkill skill;

    @BeforeAll
    static void start() throws IOException {
        skill = new RunningSkill(directory);
    }

    @AfterAll
    static void stop() {
        skill.close();
    }

    @BeforeEach
    void forgetNames() {
        skill.clock.putForward(Duration.ofHours(2));
        skill.userInfo.requests.set(0);
        skill.userInfo.failing = false;
    }

    @Test
    void tokenWithoutAName_isGreetedByTheNameOfUserInfoAskedForOnceAnHour() {
        Alexa ann = skill.alexa().link("ann");
        assertThat(greeting(ann)).isEqualTo("Welcome back, Ann.");
        assertThat(skill.trace().json().get("claims").propertyNames()).doesNotContain("given_name", "name");
        for (int i = 0; i < 3; i++) {
            assertThat(greeting(ann)).isEqualTo("Welcome back, Ann.");
        }
        skill.clock.putForward(Duration.ofMinutes(59));
        assertThat(greeting(ann)).isEqualTo("Welcome back, Ann.");
        assertThat(skill.userInfo.requests).hasValue(1);

        skill.clock.putForward(Duration.ofMinutes(2));
        assertThat(greeting(ann)).isEqualTo("Welcome back, Ann.");
        assertThat(skill.userInfo.requests).hasValue(2);
    }

    @Test
    void tokenWithAName_isGreetedByItAndNobodyIsAsked() throws JOSEException {
        String token = ForgedTokens.of(skill).but("given_name", "Zoë-Anne");
        assertThat(skill.alexa().launchWith(token).spoken()).startsWith("Welcome back, Zoë-Anne.");
        assertThat(skill.userInfo.requests).hasValue(0);
    }

    @Test
    void nameThatIsMarkup_isNotSpoken() throws JOSEException {
        String token = ForgedTokens.of(skill).but("given_name", "<audio src='x'/>");
        assertThat(skill.alexa().launchWith(token).spoken()).startsWith("Welcome back. How");
    }

    @Test
    void userInfoFailing_isGreetedWithoutANameAndAskedAgainHalfAMinuteLater() {
        Alexa ben = skill.alexa().link("ben");
        skill.userInfo.failing = true;
        assertThat(greeting(ben)).isEqualTo("Welcome back.");
        assertThat(greeting(ben)).isEqualTo("Welcome back.");
        assertThat(skill.userInfo.requests).hasValue(1);

        skill.userInfo.failing = false;
        skill.clock.putForward(Duration.ofSeconds(31));
        assertThat(greeting(ben)).isEqualTo("Welcome back, Ben.");
    }

    @Test
    void linkWithoutProfile_isGreetedWithoutAName() {
        Alexa sam = skill.alexa("en-US", List.of("openid", "read:whattowear")).link("sam");
        assertThat(greeting(sam)).isEqualTo("Welcome back.");
        assertThat(skill.userInfo.requests).hasValue(1);
        assertThat(sam.spoken("what should i wear at sixty degrees")).startsWith("At 60 degrees");
    }

    @Test
    void notLinked_hearsWhatTheSkillDoes() {
        Turn turn = skill.alexa().open();
        assertThat(turn.spoken())
                .isEqualTo("Welcome to What to Wear. With a linked account, you hear what to wear at any temperature."
                        + " How many degrees is it?");
        assertThat(turn.sessionOpen()).isTrue();
        assertThat(turn.card()).isEmpty();
        assertThat(skill.userInfo.requests).hasValue(0);
    }

    private static String greeting(Alexa alexa) {
        String spoken = alexa.open().spoken();
        assertThat(spoken).endsWith(" How many degrees is it?");
        alexa.say("stop");
        return spoken.replace(" How many degrees is it?", "");
    }
}
