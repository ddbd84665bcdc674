package org.sayso.app.launch;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sayso.samples.wear.WhatToWearApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** What to Wear in the playground. */
final class WhatToWear implements HomeSkill {

    private final Home home;
    private final int port;
    private final SkillLink link;

    WhatToWear(Home home) {
        this.home = home;
        this.port = home.settings().ports().wear();
        this.link = SkillLink.read("what-to-wear", "WEAR", "alexa-client-wear", home);
    }

    @Override
    public Map<String, String> accounts() {
        Map<String, String> properties = new TreeMap<>(link.accounts());
        properties.put("sayso.authorization.scope-descriptions[read:whattowear]", "read what to wear");
        return properties;
    }

    @Override
    public PlaygroundSkill skill() {
        URI server = Home.url(port);
        return new PlaygroundSkill(
                "wear",
                link.setup(server.resolve("/wear/alexa")),
                server.resolve("/sayso/trace/last"),
                Optional.of(this::start));
    }

    private ConfigurableApplicationContext start() {
        Map<String, String> properties = new TreeMap<>(link.skill());
        properties.put("what-to-wear.accounts-url", home.accounts());
        return Server.start(
                WhatToWearApplication.class,
                WhatToWearApplication.CONFIG_NAME,
                port,
                properties,
                home.settings().clock());
    }
}
