package org.sayso.standin.web;

import java.net.URI;
import org.sayso.standin.StandIn;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** A stand-in's REST endpoints on a free port, as an application of its own would have them. */
final class RunningStandIn implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final int port;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(StandInWebConfiguration.class)
    static class Application {}

    RunningStandIn(StandIn alexa) {
        context = new SpringApplicationBuilder(Application.class)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "spring.main.banner-mode=off",
                        "server.shutdown=immediate")
                .initializers((GenericApplicationContext each) -> each.registerBean(StandIn.class, () -> alexa))
                .run();
        port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        context.close();
    }
}
