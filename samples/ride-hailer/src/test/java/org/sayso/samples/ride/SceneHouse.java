package org.sayso.samples.ride;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.Placeholders;
import org.sayso.standin.SkillPackage;
import org.sayso.standin.SkillSetup;
import org.sayso.standin.StandIn;
import org.sayso.standin.amazon.AmazonClient;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.protocol.StandInAuthority;
import org.sayso.standin.recording.Stage;
import org.sayso.standin.web.StandInWebConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** Ann and Ben with the skill on a free port and the stand-in, which plays Login with Amazon too, on another. */
final class SceneHouse implements Stage, AutoCloseable {

    private static final String ID = "amzn1.ask.skill.scenes-ride-hailer";
    private static final String VENDOR = "SCENES";
    private static final String SECRET = "test-only-secret-of-alexa-77c1";

    final MovableClock clock = new MovableClock();
    private final List<ConfigurableApplicationContext> servers = new ArrayList<>();
    private final StandIn alexa;

    /** Not a configuration by itself, so that the skill's component scan passes it by. */
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    @Import(StandInWebConfiguration.class)
    static class StandInApplication {}

    SceneHouse(Path directory) throws IOException {
        URI page = URI.create("http://localhost:" + freePort());
        URI skill = URI.create("http://localhost:" + freePort());
        StandInAuthority authority = StandInAuthority.loadOrCreate(directory);
        alexa = standIn(authority, page, skill);
        servers.add(start(
                new SpringApplicationBuilder(StandInApplication.class)
                        .initializers((GenericApplicationContext context) ->
                                context.registerBean(StandIn.class, () -> alexa)),
                Map.of("server.port", "" + page.getPort(), "server.address", "127.0.0.1")));
        servers.add(start(
                RideHailerApplication.builder()
                        .initializers(
                                (GenericApplicationContext context) -> context.registerBean(Clock.class, () -> clock)),
                Map.of(
                        "server.port",
                        "" + skill.getPort(),
                        "ride-hailer.amazon-url",
                        page.toString(),
                        "ride-hailer.insecure-customer-profile-on-this-machine",
                        "true",
                        "sayso.skill-id",
                        ID,
                        "sayso.alexa.insecure-stand-in.chain-url",
                        page + StandInAuthority.CHAIN_PATH,
                        "sayso.alexa.insecure-stand-in.certificate-authority",
                        authority.caFile().toString())));
    }

    private StandIn standIn(StandInAuthority authority, URI page, URI skill) throws IOException {
        Placeholders values = Placeholders.of(Map.of(
                "RIDE_AMAZON_URL",
                page.toString(),
                "RIDE_AMAZON_API_URL",
                page.toString(),
                "RIDE_ALEXA_CLIENT_SECRET",
                SECRET));
        LinkingFile file = RunningSkill.linkingFile(values);
        SkillSetup setup = SkillSetup.of(
                        SkillPackage.classPath("skill-package/ride-hailer"),
                        ID,
                        LinkingSettings.of(file, values),
                        skill.resolve("/ride/alexa"))
                .withVendorId(VENDOR)
                .withVoiceForward(file.voiceForward().enabled());
        return StandIn.builder()
                .skill(setup)
                .household(new Household(
                        List.of(
                                new Person("ann", "Ann Archer", "+12025550142", "ann@example.com").asOwner(),
                                new Person("ben", "Ben Baker", "+12025550171", null)),
                        List.of(new Device("kitchen", "Kitchen"))))
                .authority(authority)
                .baseUrl(page)
                .clock(clock)
                .amazonClient(new AmazonClient(
                        file.clientId(),
                        SECRET,
                        "Ride Hailer",
                        List.of(URI.create(page + "/api/skill/link/" + VENDOR)),
                        "Rides"))
                .build();
    }

    private static ConfigurableApplicationContext start(
            SpringApplicationBuilder application, Map<String, String> settings) {
        return application
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public StandIn alexa() {
        return alexa;
    }

    @Override
    public void forward(Duration time) {
        clock.putForward(time);
    }

    @Override
    public void close() {
        servers.forEach(ConfigurableApplicationContext::close);
    }
}
