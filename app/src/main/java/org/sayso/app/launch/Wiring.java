package org.sayso.app.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sayso.app.playground.PlaygroundApplication;
import org.sayso.authorization.AuthorizationServerApplication;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.LinkingReader;
import org.sayso.linking.Placeholders;
import org.sayso.samples.pizza.PizzaOnDemandApplication;
import org.sayso.standin.SkillPackage;
import org.sayso.standin.SkillSetup;
import org.sayso.standin.StandIn;
import org.sayso.standin.StandInBuilder;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.protocol.StandInAuthority;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Tells each server of the playground who the others are, and gives it its share of the secrets. */
final class Wiring {

    private static final String WEB_CLIENT = "pizza-on-demand-web";
    private static final String BACKEND_CLIENT = "pizza-on-demand-backend";

    private final Path data;
    private final Secrets secrets;
    // The skill trusts this authority, whatever keys the stand-in really signs with.
    private final StandInAuthority authority;
    private final PlaygroundSettings settings;
    private final String page;
    private final String accounts;
    private final String shop;
    private final Placeholders placeholders;
    private final LinkingFile linking;

    Wiring(Path data, PlaygroundSettings settings) {
        this.data = data;
        this.secrets = Secrets.in(data);
        this.authority = authority(data.resolve("stand-in"));
        this.settings = settings;
        this.page = url(settings.ports().page()).toString();
        this.accounts = url(settings.ports().accounts()).toString();
        this.shop = url(settings.ports().shop()).toString();
        this.placeholders = Placeholders.of(
                Map.of("POD_ACCOUNTS_URL", accounts, "POD_ALEXA_CLIENT_SECRET", secrets.getUrlSafe("alexa-client")));
        this.linking = linking(placeholders);
    }

    static URI url(int port) {
        return URI.create("http://localhost:" + port);
    }

    ConfigurableApplicationContext startAccounts() {
        Map<String, String> properties = new TreeMap<>();
        properties.put("sayso.authorization.issuer", accounts);
        properties.put("sayso.authorization.service-name", "Pizza on Demand");
        properties.put("sayso.authorization.demo-users", "true");
        properties.put("sayso.authorization.skills.pizza-on-demand.client-id", linking.clientId());
        properties.put("sayso.authorization.skills.pizza-on-demand.client-secret", secrets.getUrlSafe("alexa-client"));
        properties.put("sayso.authorization.skills.pizza-on-demand.vendor-id", linking.vendorId());
        properties.put(
                "sayso.authorization.skills.pizza-on-demand.additional-redirect-uris",
                page + "/api/skill/link/" + linking.vendorId());
        properties.put("sayso.authorization.skills.pizza-on-demand.audience", said(linking.audience()));
        properties.put("sayso.authorization.skills.pizza-on-demand.scopes", String.join(",", scopes()));
        properties.put(
                "sayso.authorization.scope-descriptions[pod:order]",
                "order pizzas on your account; each order still needs a code that we send to you");
        properties.put("sayso.authorization.web-clients.pizza.client-id", WEB_CLIENT);
        properties.put("sayso.authorization.web-clients.pizza.client-secret", secrets.getUrlSafe("web-client"));
        properties.put("sayso.authorization.web-clients.pizza.redirect-uris", shop + "/pod/app/oidc/callback");
        properties.put("sayso.authorization.web-clients.pizza.post-logout-redirect-uris", shop + "/pod");
        properties.put("sayso.authorization.backend-clients.pizza.client-id", BACKEND_CLIENT);
        properties.put("sayso.authorization.backend-clients.pizza.client-secret", secrets.getUrlSafe("backend-client"));
        properties.put("sayso.authorization.backend-clients.pizza.scopes", "accounts.contact");
        properties.putAll(settings.accounts());
        return Server.start(
                AuthorizationServerApplication.class,
                "authorization-server",
                settings.ports().accounts(),
                properties,
                context -> {});
    }

    /**
     * The skills that the household has enabled, in the order in which they start and are shown. One more is one more line
     * here, a method like {@link #pizza()}, and a port in {@link Ports}.
     */
    List<PlaygroundSkill> skills() {
        List<PlaygroundSkill> skills = new ArrayList<>();
        skills.add(pizza());
        skills.addAll(settings.furtherSkills());
        return skills;
    }

    private PlaygroundSkill pizza() {
        SkillSetup setup = SkillSetup.of(
                        SkillPackage.classPath("skill-package/pizza-on-demand"),
                        said(linking.skillId()),
                        LinkingSettings.of(linking, placeholders).withScopes(scopes()),
                        URI.create(settings.skillEndpoint().orElse(shop + "/pod/alexa")))
                .withVendorId(linking.vendorId())
                .withInboxToken(secrets.getUrlSafe("phone-inbox"));
        return new PlaygroundSkill("shop", setup, URI.create(shop + "/sayso/trace/last"), Optional.of(this::startShop));
    }

    private ConfigurableApplicationContext startShop() {
        Map<String, String> properties = new TreeMap<>();
        properties.put(
                "spring.datasource.url",
                "jdbc:h2:file:" + data.resolve("pizza-on-demand")
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
        properties.put("sayso.skill-id", said(linking.skillId()));
        properties.put("sayso.alexa.insecure-stand-in.chain-url", page + StandInAuthority.CHAIN_PATH);
        properties.put(
                "sayso.alexa.insecure-stand-in.certificate-authority",
                authority.caFile().toUri().toString());
        properties.put("sayso.token.audience", said(linking.audience()));
        properties.put("sayso.token.allowed-clients", linking.clientId());
        properties.put("sayso.confirmation.secret", secrets.get("confirmation"));
        properties.put("sayso.delivery.phone-inbox.url", page + "/phone/inbox");
        properties.put("sayso.delivery.phone-inbox.token", secrets.getUrlSafe("phone-inbox"));
        properties.put("sayso.trace.enabled", "true");
        properties.put("pizza.accounts-url", accounts);
        properties.put("pizza.web-client.client-id", WEB_CLIENT);
        properties.put("pizza.web-client.client-secret", secrets.getUrlSafe("web-client"));
        properties.put("pizza.backend-client.client-id", BACKEND_CLIENT);
        properties.put("pizza.backend-client.client-secret", secrets.getUrlSafe("backend-client"));
        properties.putAll(settings.shop());
        return Server.start(
                PizzaOnDemandApplication.class,
                PizzaOnDemandApplication.CONFIG_NAME,
                settings.ports().shop(),
                properties,
                context -> ((GenericApplicationContext) context)
                        .registerBean(java.time.Clock.class, settings::skillClock));
    }

    ConfigurableApplicationContext startPage() {
        StandIn standIn = standIn();
        Map<String, String> properties = new TreeMap<>();
        properties.put("sayso.playground.trace-url", skills().get(0).trace().toString());
        skills().forEach(skill -> properties.put(
                "sayso.playground.trace-urls[" + skill.setup().skillId() + "]",
                skill.trace().toString()));
        properties.put("sayso.playground.customer-url", shop + "/pod/app");
        properties.put("sayso.playground.shop-url", shop + "/pod/shop");
        properties.put("sayso.playground.accounts-url", accounts);
        return Server.start(
                PlaygroundApplication.class,
                "playground",
                settings.ports().page(),
                properties,
                context -> ((GenericApplicationContext) context).registerBean(StandIn.class, () -> standIn));
    }

    private StandIn standIn() {
        StandInBuilder standIn = StandIn.builder()
                .household(household())
                .authority(settings.standInKeys().map(Wiring::authority).orElse(authority))
                .baseUrl(URI.create(page));
        skills().forEach(skill -> standIn.skill(skill.setup()));
        return standIn.build();
    }

    private List<String> scopes() {
        return settings.linkingScopes().orElse(linking.scopes());
    }

    private static LinkingFile linking(Placeholders placeholders) {
        try (InputStream in = PizzaOnDemandApplication.class.getResourceAsStream("/pizza-on-demand/linking.yml")) {
            return new LinkingReader(placeholders).read(Objects.requireNonNull(in, "linking.yml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A member that Pizza on Demand's file has. */
    private static String said(@Nullable String member) {
        return Objects.requireNonNull(member);
    }

    private static StandInAuthority authority(Path keys) {
        try {
            return StandInAuthority.loadOrCreate(keys);
        } catch (UncheckedIOException unusable) {
            throw new CannotStart(
                    "Cannot read or write the stand-in's keys in " + keys + " (" + unusable.getCause()
                            + "). Mend that, or move it away to have new keys made.",
                    unusable);
        }
    }

    /** Two people who share a kitchen; the same as the authorization server's demo users. */
    private static Household household() {
        return new Household(
                List.of(
                        new Person("ann", "Ann Archer", "+12025550142", "ann@example.com"),
                        new Person("ben", "Ben Baker", "+12025550171", "ben@example.com")),
                List.of(new Device("kitchen", "Kitchen")));
    }
}
