package org.sayso.standin.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.standin.yaml.UnreadableYamlException;

class HouseholdFileTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String RIDE = "amzn1.ask.skill.5a5e5a5e-0000-4000-8000-000000000004";
    private static final String OTHER = "amzn1.ask.skill.5a5e5a5e-0000-4000-8000-000000000009";
    private static final String SMALL = """
            people:
              - id: ann
                name: Ann Archer
            devices:
              - id: kitchen
            """;

    private final HouseholdFile file = new HouseholdFile(Clock.fixed(NOW, ZoneOffset.UTC));

    @TempDir
    private Path folder;

    private List<String> problems(String yaml) {
        return catchThrowableOfType(UnreadableYamlException.class, () -> file.parse(yaml)).problems().stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void exampleInTheGuide_isReadAsTheGuideSays() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "standin.md"));
        int begin = guide.indexOf("```yaml\n") + "```yaml\n".length();
        Household household = file.parse(guide.substring(begin, guide.indexOf("```", begin)));

        assertThat(household.owner()).map(Person::id).hasValue("ann");
        Person ann = household.person("ann");
        assertThat(ann.phoneNumber()).isEqualTo("+12025550142");
        assertThat(ann.email()).isEqualTo("ann@example.com");
        assertThat(ann.voice()).isEqualTo(new Voice(true, 300, "+12025550142", "4711"));
        assertThat(ann.personalization()).isTrue();
        assertThat(ann.profile())
                .isEqualTo(new CustomerProfile("Ann Archer", "Ann", "ann@example.com", "+12025550142", "98109", "US"));
        assertThat(ann.refusals()).isEqualTo(Map.of(OTHER, Instant.parse("2026-11-18T10:00:00Z")));
        Person ben = household.person("ben");
        assertThat(ben.recognized()).isFalse();
        assertThat(ben.personalization()).isFalse();
        assertThat(household.devices())
                .containsExactly(
                        new Device("kitchen", "Kitchen", false, ZoneId.of("America/Los_Angeles")),
                        new Device("hall", "Hall", true, ZoneId.systemDefault()));
        assertThat(household.granted(RIDE)).containsExactly("alexa::profile:name:read", "alexa::profile:email:read");
        assertThat(household.granted(OTHER)).isEmpty();
    }

    @Test
    void leastFile_isSomebodyAndADevice() {
        assertThat(file.parse(SMALL))
                .isEqualTo(new Household(
                        List.of(new Person("ann", "Ann Archer", null, null)),
                        List.of(new Device("kitchen", "kitchen"))));
    }

    @Test
    void everyMemberOfAPerson_isRead() {
        Person ann = file.parse("""
                people:
                  - id: ann
                    name: Ann Archer
                    voice: {recognized: false, confidence: 200, pin: 0042}
                    profile:
                      fullName: Ann B. Archer
                      givenName: Annie
                      email: other@example.com
                      mobileNumber: "+12025550100"
                      country: NO
                    permissions:
                      skill-a: [alexa::profile:name:read]
                    refused:
                      skill-a: 2026-11-20T18:00:00Z
                    pinFor: [skill-a, skill-b]
                devices: [{id: kitchen}]
                """).person("ann");

        assertThat(ann.voice()).isEqualTo(new Voice(false, 200, null, "0042"));
        assertThat(ann.profile())
                .isEqualTo(
                        new CustomerProfile("Ann B. Archer", "Annie", "other@example.com", "+12025550100", null, "NO"));
        assertThat(ann.firstName()).isEqualTo("Annie");
        assertThat(ann.permissions()).isEqualTo(Map.of("skill-a", Set.of("alexa::profile:name:read")));
        assertThat(ann.refusals()).isEqualTo(Map.of("skill-a", Instant.parse("2026-11-20T18:00:00Z")));
        assertThat(ann.pinSkills()).containsExactlyInAnyOrder("skill-a", "skill-b");
    }

    @Test
    void file_isReadFromItsPath() throws IOException {
        Path path = Files.writeString(folder.resolve("household.yml"), SMALL);

        assertThat(file.read(path)).isEqualTo(file.parse(SMALL));
        assertThatThrownBy(() -> file.read(folder.resolve("none.yml"))).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @CsvSource({"recognised, recognized", "Recognized, recognized", "confidance, confidence", "phnoe, phone", "PIN, pin"
    })
    void unknownMember_isRefusedWithItsPlaceAndTheNearest(String wrong, String right) {
        assertThat(problems(SMALL.replace("Ann Archer", "Ann Archer\n    voice:\n      " + wrong + ": 1")))
                .containsExactly(
                        "line 5: people 1, voice: there is no member " + wrong + ". Did you mean " + right + "?");
    }

    @Test
    void unknownMemberThatIsNearNothing_isRefusedWithAllThereAre() {
        assertThat(problems(SMALL + "cats: 3\n"))
                .containsExactly("line 6: there is no member cats. Remove it; the members are people, devices,"
                        + " permissions.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phone: 0202555|people 1: phone cannot be read. Write it in international form",
                "owner: yes|people 1: owner is neither true nor false. Write true or false.",
                "personalization: 'off'|people 1: personalization is neither true nor false",
                "voice: loud|people 1: voice does not consist of members",
                "voice: {confidence: 100}|people 1, voice: confidence cannot be read. Write 200, 300 or 400.",
                "voice: {pin: 123}|people 1, voice: pin cannot be read. Write four digits.",
                "profile: {country: usa}|people 1, profile: country is not a country code",
                "refused: {skill: lately}|people 1, refused: skill cannot be read. Write a time",
                "permissions: {skill: all}|people 1, permissions: skill is not a list",
                "email: [a, b]|people 1: email is not a single text",
                "email:|people 1: email has no value",
                "email: !!java.net.URL [a]|this is not plain YAML"
            })
    void wrongValue_isRefusedWithTheFix(String member, String problem) {
        assertThat(problems(SMALL.replace("Ann Archer", "Ann Archer\n    " + member)))
                .singleElement()
                .asString()
                .startsWith("line 4: " + problem);
    }

    @Test
    void severalProblems_areAllNamedInTheOrderOfTheFile() {
        assertThat(problems("""
                people:
                  - name: Ann
                    id: ann
                    id: anna
                  - phone: 5
                devices:
                  - timeZone: Mars
                """))
                .hasSize(6)
                .startsWith("line 4: people 1: id is there twice. Remove one of them.")
                .anyMatch(problem -> problem.startsWith("line 5: people 2: name is missing"))
                .anyMatch(problem -> problem.startsWith("line 7: devices 1: timeZone cannot be read"));
    }

    @Test
    void peopleWhoCannotLiveTogether_areRefused() {
        assertThat(problems("people: [{id: a, name: A, owner: true}, {id: b, name: B, owner: true}]\n"
                        + "devices: [{id: kitchen}]"))
                .singleElement()
                .asString()
                .contains("one owner");
        assertThat(problems("people: [{id: a, name: A}, {id: a, name: B}]\ndevices: [{id: kitchen}]"))
                .singleElement()
                .asString()
                .contains("Each person needs an id of its own");
        assertThat(problems("people: [{id: a, name: A}]"))
                .singleElement()
                .asString()
                .contains("at least one device");
    }

    @Test
    void whatIsNoYaml_isRefusedWithItsLine() {
        assertThat(problems("people:\n  - id: \"ann\n"))
                .singleElement()
                .asString()
                .contains("not plain YAML");
        assertThat(problems("- ann")).singleElement().asString().contains("does not consist of members");
        assertThat(problems("")).singleElement().asString().contains("does not consist of members");
        assertThat(problems("people: &p [{id: a, name: A}]\ndevices: *p"))
                .singleElement()
                .asString()
                .contains("YAML");
    }

    @Test
    void fileThatIsTooLargeOrNoText_isRefused() throws IOException {
        Path large = Files.writeString(folder.resolve("large.yml"), "#".repeat(64 * 1024 + 1));
        Path binary = Files.write(folder.resolve("binary.yml"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThatThrownBy(() -> file.read(large)).hasMessageContaining("larger than 64 KiB");
        assertThatThrownBy(() -> file.read(binary)).hasMessageContaining("not UTF-8");
    }
}
