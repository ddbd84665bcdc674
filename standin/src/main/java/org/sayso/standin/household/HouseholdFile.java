package org.sayso.standin.household;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.yaml.Members;
import org.sayso.standin.yaml.UnreadableYamlException;
import org.sayso.standin.yaml.YamlFile;

/**
 * Reads households from YAML, strictly: unknown members, wrong values and people who cannot live together are problems, all
 * named at once. Immutable and thread-safe if the clock is.
 */
public final class HouseholdFile {

    private static final List<String> FILE = List.of("people", "devices", "permissions");
    private static final List<String> PERSON = List.of(
            "id",
            "name",
            "phone",
            "email",
            "owner",
            "personalization",
            "voice",
            "profile",
            "permissions",
            "refused",
            "pinFor");
    private static final List<String> VOICE = List.of("recognized", "confidence", "phone", "pin");
    private static final List<String> PROFILE =
            List.of("fullName", "givenName", "email", "mobileNumber", "postalCode", "country");
    private static final List<String> DEVICE = List.of("id", "name", "screen", "timeZone");

    private final Clock clock;

    /** @param clock what "three days ago" is counted from */
    public HouseholdFile(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if there is no such file, or it cannot be read
     * @throws UnreadableYamlException naming every problem, with its line and its fix
     */
    public Household read(Path file) throws IOException {
        return YamlFile.read(file, FILE, this::household).orElseThrow();
    }

    /**
     * Reads a file's text.
     *
     * @throws UnreadableYamlException naming every problem, with its line and its fix
     */
    public Household parse(String yaml) {
        return YamlFile.parse(yaml, FILE, this::household).orElseThrow();
    }

    /** Empty only where a problem was told. */
    private Optional<Household> household(Members file) {
        List<Person> people = new ArrayList<>();
        file.list("people", PERSON).forEach(each -> people.add(person(each)));
        List<Device> devices = new ArrayList<>();
        file.list("devices", DEVICE).forEach(each -> devices.add(device(each)));
        Map<String, Set<String>> permissions = permissions(file);
        return file.good()
                ? file.make(
                        () -> new Household(people, devices, permissions),
                        "List people and devices with ids of their own, and at most one owner.")
                : Optional.empty();
    }

    private Person person(Members person) {
        String id = person.required("id");
        String name = person.required("name");
        String phone = phone(person, "phone");
        String email = person.text("email").orElse(null);
        Voice voice = person.members("voice", VOICE).map(HouseholdFile::voice).orElse(Voice.UNKNOWN);
        CustomerProfile plain = CustomerProfile.of(name, phone, email);
        return new Person(
                id,
                name,
                phone,
                email,
                voice,
                person.flag("owner", false),
                person.flag("personalization", true),
                person.members("profile", PROFILE)
                        .map(profile -> profile(profile, plain))
                        .orElse(plain),
                permissions(person),
                refusals(person),
                new LinkedHashSet<>(person.texts("pinFor")));
    }

    /** What is not written is as in the plain profile. */
    private static CustomerProfile profile(Members profile, CustomerProfile plain) {
        String mobile = profile.has("mobileNumber") ? phone(profile, "mobileNumber") : plain.mobileNumber();
        String country = profile.text("country").orElse(null);
        if (country != null && !country.matches("[A-Z]{2}")) {
            profile.problem("country", "country is not a country code", "Write two capital letters, such as US.");
            country = null;
        }
        return new CustomerProfile(
                profile.text("fullName").orElse(plain.fullName()),
                profile.text("givenName").orElse(plain.givenName()),
                profile.text("email").orElse(plain.email()),
                mobile,
                profile.text("postalCode").orElse(null),
                country);
    }

    private static Voice voice(Members voice) {
        int confidence = voice.parsed(
                        "confidence",
                        text -> Voice.UNKNOWN
                                .withConfidence(Integer.parseInt(text))
                                .confidence(),
                        "Write 200, 300 or 400.")
                .orElse(Voice.UNKNOWN.confidence());
        String pin = voice.parsed("pin", text -> Voice.UNKNOWN.withPin(text).pin(), "Write four digits.")
                .orElse(null);
        return new Voice(voice.flag("recognized", true), confidence, phone(voice, "phone"), pin);
    }

    private static @Nullable String phone(Members members, String name) {
        return members.parsed(
                        name,
                        number -> {
                            PhoneNumbers.require(number);
                            return number;
                        },
                        "Write it in international form, such as +12025550142.")
                .orElse(null);
    }

    private static Map<String, Set<String>> permissions(Members members) {
        Map<String, Set<String>> permissions = new LinkedHashMap<>();
        members.members("permissions", List.of())
                .ifPresent(skills -> skills.names()
                        .forEach(skill -> permissions.put(skill, new LinkedHashSet<>(skills.texts(skill)))));
        return permissions;
    }

    private Map<String, Instant> refusals(Members person) {
        Map<String, Instant> refusals = new LinkedHashMap<>();
        person.members("refused", List.of())
                .ifPresent(skills -> skills.names()
                        .forEach(skill -> skills.parsed(
                                        skill,
                                        this::time,
                                        "Write a time, such as 2026-11-20T18:00:00Z, or how long ago it was, such as"
                                                + " P3D for three days.")
                                .ifPresent(time -> refusals.put(skill, time))));
        return refusals;
    }

    private Instant time(String text) {
        return text.startsWith("P") ? clock.instant().minus(Duration.parse(text)) : Instant.parse(text);
    }

    private static Device device(Members device) {
        String id = device.required("id");
        return new Device(
                id,
                device.text("name").orElse(id),
                device.flag("screen", false),
                device.parsed("timeZone", ZoneId::of, "Write a time zone, such as Europe/Berlin.")
                        .orElseGet(ZoneId::systemDefault));
    }
}
