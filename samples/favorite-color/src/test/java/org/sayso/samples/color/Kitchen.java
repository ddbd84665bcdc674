package org.sayso.samples.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.sayso.standin.SkillPackage;
import org.sayso.standin.SkillSetup;
import org.sayso.standin.StandIn;
import org.sayso.standin.Turn;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.linking.LinkResult;

/** Ann and an Echo that knows this skill. */
record Kitchen(StandIn alexa) {

    static Kitchen with(Accounts accounts, RunningSkill skill, Clock clock) {
        return with(accounts, skill, clock, new Person("ann", "Ann", null, null));
    }

    static Kitchen with(Accounts accounts, RunningSkill skill, Clock clock, Person ann) {
        return new Kitchen(StandIn.builder()
                .skill(SkillSetup.of(
                                SkillPackage.classPath("skill-package/favorite-color"),
                                RunningSkill.ID,
                                accounts.linking,
                                skill.uri("/color/alexa"))
                        .withVendorId(accounts.vendorId()))
                .household(new Household(List.of(ann), List.of(new Device("kitchen", "Kitchen"))))
                .authority(skill.authority)
                .baseUrl(URI.create("http://localhost:9"))
                .clock(clock)
                .build());
    }

    Turn turn(String text) {
        Turn turn = alexa.say("kitchen", "ann", text);
        assertThat(turn.status()).as(turn.findings().toString()).isEqualTo(200);
        return turn;
    }

    String say(String text) {
        return String.valueOf(turn(text).spoken());
    }

    /** Links the account of this name to Ann herself, not to the household. */
    void linkAsAnn(String person) {
        Map<String, String> answer = Accounts.agreed(alexa.startLinking(RunningSkill.ID, "ann", null), person);
        assertThat(alexa.finishLinking(answer).result()).isInstanceOf(LinkResult.Linked.class);
    }

    void link(String person) {
        Map<String, String> answer = Accounts.agreed(alexa.startLinking(RunningSkill.ID), person);
        assertThat(alexa.finishLinking(answer).result()).isInstanceOf(LinkResult.Linked.class);
    }
}
