package org.sayso.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sayso.app.clock.MovableClock;
import org.sayso.standin.SkillPackage;
import org.sayso.standin.SkillSetup;
import org.sayso.standin.StandIn;
import org.sayso.standin.StandInBuilder;
import org.sayso.standin.amazon.AmazonClient;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.linking.LinkResult;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.protocol.StandInAuthority;
import org.sayso.standin.recording.Scenes;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The playground's page on a free port, with a real stand-in that talks to {@link TeaTime}. */
final class RunningPlayground implements AutoCloseable {

    static final String TEA_TIME = "amzn1.ask.skill.tea-time";

    final URI address;
    final TeaTime teaTime;
    final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    /** Starts the page with Tea Time alone; {@code settings} are further properties as {@code name=value}. */
    RunningPlayground(Path folder, String... settings) {
        this(folder, false, settings);
    }

    /**
     * Starts the page with three skills, one of which links by voice, in a household with two devices in which Alexa knows
     * Ann's voice.
     */
    static RunningPlayground withThreeSkills(Path folder) {
        return new RunningPlayground(folder, true);
    }

    private RunningPlayground(Path folder, boolean three, String... settings) {
        int port = freePort();
        address = URI.create("http://localhost:" + port);
        teaTime = new TeaTime(address);
        Map<String, String> properties = new TreeMap<>(Map.of(
                "server.port", Integer.toString(port),
                "sayso.playground.trace-url", teaTime.at("/trace").toString(),
                "sayso.playground.trace-timeout", "10s"));
        for (String setting : settings) {
            String[] pair = setting.split("=", 2);
            properties.put(pair[0], pair[1]);
        }
        String[] arguments = properties.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new);
        MovableClock clock = new MovableClock(Clock.systemUTC());
        StandIn alexa = standIn(folder, three, clock);
        try {
            context = new SpringApplicationBuilder(PlaygroundApplication.class)
                    .properties("spring.config.name=playground")
                    .initializers((GenericApplicationContext each) -> {
                        each.registerBean(StandIn.class, () -> alexa);
                        each.registerBean(MovableClock.class, () -> clock);
                        each.registerBean(SceneShelf.class, () -> new SceneShelf(Scenes.classPath("scenes/tea-time")));
                    })
                    .run(arguments);
        } catch (RuntimeException e) {
            teaTime.close();
            throw e;
        }
    }

    private StandIn standIn(Path folder, boolean three, Clock clock) {
        Person ann = new Person("ann", "Ann Archer", "+12025550142", "ann@example.com");
        StandInBuilder builder = StandIn.builder()
                .skill(skill("tea-time").withInboxToken(TeaTime.INBOX_TOKEN))
                .household(new Household(
                        List.of(
                                three ? ann.withVoice() : ann,
                                new Person("ben", "Ben Baker", "+12025550171", "ben@example.com")),
                        three
                                ? List.of(
                                        new Device("kitchen", "Kitchen"),
                                        new Device("hall", "Hall", true, ZoneOffset.UTC))
                                : List.of(new Device("kitchen", "Kitchen"))))
                .clock(clock)
                .authority(StandInAuthority.loadOrCreate(folder))
                .amazonClient(amazonClient("tea"))
                .amazonClient(amazonClient("scones"))
                .baseUrl(address);
        if (three) {
            builder.skill(skill("bus-stop").withVoiceForward(true)).skill(skill("what-to-water"));
        }
        return builder.build();
    }

    /** An app of the same name at Login with Amazon. */
    static AmazonClient amazonClient(String name) {
        return new AmazonClient(
                "amzn1.application-oa2-client." + name,
                "demo-only-secret-of-" + name,
                name,
                List.of(URI.create("http://localhost:1/" + name)),
                "company of " + name);
    }

    private SkillSetup skill(String name) {
        LinkingSettings linking = new LinkingSettings(
                teaTime.at("/authorize"),
                teaTime.at("/token"),
                "alexa-" + name,
                "demo-only-secret",
                LinkingSettings.Scheme.HTTP_BASIC,
                List.of("openid"),
                Duration.ofHours(1),
                true);
        return SkillSetup.of(
                SkillPackage.classPath("skill-package/" + name),
                "amzn1.ask.skill." + name,
                linking,
                teaTime.at("/skill/" + name));
    }

    StandIn alexa() {
        return context.getBean(StandIn.class);
    }

    /** Links the account of whoever asks with Tea Time, as the Alexa app does. */
    void link() {
        assertThat(alexa().finishLinking(Map.of("code", "c", "state", linkingState()))
                        .result())
                .isEqualTo(new LinkResult.Linked());
    }

    void unlink() {
        alexa().unlink(TEA_TIME);
    }

    /** Begins to link; the answer must carry this state. */
    String linkingState() {
        return alexa().startLinking(TEA_TIME).getRawQuery().replaceFirst("(?:.*&)?state=([^&]*).*", "$1");
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)).build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        teaTime.close();
    }
}
