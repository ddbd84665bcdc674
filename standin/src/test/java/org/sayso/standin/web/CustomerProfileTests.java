package org.sayso.standin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.standin.SkillPackage;
import org.sayso.standin.SkillSetup;
import org.sayso.standin.StandIn;
import org.sayso.standin.amazon.ApiAccessTokens;
import org.sayso.standin.household.CustomerProfile;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.protocol.StandInAuthority;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The customer profile API over HTTP, with the token of a request that a skill really got. */
class CustomerProfileTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BUS = "amzn1.ask.skill.bus";
    private static final URI BASE = URI.create("http://localhost:1");
    private static final String ACCOUNT = "/v2/accounts/~current/settings/Profile.";
    private static final String PERSON = "/v2/persons/~current/profile/";
    private static final String NAME = "alexa::profile:name:read";
    private static final String PLACE = "read::alexa:device:all:address:country_and_postal_code";

    @TempDir
    private Path directory;

    private final MovingClock clock = new MovingClock();
    private final HttpClient http = HttpClient.newHttpClient();
    private SkillRecorder skill;
    private StandIn alexa;
    private RunningStandIn server;

    @BeforeEach
    void start() throws Exception {
        skill = new SkillRecorder();
        LinkingSettings linking = new LinkingSettings(
                URI.create("http://localhost:1/authorize"),
                URI.create("http://localhost:1/token"),
                "alexa",
                "secret",
                LinkingSettings.Scheme.HTTP_BASIC,
                List.of(),
                Duration.ofHours(1),
                true);
        alexa = StandIn.builder()
                .household(new Household(
                        List.of(
                                new Person("ann", "Ann Archer", "+12025550142", "ann@example.com")
                                        .withProfile(CustomerProfile.of("Ann Archer", "+12025550142", "ann@example.com")
                                                .living("US", "98109"))
                                        .asOwner(),
                                new Person("ben", "Ben Baker", "+493012345678", null).withVoice()),
                        List.of(new Device("kitchen", "Kitchen"))))
                .authority(StandInAuthority.loadOrCreate(directory))
                .baseUrl(BASE)
                .clock(clock)
                .skill(SkillSetup.of(SkillPackage.classPath("skill-package/night-bus"), BUS, linking, skill.uri()))
                .build();
        server = new RunningStandIn(alexa);
    }

    @AfterEach
    void stop() {
        server.close();
        skill.close();
    }

    private String token() {
        alexa.say("kitchen", "ben", "open night bus");
        assertThat(skill.last().at("/context/System/apiEndpoint").asString("")).isEqualTo(BASE.toString());
        return skill.last().at("/context/System/apiAccessToken").asString("");
    }

    @Test
    void apiAccessToken_isAJwtAsAmazonsAre() {
        String[] parts = token().split("\\.", -1);

        assertThat(parts).hasSize(3);
        assertThat(decoded(parts[0])).isEqualTo(JSON.readTree("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"1\"}"));
        JsonNode claims = decoded(parts[1]);
        long now = clock.instant().getEpochSecond();
        assertThat(claims.path("aud").asString("")).isEqualTo(BASE.toString());
        assertThat(claims.path("iss").asString("")).isEqualTo("AlexaSkillKit");
        assertThat(claims.path("sub").asString("")).isEqualTo(BUS);
        assertThat(claims.path("exp").asLong(0)).isEqualTo(now + 3600);
        assertThat(claims.path("nbf").asLong(0)).isEqualTo(now);
        assertThat(claims.at("/privateClaims/userId").asString("")).startsWith("amzn1.ask.account.");
        assertThat(claims.at("/privateClaims/consentToken").asString("")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name | alexa::profile:name:read | \"Ann Archer\"",
                "givenName | alexa::profile:given_name:read | \"Ann\"",
                "email | alexa::profile:email:read | \"ann@example.com\"",
                "mobileNumber | alexa::profile:mobile_number:read | {\"countryCode\":\"+1\",\"phoneNumber\":\"2025550142\"}"
            })
    void profileOfTheAccount_isItsOwners_whoeverSpeaks(String member, String scope, String json) throws Exception {
        String token = token();
        assertThat(error(get(ACCOUNT + member, token), 403)).isEqualTo("ACCESS_DENIED");

        alexa.householdState().grant(BUS, List.of(scope));

        HttpResponse<String> answer = get(ACCOUNT + member, token);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo(json);
    }

    @Test
    void profileOfThePerson_needsThePersonsOwnPermissions() throws Exception {
        String token = token();
        alexa.householdState().grant(BUS, List.of(NAME));
        assertThat(error(get(PERSON + "name", token), 403)).isEqualTo("ACCESS_DENIED");

        alexa.householdState().grant(BUS, "ben", List.of(NAME, "alexa::profile:mobile_number:read"));
        assertThat(error(get(PERSON + "name", token), 403)).isEqualTo("ACCESS_DENIED");

        alexa.householdState().grant(BUS, "ben", List.of("alexa::person_id:read"));
        assertThat(get(PERSON + "name", token).body()).isEqualTo("\"Ben Baker\"");
        assertThat(get(PERSON + "mobileNumber", token).body())
                .isEqualTo("{\"countryCode\":\"+49\",\"phoneNumber\":\"3012345678\"}");
    }

    @Test
    void valueThatIsMissing_isNoContent() throws Exception {
        String token = token();
        alexa.householdState().grant(BUS, List.of("alexa::profile:email:read"));
        alexa.householdState().change("ann", ann -> ann.withProfile(CustomerProfile.of("Ann", null, null)));

        HttpResponse<String> answer = get(ACCOUNT + "email", token);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void whatDoesNotExist_isNotFound() throws Exception {
        assertThat(error(get(ACCOUNT + "shoeSize", token()), 404)).isEqualTo("INVALID_KEY");
        assertThat(error(get(PERSON + "email", token()), 404)).isEqualTo("INVALID_KEY");
    }

    @Test
    void countryAndPostalCode_areOfTheDeviceThatAsked() throws Exception {
        String token = token();
        String device = skill.last().at("/context/System/device/deviceId").asString("");
        String path = "/v1/devices/" + device + "/settings/address/countryAndPostalCode";
        assertThat(error(get(path, token), 403)).isEqualTo("ACCESS_DENIED");

        alexa.householdState().grant(BUS, List.of(PLACE));

        assertThat(get(path, token).body()).isEqualTo("{\"countryCode\":\"US\",\"postalCode\":\"98109\"}");
        assertThat(error(get(path.replace(device, "amzn1.ask.device.other"), token), 403))
                .isEqualTo("ACCESS_DENIED");
    }

    @Test
    void tokenThatIsNotGood_isUnauthorized() throws Exception {
        String token = token();
        alexa.householdState().grant(BUS, List.of(NAME));
        assertThat(get(ACCOUNT + "name", token).statusCode()).isEqualTo(200);

        String[] parts = token.split("\\.", -1);
        String forged = parts[0] + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(new String(Base64.getUrlDecoder().decode(parts[1]))
                                .replace(BUS, "amzn1.ask.skill.tea")
                                .getBytes())
                + "." + parts[2];
        String elsewhere = new ApiAccessTokens(URI.create("http://localhost:2"), clock)
                .token(BUS, skill.last().at("/context/System/user/userId").asString(""), null, null);
        for (String bad : List.of("", "x", forged, elsewhere)) {
            assertThat(error(get(ACCOUNT + "name", bad), 401)).isEqualTo("INVALID_TOKEN");
        }
        clock.forward(Duration.ofHours(1));
        assertThat(error(get(ACCOUNT + "name", token), 401)).isEqualTo("INVALID_TOKEN");
    }

    @Test
    void tokenFromBeforeTheSkillWasDisabled_isUnauthorized() throws Exception {
        String token = token();
        alexa.disable(BUS, false);
        alexa.enable(BUS);
        alexa.householdState().grant(BUS, List.of(NAME));

        assertThat(error(get(ACCOUNT + "name", token), 401)).isEqualTo("INVALID_TOKEN");
    }

    @Test
    void throttledCalls_areToldSo() throws Exception {
        alexa.customerProfileApi().throttled(true);

        assertThat(error(get(ACCOUNT + "name", token()), 429)).isNotBlank();
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return http.send(
                HttpRequest.newBuilder(server.at(path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String error(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode json = JSON.readTree(answer.body());
        assertThat(json.path("message").asString("")).isNotBlank();
        return json.path("code").asString("");
    }

    private static JsonNode decoded(String part) {
        return JSON.readTree(Base64.getUrlDecoder().decode(part));
    }
}
