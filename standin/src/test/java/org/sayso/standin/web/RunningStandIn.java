package org.sayso.standin.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
        this(alexa, 0);
    }

    /** @param wantedPort 0 for any */
    RunningStandIn(StandIn alexa, int wantedPort) {
        context = new SpringApplicationBuilder(Application.class)
                .properties(
                        "server.port=" + wantedPort,
                        "server.address=127.0.0.1",
                        "spring.main.banner-mode=off",
                        "server.shutdown=immediate")
                .initializers((GenericApplicationContext each) -> each.registerBean(StandIn.class, () -> alexa))
                .run();
        port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** A port that nobody uses just now, for a stand-in that must know its own address. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        context.close();
    }
}
