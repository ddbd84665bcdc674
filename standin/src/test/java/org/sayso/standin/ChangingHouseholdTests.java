package org.sayso.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.standin.Outside.id;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.Phones;
import org.sayso.standin.protocol.StandInAuthority;

/** People change while the stand-in runs, and it knows at once. */
class ChangingHouseholdTests {

    private static final String ASKS = "favorite-tune";
    private static final String OPEN = "open favorite tune";

    @TempDir
    private Path directory;

    private final Outside outside = new Outside();
    private StandIn alexa;

    @BeforeEach
    void create() {
        alexa = StandIn.builder()
                .household(new Household(
                        List.of(new Person("ann", "Ann Archer", null, null)),
                        List.of(new Device("kitchen", "Kitchen"))))
                .authority(StandInAuthority.loadOrCreate(directory))
                .baseUrl(URI.create("http://localhost:1"))
                .skill(outside.skill(ASKS))
                .build();
    }

    @AfterEach
    void stop() {
        outside.close();
    }

    private boolean named() {
        alexa.say("kitchen", "ann", OPEN);
        return outside.last().json().at("/context/System").has("person");
    }

    @Test
    void voiceThatIsLearned_isNamedAndMayLink() {
        assertThat(named()).isFalse();
        assertThat(alexa.peopleWhoLink(id(ASKS))).isEmpty();

        alexa.householdState().change("ann", Person::withVoice);

        assertThat(named()).isTrue();
        assertThat(alexa.peopleWhoLink(id(ASKS))).extracting(Person::id).containsExactly("ann");
        assertThat(alexa.startLinking(id(ASKS), "ann", null)).isNotNull();
    }

    @Test
    void knownVoiceWithPersonalizationOff_isNotNamed() {
        alexa.householdState().change("ann", ann -> ann.withVoice().withPersonalization(false));

        assertThat(named()).isFalse();
        assertThat(alexa.peopleWhoLink(id(ASKS))).isEmpty();
    }

    @Test
    void changes_areAnnounced() throws Exception {
        List<String> topics = new ArrayList<>();
        try (AutoCloseable subscription = alexa.subscribe(topics::add)) {
            alexa.householdState().grant(id(ASKS), List.of("alexa::profile:name:read"));
        }

        assertThat(topics)
                .as("the event for the skill, too")
                .containsExactly(StandIn.TOPIC_HOUSEHOLD, StandIn.TOPIC_ALEXA_APP);
        assertThat(alexa.household().granted(id(ASKS))).containsExactly("alexa::profile:name:read");
    }

    @Test
    void phoneThatSomebodyGets_receivesMessages() {
        alexa.householdState().change("ann", ann -> ann.withPhoneNumber("+12025550142"));

        assertThat(alexa.deliver(id(ASKS), "1", "SMS", "+12025550142", "", "Hello"))
                .isEqualTo(Phones.Delivery.DELIVERED);
        assertThat(alexa.inbox("ann")).hasSize(1);
    }
}
