package org.sayso.keycloak;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.sayso.standin.SkillPackage;
import org.sayso.standin.SkillSetup;
import org.sayso.standin.StandIn;
import org.sayso.standin.Turn;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.linking.LinkStatus;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.protocol.StandInAuthority;
import org.sayso.standin.web.StandInWebConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The stand-in for Alexa on a port of its own: the only place in these tests that knows how it is used. */
final class Alexa implements AutoCloseable {

    static final String SKILL_ID = "amzn1.ask.skill.5a5e5a5e-0000-4000-8000-00000000c10a";
    private static final String VENDOR_ID = "M0STANDIN00000";

    private final URI address;
    private final StandIn standIn;
    private final ConfigurableApplicationContext server;

    private Alexa(URI address, StandIn standIn) {
        this.address = address;
        this.standIn = standIn;
        this.server = new SpringApplicationBuilder(Server.class)
                .initializers((GenericApplicationContext each) -> each.registerBean(StandIn.class, () -> standIn))
                .run(
                        "--server.address=127.0.0.1",
                        "--server.port=" + address.getPort(),
                        // The skill's settings are not for this application.
                        "--sayso.enabled=false");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(StandInWebConfiguration.class)
    static class Server {}

    /** Where Keycloak sends the browser back to. */
    static URI redirect(URI address) {
        return URI.create(address + "/api/skill/link/" + VENDOR_ID);
    }

    /** Where the skill fetches the certificate chain from. */
    static URI chain(URI address) {
        return URI.create(address + StandInAuthority.CHAIN_PATH);
    }

    static Alexa start(
            URI address, URI skill, Realm realm, Path keys, Clock clock, UnaryOperator<LinkingSettings> linking) {
        LinkingSettings usual = new LinkingSettings(
                realm.endpoint("auth"),
                realm.endpoint("token"),
                Realm.ALEXA,
                realm.alexaSecret,
                LinkingSettings.Scheme.HTTP_BASIC,
                List.of("openid", "offline_access", Realm.SCOPE),
                Duration.ofHours(1),
                true);
        return new Alexa(
                address,
                StandIn.builder()
                        .skill(SkillSetup.of(
                                        SkillPackage.classPath("skill-package/tea-house"),
                                        SKILL_ID,
                                        linking.apply(usual),
                                        skill)
                                .withVendorId(VENDOR_ID))
                        .household(new Household(
                                List.of(new Person("ann", "Ann", null, null)),
                                List.of(new Device("kitchen", "Kitchen"))))
                        .authority(StandInAuthority.loadOrCreate(keys))
                        .baseUrl(address)
                        .clock(clock)
                        .build());
    }

    /** Where a browser begins to link. */
    String linkingPage() {
        return address + "/alexa-app/link";
    }

    /** Where a browser stands after it linked. */
    String linkedPage() {
        return address + "/alexa-app/linked?skill=" + SKILL_ID;
    }

    /** Where a browser stands after it did not. */
    String failedPage(String reason) {
        return address + "/alexa-app/link-failed?reason=" + reason + "&skill=" + SKILL_ID;
    }

    Turn say(String text) {
        return standIn.say("kitchen", "ann", text);
    }

    LinkStatus link() {
        return standIn.link(SKILL_ID);
    }

    /** Whether the Alexa app shows a card that asks to link. */
    boolean asksToLink() {
        return standIn.linkRequest(SKILL_ID).isPresent();
    }

    void unlink() {
        standIn.unlink(SKILL_ID);
    }

    @Override
    public void close() {
        server.close();
    }
}
