package org.sayso.app.launch;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sayso.samples.color.FavoriteColorApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Favorite Color in the playground: the skill, and its clients that ask about tokens and act on accounts. */
final class FavoriteColor implements HomeSkill {

    private static final String API_CLIENT = "favorite-color-api";
    private static final String BACKEND_CLIENT = "favorite-color-backend";

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
        String backend = "sayso.authorization.backend-clients.favorite-color.";
        properties.put(backend + "client-id", BACKEND_CLIENT);
        properties.put(backend + "client-secret", home.secrets().getUrlSafe("color-backend-client"));
        properties.put(backend + "scopes", "accounts.contact,accounts.profile");
        return properties;
    }

    @Override
    public PlaygroundSkill skill() {
        URI server = Home.url(port);
        return new PlaygroundSkill(
                "color",
                link.setup(server.resolve("/color/alexa")).withInboxToken(inboxToken()),
                server.resolve("/sayso/trace/last"),
                Optional.of(this::start));
    }

    private ConfigurableApplicationContext start() {
        Map<String, String> properties = new TreeMap<>(link.skill());
        // Whoever has a profile PIN and an own link is asked for it; all others get codes.
        properties.put("spring.profiles.active", "pin");
        properties.put("favorite-color.accounts-url", home.accounts());
        properties.put("sayso.token.introspection.client-id", API_CLIENT);
        properties.put("sayso.token.introspection.client-secret", secret());
        properties.put("sayso.accounts.client-id", BACKEND_CLIENT);
        properties.put("sayso.accounts.client-secret", home.secrets().getUrlSafe("color-backend-client"));
        properties.put(
                "spring.datasource.url",
                "jdbc:h2:file:" + home.data().resolve("favorite-color")
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
        properties.put("sayso.confirmation.secret", home.secrets().get("color-confirmation"));
        // Somebody who plays changes colors more often than others.
        properties.put("sayso.confirmation.sends.per-hour", "60");
        properties.put("sayso.confirmation.guesses.per-day", "20");
        AuditFiles audit = AuditFiles.in(home.data().resolve("audit-favorite-color"));
        properties.put("sayso.audit.key-file", audit.key().toString());
        properties.put("sayso.audit.export-token", audit.token());
        properties.put("sayso.delivery.phone-inbox.url", home.page() + "/phone/inbox");
        properties.put("sayso.delivery.phone-inbox.token", inboxToken());
        return Server.start(
                FavoriteColorApplication.class,
                FavoriteColorApplication.CONFIG_NAME,
                port,
                properties,
                home.settings().clock());
    }

    private String inboxToken() {
        return home.secrets().getUrlSafe("color-phone-inbox");
    }

    private String secret() {
        return home.secrets().getUrlSafe("color-api-client");
    }
}
