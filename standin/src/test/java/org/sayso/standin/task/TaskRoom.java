package org.sayso.standin.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.HouseholdState;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.PhoneMessage;
import org.sayso.standin.household.Phones;
import org.sayso.standin.linking.LinkResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ann, who may link by voice and has a PIN, Ben, whom Alexa does not know, and a clock that can be moved. */
final class TaskRoom {

    static final String SKILL = "amzn1.ask.skill.ride";
    static final String NAME = "alexa::profile:name:read";
    static final String EMAIL = "alexa::profile:email:read";
    static final String PERSON = "alexa::person_id:read";
    static final String PIN = "alexa::authenticate:2:mandatory";
    static final String OPTIONAL_PIN = "alexa::authenticate:2:optional";
    static final String CODE = "123456";

    final MovableClock clock = new MovableClock();
    final HouseholdState household;
    final List<String> linkedFor = new ArrayList<>();
    private final Phones phones;

    TaskSkill skill = new TaskSkill(SKILL, "Ride Hailer", List.of(NAME, EMAIL), true, true);
    TaskSettings settings = TaskSettings.DEFAULTS;
    LinkResult outcome = new LinkResult.Linked();
    Locale locale = Locale.US;
    boolean linked;
    boolean delivers = true;
    String speaking = "ann";

    TaskRoom() {
        Person ann = new Person("ann", "Ann Archer", "+12025550142", "ann@example.com").asOwner();
        ann = ann.withVoice(ann.voice()
                .withRecognized(true)
                .withPhoneNumber("+1 202 555 0142")
                .withPin("4711"));
        Person ben = new Person("ben", "Ben Baker", null, null);
        household =
                new HouseholdState(new Household(List.of(ann, ben), List.of(new Device("kitchen", "Kitchen"))), clock);
        phones = new Phones(household, clock);
    }

    static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T10:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    void ann(UnaryOperator<Person> change) {
        household.change("ann", change);
    }

    void permissions(String... names) {
        skill = new TaskSkill(SKILL, "Ride Hailer", List.of(names), skill.accountLinking(), skill.voiceForward());
    }

    TaskContext context() {
        return new TaskContext(
                skill,
                speaking,
                linked,
                household,
                (number, text) -> delivers
                        && phones.deliver("Amazon", UUID.randomUUID().toString(), "SMS", number, "", text)
                                == Phones.Delivery.DELIVERED,
                person -> {
                    linkedFor.add(person);
                    return outcome;
                },
                () -> CODE,
                settings,
                locale,
                clock);
    }

    List<PhoneMessage> inbox() {
        return phones.inbox("ann");
    }

    VoiceTask start(String uri, JsonNode input) {
        return VoiceTasks.start(uri, input, context()).orElseThrow();
    }

    static JsonNode json(Object value) {
        return JsonMapper.shared().valueToTree(value);
    }

    static JsonNode nothing() {
        return json(Map.of());
    }
}
