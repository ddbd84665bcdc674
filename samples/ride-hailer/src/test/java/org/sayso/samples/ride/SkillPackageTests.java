package org.sayso.samples.ride;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.Placeholders;
import org.sayso.linking.Provider;
import org.sayso.linking.check.LinkingCheck;
import org.sayso.samples.ride.rides.Destination;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The skill package and the linking file, read from the class path as tools read them. */
class SkillPackageTests {

    private static JsonNode language(String locale) {
        return read("interactionModels/custom/" + locale + ".json").at("/interactionModel/languageModel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE"})
    void model_hasTheDestinationsOfTheRulesAndVariedSamples(String locale) {
        JsonNode language = language(locale);
        assertThat(language.get("invocationName").asString()).isEqualTo("ride hailer");
        assertThat(language.at("/types/0/values")
                        .valueStream()
                        .map(value -> value.get("id").asString()))
                .containsExactlyElementsOf(Arrays.stream(Destination.values())
                        .map(Destination::name)
                        .toList());
        List<String> samples = language.get("intents")
                .valueStream()
                .flatMap(intent -> intent.get("samples").valueStream())
                .map(JsonNode::asString)
                .toList();
        assertThat(samples)
                .hasSizeGreaterThan(60)
                .doesNotHaveDuplicates()
                .allMatch(sample -> sample.matches("[a-zäöüß' {}]+"));
    }

    @Test
    void manifest_hasTheEndpointAndWhatLinkingByVoiceNeeds() throws IOException {
        JsonNode manifest = read("skill.json").get("manifest");
        assertThat(manifest.at("/apis/custom/endpoint/uri").asString())
                .startsWith("https://")
                .endsWith("/ride/alexa");
        assertThat(manifest.at("/publishingInformation/locales").propertyNames())
                .containsExactlyInAnyOrder("en-US", "de-DE");
        List<String> permissions = manifest.get("permissions")
                .valueStream()
                .map(permission -> permission.get("name").asString())
                .toList();
        assertThat(permissions)
                .as("without alexa::person_id:read, which is personalization")
                .isEqualTo(file().voiceForward().permissions())
                .containsExactly("alexa::profile:name:read", "alexa::profile:email:read");
    }

    @Test
    void linkingFile_hasNoFindings() throws IOException {
        LinkingFile file = file();
        assertThat(LinkingCheck.check(file, secret(), null)).isEmpty();
        assertThat(file.provider()).isEqualTo(Provider.AMAZON);
        assertThat(file.clientId()).isEqualTo(FakeAmazon.CLIENT);
        assertThat(file.scopes()).containsExactly("profile");
        assertThat(file.voiceForward().enabled()).isTrue();
        assertThat(file.authorizationUrl()).isEqualTo("https://www.amazon.com/ap/oa");
    }

    @Test
    void addresses_canBeThoseOfAStandIn() throws IOException {
        LinkingFile file = RunningSkill.linkingFile(Placeholders.of(Map.of(
                "RIDE_AMAZON_URL", "http://localhost:8080",
                "RIDE_AMAZON_API_URL", "http://localhost:8080",
                "RIDE_ALEXA_CLIENT_SECRET", "test-only-secret-of-alexa-77c1")));
        assertThat(file.authorizationUrl()).isEqualTo("http://localhost:8080/ap/oa");
        assertThat(file.accessTokenUrl()).isEqualTo("http://localhost:8080/auth/o2/token");
    }

    private static LinkingFile file() throws IOException {
        return RunningSkill.linkingFile(secret());
    }

    private static Placeholders secret() {
        return Placeholders.of(Map.of("RIDE_ALEXA_CLIENT_SECRET", "test-only-secret-of-alexa-77c1"));
    }

    static JsonNode read(String file) {
        String path = "/skill-package/ride-hailer/" + file;
        try (InputStream in = Objects.requireNonNull(SkillPackageTests.class.getResourceAsStream(path), path)) {
            return JsonMapper.shared().readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
