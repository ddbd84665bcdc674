package org.sayso.standin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.standin.SkillPackage;
import org.sayso.standin.SkillSetup;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.protocol.StandInAuthority;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Whose messages the household's phones take. */
class PhoneInboxTests {

    private static final String TOKEN = "Bearer the-inbox-token-of-the-tests";
    private static final String MESSAGE =
            "{\"id\":\"1\",\"channel\":\"SMS\",\"to\":\"+12025550142\",\"text\":\"hello\"}";

    @TempDir
    private Path directory;

    private StandIn alexa;
    private PhoneInboxController inbox;

    @BeforeEach
    void create() {
        alexa = StandIn.builder()
                .skill(SkillSetup.of(
                                SkillPackage.classPath("skill-package/corner-pizzeria"),
                                "amzn1.ask.skill.test",
                                new LinkingSettings(
                                        URI.create("http://localhost:1/authorize"),
                                        URI.create("http://localhost:1/token"),
                                        "alexa",
                                        "secret",
                                        LinkingSettings.Scheme.HTTP_BASIC,
                                        List.of("openid"),
                                        Duration.ofHours(1),
                                        true),
                                URI.create("http://localhost:1/alexa"))
                        .withInboxToken("the-inbox-token-of-the-tests"))
                .household(new Household(
                        List.of(new Person("ann", "Ann Archer", "+12025550142", "ann@example.com")),
                        List.of(new Device("kitchen", "Kitchen"))))
                .authority(StandInAuthority.loadOrCreate(directory))
                .baseUrl(URI.create("http://localhost:1"))
                .build();
        inbox = new PhoneInboxController(alexa);
    }

    private HttpStatus deliver(String authorization, String body) {
        return HttpStatus.valueOf(inbox.deliver(authorization, body.getBytes(StandardCharsets.UTF_8))
                .getStatusCode()
                .value());
    }

    @Test
    void messageForAPhone_isTakenOnceHoweverOftenItComes() {
        assertThat(deliver(TOKEN, MESSAGE)).isEqualTo(HttpStatus.ACCEPTED);
        assertThat(deliver(TOKEN, MESSAGE)).isEqualTo(HttpStatus.ACCEPTED);

        assertThat(alexa.inbox("ann"))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).isEqualTo("hello"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer another",
                "the-inbox-token-of-the-tests",
                "bearer the-inbox-token-of-the-tests "
            })
    void senderWithoutTheToken_isUnauthorized(String authorization) {
        assertThat(deliver(authorization, MESSAGE)).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(alexa.inbox("ann")).isEmpty();
    }

    @Test
    void unknownNumber_isNotFound() {
        assertThat(deliver(TOKEN, MESSAGE.replace("0142", "0199"))).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "[]",
                "{}",
                "not json",
                "{\"id\":\"1\",\"channel\":\"FAX\",\"to\":\"x\",\"text\":\"y\"}"
            })
    void bodyThatIsNoMessage_isABadRequest(String body) {
        assertThatThrownBy(() -> deliver(TOKEN, body))
                .isInstanceOfSatisfying(
                        ResponseStatusException.class,
                        refused -> assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST));
    }
}
