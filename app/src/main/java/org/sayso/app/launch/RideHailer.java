package org.sayso.app.launch;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sayso.samples.ride.RideHailerApplication;
import org.sayso.standin.amazon.AmazonClient;
import org.springframework.context.ConfigurableApplicationContext;

/** Ride Hailer in the playground: people sign in to it with Amazon, which the stand-in plays. */
final class RideHailer implements HomeSkill {

    private final Home home;
    private final int port;
    private final SkillLink link;

    RideHailer(Home home) {
        this.home = home;
        this.port = home.settings().ports().ride();
        this.link = SkillLink.read("ride-hailer", "RIDE", "alexa-client-ride", home);
    }

    @Override
    public Map<String, String> accounts() {
        return Map.of();
    }

    @Override
    public Optional<AmazonClient> amazonClient() {
        return Optional.of(link.amazonClient());
    }

    @Override
    public PlaygroundSkill skill() {
        URI server = Home.url(port);
        return new PlaygroundSkill(
                "ride",
                link.setup(server.resolve("/ride/alexa")),
                server.resolve("/sayso/trace/last"),
                Optional.of(this::start));
    }

    private ConfigurableApplicationContext start() {
        Map<String, String> properties = new TreeMap<>(link.skill());
        properties.put("ride-hailer.amazon-url", home.page());
        properties.put("ride-hailer.insecure-customer-profile-on-this-machine", "true");
        return Server.start(
                RideHailerApplication.class,
                RideHailerApplication.CONFIG_NAME,
                port,
                properties,
                home.settings().clock());
    }
}
