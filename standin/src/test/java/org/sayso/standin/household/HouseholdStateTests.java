package org.sayso.standin.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HouseholdStateTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    private final HouseholdState state = new HouseholdState(
            new Household(
                    List.of(
                            new Person("ann", "Ann Archer", "+12025550142", "ann@example.com").asOwner(),
                            new Person("ben", "Ben Baker", null, null)),
                    List.of(new Device("kitchen", "Kitchen"))),
            CLOCK);

    @Test
    void change_isSeenAndAnnouncedWithBeforeAndAfter() throws Exception {
        List<Boolean> known = new ArrayList<>();
        try (AutoCloseable subscription = state.subscribe((before, after) -> known.addAll(
                List.of(before.person("ben").recognized(), after.person("ben").recognized())))) {
            state.change("ben", Person::withVoice);
        }
        state.change("ben", ben -> ben.withPersonalization(false));

        assertThat(state.person("ben").recognized()).isTrue();
        assertThat(known).containsExactly(false, true);
    }

    @Test
    void changeThatChangesNothing_isNotAnnounced() {
        List<Household> heard = new ArrayList<>();
        var unused = state.subscribe((before, after) -> heard.add(after));
        state.change("ben", ben -> ben.withOwner(false));
        state.grant("skill", List.of());

        assertThat(heard).isEmpty();
    }

    @Test
    void newOwner_takesTheAccountOver() {
        state.change("ben", Person::asOwner);

        assertThat(state.now().owner()).map(Person::id).hasValue("ben");
        assertThat(state.person("ann").owner()).isFalse();
    }

    @Test
    void changesThatCannotBe_areRefusedAndChangeNothing() {
        Household before = state.now();

        assertThatThrownBy(() -> state.change("cleo", Person::withVoice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Nobody here has the id cleo");
        assertThatThrownBy(() -> state.change("ann", ann -> new Person("anna", "Anna", null, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("An id cannot be changed");
        assertThatThrownBy(() -> state.change(now -> new Household(now.people(), List.of(new Device("hall", "Hall")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[kitchen]");
        assertThatThrownBy(() -> state.change(now -> now.withPeople(List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(state.now()).isSameAs(before);
    }

    @Test
    void permissions_areGrantedAndWithdrawnForAccountAndPerson() {
        state.grant("skill", List.of("a", "b"));
        state.grant("skill", List.of("b", "c"));
        state.withdraw("skill", List.of("a"));
        state.grant("skill", "ann", List.of("d"));

        assertThat(state.now().granted("skill")).containsExactly("b", "c");
        assertThat(state.now().granted("other")).isEmpty();
        assertThat(state.person("ann").permissions()).isEqualTo(Map.of("skill", Set.of("d")));
        state.withdraw("skill", "ann", List.of("d"));
        assertThat(state.person("ann").permissions()).isEmpty();
    }

    @Test
    void refusals_areRememberedBySkillAndForgotten() {
        state.refuse("ann", "skill");

        assertThat(state.refusedWithin(Duration.ofDays(1), "ann", "skill")).isTrue();
        assertThat(state.refusedWithin(Duration.ofDays(1), "ann", "other")).isFalse();
        assertThat(state.refusedWithin(Duration.ofDays(1), "ben", "skill")).isFalse();
        state.forgetRefusals("ann");
        assertThat(state.refusedWithin(Duration.ofDays(1), "ann", "skill")).isFalse();
    }

    @Test
    void refusalOfOneSkill_isForgottenAndTheOthersStay() {
        state.refuse("ann", "skill");
        state.refuse("ann", "other");
        state.forgetRefusal("ann", "skill");

        assertThat(state.person("ann").refusals()).containsOnlyKeys("other");
    }

    @Test
    void whoMovesIn_hasAnAddressAndAVoiceAsSaidAndNothingElse() {
        Person cleo = state.moveIn("  Cleo   Clark ", true);

        assertThat(cleo).isEqualTo(new Person("cleo", "Cleo Clark", null, "cleo@example.com").withVoice());
        assertThat(state.now().people()).extracting(Person::id).containsExactly("ann", "ben", "cleo");
        assertThat(state.moveIn("Dora", false).recognized()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "' ', Write a name",
        "ben BAKER, ben BAKER lives here already",
        "<b>, 'A name has letters, digits, blanks, dots, commas, dashes and apostrophes'",
        "12345678901234567890123456789012345678901, A name has at most 40 characters"
    })
    void nameThatWillNotDo_isRefused(String name, String why) {
        Household before = state.now();

        assertThatThrownBy(() -> state.moveIn(name, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
        assertThat(state.now()).isSameAs(before);
    }

    @Test
    void ninthPerson_isRefused() {
        IntStream.rangeClosed(3, 8).forEach(number -> state.moveIn("Somebody " + number, false));

        assertThatThrownBy(() -> state.moveIn("Somebody 9", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("At most 8 people live here");
    }

    @Test
    void whoMovesInUnderAFormerName_getsAnotherId() {
        state.moveOut("ben");
        assertThat(state.now().people()).extracting(Person::id).containsExactly("ann");

        assertThat(state.moveIn("Ben Baker", false).id()).isEqualTo("ben-2");
        assertThat(state.moveIn("Ann Other", false).id()).isEqualTo("ann-2");
        assertThat(state.moveIn("Žofie", false).id()).isEqualTo("zofie");
        assertThat(state.moveIn("李", false).id()).isEqualTo("person");
    }

    @Test
    void ownerAndLastPerson_cannotMoveOut() {
        assertThat(state.now().whyNotOut("ben")).isEmpty();
        assertThatThrownBy(() -> state.moveOut("ann"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Ann Archer cannot be removed: the device is registered to this person's account");
        state.change("ann", ann -> ann.withOwner(false));
        state.moveOut("ann");
        assertThatThrownBy(() -> state.moveOut("ben"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Ben Baker cannot be removed: somebody must live here");
    }

    @Test
    void changesAtTheSameTime_areAllKept() throws InterruptedException {
        ExecutorService many = Executors.newFixedThreadPool(8);
        IntStream.range(0, 200).forEach(each -> many.execute(() -> state.grant("skill", List.of("scope" + each))));
        many.shutdown();

        assertThat(many.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(state.now().granted("skill")).hasSize(200);
    }

    @Test
    void householdInWords_showsNeitherPinNorNumberOfTheVoiceProfile() {
        state.change("ben", ben -> ben.withVoice(ben.voice().withPin("4711").withPhoneNumber("+12025550199")));

        assertThat(state.now().toString()).doesNotContain("4711", "5550199");
    }

    @Test
    void messages_followTheNumberThatSomebodyHasNow() {
        Phones phones = new Phones(state, CLOCK);
        state.change("ben", ben -> ben.withPhoneNumber("+1 (202) 555-0171"));

        assertThat(phones.deliver("Shop", "1", "SMS", "+12025550171", "", "Hello"))
                .isEqualTo(Phones.Delivery.DELIVERED);
        assertThat(phones.inbox("ben")).hasSize(1);
        state.change("ben", ben -> ben.withPhoneNumber(null));
        assertThat(phones.deliver("Shop", "2", "SMS", "+12025550171", "", "Hello"))
                .isEqualTo(Phones.Delivery.UNKNOWN_ADDRESS);
    }
}
