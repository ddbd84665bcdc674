package org.sayso.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What requests say of the speaker, the device and Alexa's APIs. */
class EnvelopeTests {

    private static final String TOKEN = "an-api-access-token";

    @TempDir
    private Path directory;

    private House house;

    @BeforeEach
    void create() {
        house = new House(directory, builder -> builder.apiTokens((skill, user, device, person) -> Optional.of(TOKEN)));
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private JsonNode system() {
        return house.last().at("/context/System");
    }

    private void voice(int confidence) {
        house.alexa
                .householdState()
                .change(
                        "ann",
                        ann -> ann.withVoice(ann.voice().withRecognized(true).withConfidence(confidence)));
    }

    @Test
    void envelope_hasItsMembersInAmazonsOrder() {
        voice(300);
        house.say("ask favorite tune what's my favorite tune");

        assertThat(house.last().propertyNames()).containsExactly("version", "session", "context", "request");
        assertThat(house.last().path("session").propertyNames())
                .containsExactly("new", "sessionId", "application", "attributes", "user");
        assertThat(system().propertyNames())
                .containsExactly("application", "user", "person", "unit", "device", "apiEndpoint", "apiAccessToken");
        assertThat(house.last().path("request").propertyNames()).startsWith("type", "requestId", "timestamp", "locale");
        assertThat(system().path("user").has("permissions")).isFalse();
        assertThat(system().at("/unit/unitId").asString("")).startsWith("amzn1.ask.unit.");
    }

    @Test
    void apis_areAtTheStandInAndTheirTokenIsAFingerprintWhereItIsShown() {
        Turn turn = house.say("open travel desk");

        assertThat(system().path("apiEndpoint").asString("")).isEqualTo("http://localhost:1");
        assertThat(system().path("apiAccessToken").asString("")).isEqualTo(TOKEN);
        assertThat(turn.request().at("/context/System/apiAccessToken").asString(""))
                .startsWith("fingerprint:");
        assertThat(turn.toString()).doesNotContain(TOKEN);
    }

    @Test
    void deviceWithoutScreen_hasNoPicturesAndNoViewport() {
        house.say("open travel desk");

        assertThat(system().at("/device/supportedInterfaces").propertyNames()).containsExactly("AudioPlayer");
        assertThat(house.last().path("context").has("Viewport")).isFalse();
    }

    @Test
    void deviceWithScreen_showsWhatTheManifestAsksFor() {
        house.inTheHall("open travel desk");
        assertThat(system().at("/device/supportedInterfaces").propertyNames())
                .containsExactly("AudioPlayer", "Alexa.Presentation.APL");
        assertThat(house.last().at("/context/Viewport/shape").asString("")).isEqualTo("RECTANGLE");

        house.inTheHall("open favorite tune");
        assertThat(system().at("/device/supportedInterfaces").isEmpty())
                .as("a manifest without interfaces")
                .isTrue();
    }

    @Test
    void recognizedSpeaker_comesWithHowSureAlexaIs() {
        voice(200);
        house.say("open favorite tune");

        assertThat(system().at("/person/authenticationConfidenceLevel/level").asInt(0))
                .isEqualTo(200);
    }

    @Test
    void speakerWhoSwitchedPersonalizationOff_isNotNamed() {
        voice(300);
        house.alexa.householdState().change("ann", ann -> ann.withPersonalization(false));

        house.say("open favorite tune");

        assertThat(system().has("person")).isFalse();
    }
}
