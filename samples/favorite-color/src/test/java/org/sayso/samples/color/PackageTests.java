package org.sayso.samples.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.linking.AccessTokenScheme;
import org.sayso.linking.GrantType;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.Placeholders;
import org.sayso.linking.TokenCheck;
import org.sayso.linking.check.Finding;
import org.sayso.linking.check.LinkingCheck;
import org.sayso.standin.language.InteractionModel;
import org.sayso.standin.language.LanguageUnderstanding;
import org.sayso.standin.language.Understanding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The skill package and the linking file, read from the class path as tools read them. */
class PackageTests {

    private static final JsonNode MODEL = read("interactionModels/custom/en-US.json");

    private final LanguageUnderstanding skill = new LanguageUnderstanding(InteractionModel.parse("en-US", MODEL));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            what's my favorite color           | FavoriteColorIntent
            what is my favourite colour        | FavoriteColorIntent
            please tell me my favorite color   | FavoriteColorIntent
            what color do I like best          | FavoriteColorIntent
            my favorite color                  | FavoriteColorIntent
            change my favorite color to blue   | ChangeFavoriteColorIntent
            make sea green my favorite color   | ChangeFavoriteColorIntent
            my favourite colour is now purple  | ChangeFavoriteColorIntent
            change my favorite color to puce   | ChangeFavoriteColorIntent
            authorize color 4 2 7 1 0 9        | AuthorizeColorIntent
            my code is 427109                  | AuthorizeColorIntent
            send it again                      | SendAgainIntent
            send it by email                   | SendAgainIntent
            is it done                         | IsItDoneIntent
            help                               | AMAZON.HelpIntent
            stop                               | AMAZON.StopIntent
            cancel                             | AMAZON.CancelIntent
            no                                 | AMAZON.NoIntent
            get me a large pizza               | AMAZON.FallbackIntent
            what should I wear                 | AMAZON.FallbackIntent
            """)
    void saidInASession_isUnderstoodAs(String said, String intent) {
        assertThat(((Understanding.Intent) skill.inSession(said)).name()).isEqualTo(intent);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ask favorite color what's my favorite color
            ask favorite color what my favorite color is
            ask favorite color to tell me my favorite color
            ask favorite color what color I like best
            """)
    void skillNamedWithAWish_isUnderstood(String said) {
        assertThat(((Understanding.Intent) skill.outsideSession(said)).name()).isEqualTo("FavoriteColorIntent");
    }

    @Test
    void skillNamedAlone_isOpened() {
        assertThat(skill.outsideSession("open favorite color")).isInstanceOf(Understanding.Launch.class);
    }

    @Test
    void samples_areOfTheFormThatAmazonTakes() {
        List<String> all = new ArrayList<>();
        MODEL.at("/interactionModel/languageModel/intents")
                .forEach(intent -> intent.get("samples").forEach(sample -> all.add(sample.asString())));
        assertThat(all).doesNotHaveDuplicates().allMatch(sample -> sample.matches("[a-z' {}]+"));
    }

    @Test
    void examplePhrases_areUnderstood() {
        read("skill.json")
                .at("/manifest/publishingInformation/locales/en-US/examplePhrases")
                .forEach(phrase -> assertThat(
                                skill.outsideSession(phrase.asString().replaceFirst("^Alexa, ", "")))
                        .as(phrase.asString())
                        .isNotInstanceOf(Understanding.NotMeant.class)
                        .extracting(Object::toString)
                        .asString()
                        .doesNotContain("FallbackIntent"));
    }

    @Test
    void manifest_hasTheAddressesAmazonAsksFor() {
        JsonNode manifest = read("skill.json").get("manifest");
        assertThat(manifest.at("/apis/custom/endpoint/uri").asString())
                .startsWith("https://")
                .endsWith("/color/alexa");
        JsonNode compliance = manifest.at("/privacyAndCompliance/locales/en-US");
        assertThat(compliance.get("privacyPolicyUrl").asString()).endsWith("/color#privacy");
        assertThat(compliance.get("termsOfUseUrl").asString()).endsWith("/color#terms");
    }

    @Test
    void manifest_hasThePermissionsThatTheProfilePinTakes() {
        assertThat(read("skill.json").at("/manifest/permissions").findValuesAsString("name"))
                .containsExactly("alexa::person_id:read", "alexa::authenticate:2:optional");
    }

    @Test
    void linkingFile_hasNoFindingsButThatItIsOnThisMachine() {
        Placeholders placeholders = Linking.placeholders("http://localhost:8081");
        LinkingFile file = Linking.file(placeholders);
        assertThat(LinkingCheck.check(file, placeholders, null))
                .extracting(Finding::id)
                .containsOnly("address-local");
        assertThat(file.skillId()).isEqualTo(RunningSkill.ID);
        assertThat(file.type()).isEqualTo(GrantType.AUTH_CODE);
        assertThat(file.accessTokenScheme()).isEqualTo(AccessTokenScheme.REQUEST_BODY_CREDENTIALS);
        assertThat(file.tokenCheck()).isEqualTo(TokenCheck.REMOTE);
        assertThat(file.skipOnEnablement()).isFalse();
    }

    @Test
    void linkingFileOnPublicAddresses_hasNoFindings() {
        Placeholders placeholders = Linking.placeholders("https://accounts.example.com");
        assertThat(LinkingCheck.check(Linking.file(placeholders), placeholders, null))
                .isEmpty();
    }

    private static JsonNode read(String file) {
        String path = "/skill-package/favorite-color/" + file;
        try (InputStream in = Objects.requireNonNull(PackageTests.class.getResourceAsStream(path), path)) {
            return JsonMapper.shared().readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
