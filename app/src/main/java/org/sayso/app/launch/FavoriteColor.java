package org.sayso.app.launch;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sayso.samples.color.FavoriteColorApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Favorite Color in the playground: the skill, and its client that asks about tokens. */
final class FavoriteColor implements HomeSkill {

    private static final String API_CLIENT = "favorite-color-api";

    private final Home home;
    private final int port;
    private final SkillLink link;

    FavoriteColor(Home home) {
        this.home = home;
        this.port = home.settings().ports().color();
        this.link = SkillLink.read("favorite-color", "COLOR", "alexa-client-color", home);
    }

    @Override
    public Map<String, String> accounts() {
        Map<String, String> properties = new TreeMap<>(link.accounts());
        String claims = "sayso.authorization.skills.favorite-color.token-claims.";
        properties.put(claims + "FirstNameClaim", "given_name");
        properties.put(claims + "FavoriteColorClaim", "favorite_color");
        String api = "sayso.authorization.resource-servers.favorite-color-api.";
        properties.put(api + "client-id", API_CLIENT);
        properties.put(api + "client-secret", secret());
        properties.put(api + "audience", link.audience());
        return properties;
    }

    @Override
    public PlaygroundSkill skill() {
        URI server = Home.url(port);
        return new PlaygroundSkill(
                "color",
                link.setup(server.resolve("/color/alexa")),
                server.resolve("/sayso/trace/last"),
                Optional.of(this::start));
    }

    private ConfigurableApplicationContext start() {
        Map<String, String> properties = new TreeMap<>(link.skill());
        properties.put("favorite-color.accounts-url", home.accounts());
        properties.put("sayso.token.introspection.client-id", API_CLIENT);
        properties.put("sayso.token.introspection.client-secret", secret());
        return Server.start(
                FavoriteColorApplication.class, FavoriteColorApplication.CONFIG_NAME, port, properties, context -> {});
    }

    private String secret() {
        return home.secrets().getUrlSafe("color-api-client");
    }
}
