package org.sayso.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.Voice;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.protocol.StandInAuthority;

/** A skill without a linking file. */
class WithoutLinkingTests {

    private static final String LINK = House.response("'directives':[{'type':'Connections.StartConnection',"
            + "'uri':'connection://AMAZON.AskForAccountLinking/1','input':{'@type':'AskForAccountLinking',"
            + "'@version':'1'},'onCompletion':'RESUME_SESSION','token':'t-1'}]");

    @TempDir
    private Path directory;

    private final Outside outside = new Outside();

    @AfterEach
    void stop() {
        outside.close();
    }

    private StandIn alexa(SkillSetup skill) {
        return StandIn.builder()
                .household(new Household(
                        List.of(new Person("ann", "Ann Archer", "+12025550142", null)
                                .asOwner()
                                .withVoice(new Voice(true, 300, "+12025550142", null))),
                        List.of(new Device("kitchen", "Kitchen"))))
                .authority(StandInAuthority.loadOrCreate(directory))
                .baseUrl(URI.create("http://localhost:1"))
                .skill(skill.withVoiceForward(true))
                .build();
    }

    private Turn linkingByVoice(StandIn alexa) {
        outside.answering(House.DESK, List.of(LINK));
        return alexa.say("kitchen", "ann", "open travel desk");
    }

    @Test
    void skillThatLinksNothing_isNotReadyForLinkingByVoice() {
        StandIn alexa = alexa(outside.skill(House.DESK, LinkingSettings.NONE));

        Turn turn = linkingByVoice(alexa);

        assertThat(turn.task()).isEmpty();
        assertThat(turn.findings())
                .anyMatch(finding -> finding.startsWith("The skill has no account linking by authorization code"));
        assertThat(outside.last().at("/request/cause/status/code")).isEqualTo("403");
    }

    @Test
    void skillThatLinksNothing_hasNoPageToSignInAt() {
        StandIn alexa = alexa(outside.skill(House.DESK, LinkingSettings.NONE));
        String skill = alexa.skills().get(0).id();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alexa.startLinking(skill))
                .withMessageContaining("links no accounts");
    }

    @Test
    void skillWithALinkingFile_isReady() {
        assertThat(linkingByVoice(alexa(outside.skill(House.DESK))).task())
                .contains("connection://AMAZON.AskForAccountLinking/1");
    }
}
