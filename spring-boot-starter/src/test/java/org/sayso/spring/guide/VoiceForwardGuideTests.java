package org.sayso.spring.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.LinkingReader;
import org.sayso.linking.Placeholders;
import org.sayso.linking.check.LinkingCheck;
import org.sayso.standin.SkillPackage;
import org.sayso.standin.SkillSetup;
import org.sayso.standin.Spoken;
import org.sayso.standin.StandIn;
import org.sayso.standin.Turn;
import org.sayso.standin.amazon.AmazonClient;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.PhoneMessage;
import org.sayso.standin.household.Voice;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.protocol.StandInAuthority;
import org.sayso.standin.web.StandInWebConfiguration;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import taxi.WaterTaxi;

/** The project of docs/voice-forward.md: its code is compiled, its files are read, and its conversation takes place. */
class VoiceForwardGuideTests {

    private static final String SECRET = "test-only-secret-of-alexa-77c1";

    @TempDir
    private Path folder;

    private final List<ConfigurableApplicationContext> servers = new ArrayList<>();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(StandInWebConfiguration.class)
    static class StandInApplication {}

    private static String guide() throws IOException {
        String guide = Files.readString(Path.of("../docs/voice-forward.md"));
        return guide.substring(guide.indexOf("## From an empty project"));
    }

    /** The block that follows the first mention of a file. */
    private static String block(String file) throws IOException {
        String guide = guide();
        int mention = guide.indexOf("`" + file + "`");
        assertThat(mention).as(file).isPositive();
        Matcher block = Pattern.compile("^```[a-z]+\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(guide);
        assertThat(block.find(mention)).as(file).isTrue();
        return block.group(1);
    }

    private Path written(String file) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, block(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WaterTaxi", "Welcome", "BookTaxi", "EndOfSession"})
    void code_isWhatIsCompiledHere(String name) throws IOException {
        assertThat(block("src/main/java/taxi/" + name + ".java"))
                .isEqualTo(Files.readString(Path.of("src/test/java/taxi/" + name + ".java")));
    }

    @Test
    void pom_hasTheVersionsOfThisBuild() throws IOException {
        String parent = Files.readString(Path.of("../pom.xml"));
        Matcher own = Pattern.compile("<artifactId>sayso-parent</artifactId>\\s*<version>([^<]+)<")
                .matcher(parent);
        assertThat(own.find()).isTrue();
        assertThat(block("pom.xml"))
                .contains("<version>" + SpringBootVersion.getVersion() + "</version>")
                .contains("<artifactId>sayso-spring-boot-starter</artifactId>\n      <version>" + own.group(1));
    }

    @Test
    void linkingFile_hasNoFinding_andThePermissionsOfTheManifest() throws IOException {
        LinkingFile file = linkingFile();
        assertThat(LinkingCheck.check(file, Placeholders.of(Map.of("WATER_TAXI_CLIENT_SECRET", SECRET)), null))
                .isEmpty();
        for (String permission : file.voiceForward().permissions()) {
            assertThat(block("skill-package/skill.json")).contains("\"name\": \"" + permission + "\"");
        }
        String application = block("src/main/resources/application.yml");
        assertThat(application).contains("skill-id: " + file.skillId(), "allowed-clients: " + file.clientId());
    }

    private LinkingFile linkingFile() throws IOException {
        try (var in = Files.newInputStream(written("linking.yml"))) {
            return new LinkingReader(Placeholders.of(Map.of())).read(in);
        }
    }

    @Test
    void conversation_takesPlace() throws IOException {
        StandIn alexa = start();
        Map<String, String> codes = new HashMap<>();
        List<String> shown = block("Ann>").lines().toList();
        List<String> said = new ArrayList<>();
        int read = 0;
        for (String line : shown) {
            if (!line.startsWith("Ann> ")) {
                continue;
            }
            String text = line.substring("Ann> ".length());
            for (Map.Entry<String, String> code : codes.entrySet()) {
                text = text.replace(code.getKey(), code.getValue());
            }
            Turn turn = alexa.say("kitchen", "ann", text);
            assertThat(turn.findings()).as(text).isEmpty();
            said.add(line);
            for (Spoken part : turn.parts()) {
                said.add((part.by() == Spoken.By.SKILL ? "Water Taxi: " : "Alexa: ") + part.text());
            }
            turn.directives()
                    .forEach(directive -> said.add("  [directive] "
                            + directive.path("type").asString("") + " "
                            + directive.path("uri").asString("")));
            if (!turn.sessionOpen()) {
                said.add("  [the session is over]");
            }
            List<PhoneMessage> messages = alexa.inbox("ann");
            for (PhoneMessage message : messages.subList(read, messages.size())) {
                said.add("  [Ann's phone] " + message.from() + ": " + message.text());
            }
            read = messages.size();
            codes(shown, said).forEach(codes::putIfAbsent);
        }
        assertThat(said.stream().map(VoiceForwardGuideTests::withoutCode))
                .containsExactlyElementsOf(
                        shown.stream().map(VoiceForwardGuideTests::withoutCode).toList());
    }

    /** The guide's code, and the one that came. */
    private static Map<String, String> codes(List<String> shown, List<String> said) {
        List<String> theirs = digits(shown);
        List<String> ours = digits(said);
        return ours.isEmpty() ? Map.of() : Map.of(theirs.get(0), ours.get(0));
    }

    private static List<String> digits(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("  [Ann's phone]"))
                .flatMap(line -> Pattern.compile("[0-9]{6}").matcher(line).results())
                .map(MatchResult::group)
                .toList();
    }

    private static String withoutCode(String line) {
        return line.replaceAll("[0-9]{6}", "CODE");
    }

    private StandIn start() throws IOException {
        URI page = URI.create("http://localhost:" + freePort());
        URI skill = URI.create("http://localhost:" + freePort());
        StandInAuthority authority = StandInAuthority.loadOrCreate(folder.resolve(".sayso/stand-in"));
        StandIn alexa = standIn(page, skill, authority);
        servers.add(new SpringApplicationBuilder(StandInApplication.class)
                .initializers((GenericApplicationContext context) -> context.registerBean(StandIn.class, () -> alexa))
                .run(
                        "--spring.config.name=none",
                        "--sayso.enabled=false",
                        "--server.address=127.0.0.1",
                        "--server.port=" + page.getPort()));
        servers.add(new SpringApplicationBuilder(WaterTaxi.class)
                .run(
                        "--spring.config.location=" + settings(page, authority),
                        "--spring.profiles.active=stand-in",
                        "--server.port=" + skill.getPort()));
        return alexa;
    }

    /** The guide's settings, with the addresses and the directory of this test. */
    private URI settings(URI page, StandInAuthority authority) throws IOException {
        Path file = written("src/main/resources/application.yml");
        String settings = Files.readString(file);
        assertThat(settings).contains("http://localhost:8080/", " .sayso/stand-in/ca.pem");
        return Files.writeString(
                        file,
                        settings.replace("http://localhost:8080", page.toString())
                                .replace(
                                        " .sayso/stand-in/ca.pem",
                                        " " + authority.caFile().toAbsolutePath()))
                .toUri();
    }

    private StandIn standIn(URI page, URI skill, StandInAuthority authority) throws IOException {
        written("skill-package/skill.json");
        written("skill-package/interactionModels/custom/en-US.json");
        LinkingFile file = linkingFile();
        return StandIn.builder()
                .skill(SkillSetup.of(
                                SkillPackage.directory(folder.resolve("skill-package")),
                                String.valueOf(file.skillId()),
                                LinkingSettings.of(file, Placeholders.of(Map.of("WATER_TAXI_CLIENT_SECRET", SECRET)))
                                        .withAmazonAt(page),
                                skill.resolve("/alexa"))
                        .withVendorId(file.vendorId())
                        .withVoiceForward(file.voiceForward().enabled()))
                .household(new Household(
                        List.of(new Person("ann", "Ann Archer", "+12025550142", "ann@example.com")
                                .asOwner()
                                .withVoice(new Voice(true, 300, "+12025550142", "4711"))),
                        List.of(new Device("kitchen", "Kitchen"))))
                .authority(authority)
                .baseUrl(page)
                .amazonClient(new AmazonClient(
                        file.clientId(),
                        SECRET,
                        "Water Taxi",
                        List.of(URI.create(page + "/api/skill/link/" + file.vendorId())),
                        "Taxis"))
                .build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        servers.forEach(ConfigurableApplicationContext::close);
    }
}
