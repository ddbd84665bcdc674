package org.sayso.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.protocol.SkillClient;
import org.sayso.standin.protocol.StandInAuthority;

/** How long Alexa waits for a skill, and what becomes of one that is too slow. */
class AnswerLimitTests {

    @TempDir
    private Path directory;

    private final Outside outside = new Outside();

    @AfterEach
    void stop() {
        outside.close();
    }

    private StandInBuilder builder() {
        return StandIn.builder()
                .household(new Household(
                        List.of(new Person("ann", "Ann Archer", null, null)),
                        List.of(new Device("kitchen", "Kitchen"))))
                .authority(StandInAuthority.loadOrCreate(directory))
                .baseUrl(URI.create("http://localhost:1"))
                .skill(outside.skill("favorite-tune"));
    }

    @Test
    void limit_isEightSecondsUnlessSaidOtherwise() {
        assertThat(SkillClient.LIMIT).isEqualTo(Duration.ofSeconds(8));
        assertThatThrownBy(() -> builder().answerLimit(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void skillThatIsTooSlow_losesTheSessionAndIsToldWhy() throws InterruptedException {
        StandIn alexa = builder().answerLimit(Duration.ofMillis(300)).build();
        outside.answering("favorite-tune", Outside.GO_ON);
        alexa.say("kitchen", "ann", "open favorite tune");
        outside.slow(Duration.ofMillis(1500));

        Turn turn = alexa.say("kitchen", "ann", "what's my favorite tune");

        assertThat(turn.spoken()).isEqualTo("There was a problem with the requested skill's response.");
        assertThat(turn.findings()).containsExactly("The skill did not answer within 300 ms");
        assertThat(turn.took()).isBetween(Duration.ofMillis(300), Duration.ofMillis(1400));
        assertThat(turn.status()).isZero();
        assertThat(turn.sessionOpen()).isFalse();
        assertThat(alexa.sessionOpen("kitchen")).isFalse();
        for (int i = 0; i < 100 && outside.received.size() < 3; i++) {
            Thread.sleep(20);
        }
        Outside.Received told = outside.received.get(2);
        assertThat(told.at("/request/type")).isEqualTo("SessionEndedRequest");
        assertThat(told.at("/request/reason")).isEqualTo("ERROR");
        assertThat(told.at("/request/error/type")).isEqualTo("ENDPOINT_TIMEOUT");
        assertThat(told.at("/session/sessionId"))
                .isEqualTo(outside.received.get(0).at("/session/sessionId"));
    }

    @Test
    void skillThatIsSlowButInTime_isHeard() {
        StandIn alexa = builder().answerLimit(Duration.ofSeconds(5)).build();
        outside.slow(Duration.ofMillis(400));

        assertThat(alexa.say("kitchen", "ann", "open favorite tune").spoken()).isEqualTo("done");
    }
}
