package org.sayso.app.launch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sayso.app.clock.MovableClock;
import org.sayso.app.playground.PlaygroundApplication;
import org.sayso.app.playground.SceneShelf;
import org.sayso.app.post.DeliveredMessages;
import org.sayso.authorization.AuthorizationServerApplication;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.message.AccountMessages;
import org.sayso.delivery.PhoneInboxSender;
import org.sayso.standin.StandIn;
import org.sayso.standin.StandInBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Tells each server of the playground who the others are, and gives it its share of the secrets. */
final class Wiring {

    private static final String SERVICE = "Sayso Demo";

    private final Home home;
    private final PlaygroundSettings settings;
    private final List<HomeSkill> own;

    Wiring(Path data, PlaygroundSettings settings) {
        this.home = new Home(data, settings);
        this.settings = settings;
        this.own = settings.samples().stream().map(sample -> sample.in(home)).toList();
    }

    /** Whether people sign in to any skill at the playground's own authorization server. */
    boolean needsAccounts() {
        return own.stream().anyMatch(skill -> !skill.accounts().isEmpty());
    }

    /** With people who have accounts, and no others: for a stand-in that runs elsewhere. */
    ConfigurableApplicationContext startAccounts() {
        return startAccounts(Map.of(), context -> {});
    }

    /** With people who can sign up, and get mails and text messages in their phones on the page. */
    ConfigurableApplicationContext startKeptAccounts() {
        AccountMessages post = new DeliveredMessages(
                new PhoneInboxSender(URI.create(home.page() + "/phone/inbox"), accountsInboxToken()),
                EnumSet.allOf(Contact.Channel.class));
        return startAccounts(
                Map.of("sayso.authorization.accounts.kept", "true"), Server.bringing(AccountMessages.class, post));
    }

    private String accountsInboxToken() {
        return home.secrets().getUrlSafe("accounts-phone-inbox");
    }

    private ConfigurableApplicationContext startAccounts(
            Map<String, String> further, ApplicationContextInitializer<ConfigurableApplicationContext> beans) {
        Map<String, String> properties = new TreeMap<>(further);
        properties.put("sayso.authorization.issuer", home.accounts());
        properties.put("sayso.authorization.service-name", SERVICE);
        properties.put("sayso.authorization.demo-users", "true");
        properties.put(
                "sayso.authorization.database.url",
                "jdbc:h2:file:" + home.data().resolve("accounts"));
        own.forEach(skill -> properties.putAll(skill.accounts()));
        properties.putAll(settings.accounts());
        return Server.start(
                AuthorizationServerApplication.class,
                "authorization-server",
                settings.ports().accounts(),
                properties,
                context -> {
                    Server.bringing(Clock.class, settings.clock()).initialize(context);
                    beans.initialize(context);
                });
    }

    /** The skills that the household has enabled, in the order in which they start and are shown. */
    List<PlaygroundSkill> skills() {
        return Stream.concat(own.stream().map(HomeSkill::skill), settings.furtherSkills().stream())
                .toList();
    }

    ConfigurableApplicationContext startPage() {
        StandIn standIn = standIn();
        SceneShelf scenes = new SceneShelf(settings.samples().stream()
                .flatMap(sample -> sample.scenes().stream())
                .toList());
        String shop = Home.url(settings.ports().shop()).toString();
        Map<String, String> properties = new TreeMap<>();
        properties.put("sayso.playground.trace-url", skills().get(0).trace().toString());
        skills().forEach(skill -> properties.put(
                "sayso.playground.trace-urls[" + skill.setup().skillId() + "]",
                skill.trace().toString()));
        properties.put("sayso.playground.customer-url", shop + "/pod/app");
        properties.put("sayso.playground.shop-url", shop + "/pod/shop");
        properties.put("sayso.playground.accounts-url", home.accounts());
        return Server.start(
                PlaygroundApplication.class, "playground", settings.ports().page(), properties, context -> {
                    Server.bringing(StandIn.class, standIn).initialize(context);
                    Server.bringing(MovableClock.class, settings.clock()).initialize(context);
                    Server.bringing(SceneShelf.class, scenes).initialize(context);
                });
    }

    private StandIn standIn() {
        StandInBuilder standIn = StandIn.builder()
                .household(settings.household())
                .authority(home.signer())
                .sender(SERVICE, accountsInboxToken())
                .clock(settings.clock())
                .baseUrl(URI.create(home.page()));
        skills().forEach(skill -> standIn.skill(skill.setup()));
        own.forEach(skill -> skill.amazonClient().ifPresent(standIn::amazonClient));
        return standIn.build();
    }
}
