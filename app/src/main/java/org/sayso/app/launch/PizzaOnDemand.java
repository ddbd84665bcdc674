package org.sayso.app.launch;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sayso.samples.pizza.PizzaOnDemandApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Pizza on Demand in the playground: the skill, its web site, and the three further clients it has at the accounts. */
final class PizzaOnDemand implements HomeSkill {

    private static final String WEB_CLIENT = "pizza-on-demand-web";
    private static final String API_CLIENT = "pizza-on-demand-api";
    private static final String BACKEND_CLIENT = "pizza-on-demand-backend";

    private final Home home;
    private final String shop;
    private final SkillLink link;

    PizzaOnDemand(Home home) {
        this.home = home;
        this.shop = Home.url(home.settings().ports().shop()).toString();
        SkillLink asInTheFile = SkillLink.read("pizza-on-demand", "POD", "alexa-client", home);
        this.link = home.settings().linkingScopes().map(asInTheFile::withScopes).orElse(asInTheFile);
    }

    @Override
    public Map<String, String> accounts() {
        Map<String, String> properties = new TreeMap<>(link.accounts());
        properties.put(
                "sayso.authorization.scope-descriptions[pod:order]",
                "order pizzas on your account; each order still needs a code that we send to you, or your approval on the phone");
        properties.put("sayso.authorization.web-clients.pizza.client-id", WEB_CLIENT);
        properties.put(
                "sayso.authorization.web-clients.pizza.client-secret",
                home.secrets().getUrlSafe("web-client"));
        properties.put("sayso.authorization.web-clients.pizza.redirect-uris", shop + "/pod/app/oidc/callback");
        properties.put("sayso.authorization.web-clients.pizza.post-logout-redirect-uris", shop + "/pod");
        properties.put("sayso.authorization.backend-clients.pizza.client-id", BACKEND_CLIENT);
        properties.put(
                "sayso.authorization.backend-clients.pizza.client-secret",
                home.secrets().getUrlSafe("backend-client"));
        properties.put("sayso.authorization.backend-clients.pizza.scopes", "accounts.contact,accounts.links");
        String api = "sayso.authorization.resource-servers.pizza.";
        properties.put(api + "client-id", API_CLIENT);
        properties.put(api + "client-secret", home.secrets().getUrlSafe("api-client"));
        properties.put(api + "audience", link.audience());
        // To try by hand, see docs/devices.md.
        properties.put("sayso.authorization.devices.tv.client-id", "pizza-tv");
        properties.put("sayso.authorization.devices.tv.label", "Pizza on your TV");
        properties.put("sayso.authorization.devices.tv.audience", link.audience());
        properties.put("sayso.authorization.devices.tv.scopes", "pod:order,offline_access");
        return properties;
    }

    @Override
    public PlaygroundSkill skill() {
        URI endpoint = URI.create(home.settings().skillEndpoint().orElse(shop + "/pod/alexa"));
        return new PlaygroundSkill(
                "shop",
                link.setup(endpoint).withInboxToken(home.secrets().getUrlSafe("phone-inbox")),
                URI.create(shop + "/sayso/trace/last"),
                Optional.of(this::start));
    }

    private ConfigurableApplicationContext start() {
        Map<String, String> properties = new TreeMap<>(link.skill());
        properties.put(
                "spring.datasource.url",
                "jdbc:h2:file:" + home.data().resolve("pizza-on-demand")
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
        properties.put("sayso.confirmation.secret", home.secrets().get("confirmation"));
        // Somebody who plays orders more often than a customer.
        properties.put("sayso.confirmation.sends.per-hour", "60");
        properties.put("sayso.confirmation.guesses.per-day", "20");
        AuditFiles audit = AuditFiles.in(home.data().resolve("audit"));
        properties.put("sayso.audit.key-file", audit.key().toString());
        properties.put("sayso.audit.export-token", audit.token());
        properties.put("sayso.delivery.phone-inbox.url", home.page() + "/phone/inbox");
        properties.put("sayso.delivery.phone-inbox.token", home.secrets().getUrlSafe("phone-inbox"));
        properties.put("pizza.site-url", shop);
        properties.put("pizza.accounts-url", home.accounts());
        properties.put("pizza.web-client.client-id", WEB_CLIENT);
        properties.put("pizza.web-client.client-secret", home.secrets().getUrlSafe("web-client"));
        properties.put("sayso.token.introspection.client-id", API_CLIENT);
        properties.put("sayso.token.introspection.client-secret", home.secrets().getUrlSafe("api-client"));
        properties.put("sayso.accounts.client-id", BACKEND_CLIENT);
        properties.put("sayso.accounts.client-secret", home.secrets().getUrlSafe("backend-client"));
        properties.put("sayso.accounts.scopes", "accounts.contact,accounts.links");
        properties.putAll(home.settings().shop());
        return Server.start(
                PizzaOnDemandApplication.class,
                PizzaOnDemandApplication.CONFIG_NAME,
                home.settings().ports().shop(),
                properties,
                home.settings().skillClock());
    }
}
