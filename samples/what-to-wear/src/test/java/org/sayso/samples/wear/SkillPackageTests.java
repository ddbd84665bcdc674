package org.sayso.samples.wear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.Placeholders;
import org.sayso.linking.check.Finding;
import org.sayso.linking.check.LinkingCheck;
import org.sayso.samples.wear.advice.Temperature.Unit;
import org.sayso.standin.language.InteractionModel;
import org.sayso.standin.language.LanguageUnderstanding;
import org.sayso.standin.language.Understanding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The skill package and the linking file, read from the class path as tools read them. */
class SkillPackageTests {

    private final JsonNode american = read("interactionModels/custom/en-US.json");
    private final JsonNode language = american.at("/interactionModel/languageModel");
    private final LanguageUnderstanding skill = new LanguageUnderstanding(InteractionModel.parse("en-US", american));

    @Test
    void invocationName_isTheSkillsName() {
        assertThat(language.get("invocationName").asString()).isEqualTo("what to wear");
    }

    @Test
    void british_saysTheSameAsAmerican() {
        assertThat(read("interactionModels/custom/en-GB.json")).isEqualTo(american);
    }

    @Test
    void units_areThoseOfTheRules() {
        assertThat(language.at("/types/1/values")
                        .valueStream()
                        .map(value -> value.get("id").asString()))
                .containsExactlyElementsOf(
                        Arrays.stream(Unit.values()).map(Unit::name).toList());
    }

    @Test
    void samples_areVariedAndUseTheSlots() {
        List<String> samples = language.at("/intents/0/samples")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        assertThat(samples)
                .hasSizeGreaterThan(50)
                .doesNotHaveDuplicates()
                .allMatch(sample -> sample.matches("[a-z' {}]+"));
        assertThat(samples.stream()
                        .flatMap(sample -> Pattern.compile("\\{(.*?)}")
                                .matcher(sample)
                                .results()
                                .map(slot -> slot.group(1)))
                        .distinct())
                .containsExactlyInAnyOrder("temperature", "sign", "unit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            what should i wear                              | WhatToWearIntent
            how should i dress today                        | WhatToWearIntent
            do i need a jacket                              | WhatToWearIntent
            what should i wear at 15 degrees                | WhatToWearIntent temperature=15
            fifteen                                         | WhatToWearIntent temperature=15
            it's twenty degrees                             | WhatToWearIntent temperature=20
            minus five                                      | WhatToWearIntent sign=minus temperature=5
            five degrees below zero                         | WhatToWearIntent sign=below zero temperature=5
            what to wear at minus five degrees centigrade   | WhatToWearIntent sign=minus temperature=5 unit=centigrade
            help                                            | AMAZON.HelpIntent
            stop                                            | AMAZON.StopIntent
            cancel                                          | AMAZON.CancelIntent
            get me a large pizza                            | AMAZON.FallbackIntent
            """)
    void saidInASession_isUnderstoodAs(String said, String expected) {
        Understanding.Intent intent = (Understanding.Intent) skill.inSession(said);
        String slots = intent.slots().stream()
                .filter(slot -> !slot.values().isEmpty())
                .map(slot -> " " + slot.name() + "=" + slot.values().get(0).value())
                .sorted()
                .collect(Collectors.joining());
        assertThat(intent.name() + slots).isEqualTo(expected);
    }

    @Test
    void manifest_hasTheEndpointTheSkillListensAt() {
        JsonNode manifest = read("skill.json").get("manifest");
        assertThat(manifest.at("/apis/custom/endpoint/uri").asString())
                .startsWith("https://")
                .endsWith("/wear/alexa");
        assertThat(manifest.at("/publishingInformation/locales").propertyNames())
                .containsExactlyInAnyOrder("en-US", "en-GB");
    }

    @Test
    void linkingFile_hasOnlyTheFindingsOfALocalAddress() throws IOException {
        Placeholders secret = Placeholders.of(Map.of("WEAR_ALEXA_CLIENT_SECRET", "test-only-secret-of-alexa-77c1"));
        for (Placeholders values : List.of(secret, Placeholders.of(Map.of()))) {
            LinkingFile file = RunningSkill.linkingFile(values);
            assertThat(LinkingCheck.check(file, values, null).stream().map(Finding::id))
                    .isNotEmpty()
                    .containsOnly("address-local");
            assertThat(file.scopes()).containsExactly("openid", "profile", "read:whattowear", "offline_access");
            assertThat(file.audience()).isEqualTo("https://whatshouldiwear");
            assertThat(file.clientId()).isEqualTo("alexa-what-to-wear");
        }
    }

    private static JsonNode read(String file) {
        String path = "/skill-package/what-to-wear/" + file;
        try (InputStream in = Objects.requireNonNull(SkillPackageTests.class.getResourceAsStream(path), path)) {
            return JsonMapper.shared().readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
