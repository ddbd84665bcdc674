package org.sayso.app.launch;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * One of the playground's servers: a Spring application with a name, configuration file and port of its own.
 *
 * <p>They share a JVM and nothing else; each talks to the others over HTTP.
 */
final class Server {

    private Server() {}

    static ConfigurableApplicationContext start(
            Class<?> application, String name, int port, Map<String, String> settings, Clock clock) {
        return start(application, name, port, settings, bringing(Clock.class, clock));
    }

    /** Lets an application have a bean that exists already. */
    static <T> ApplicationContextInitializer<ConfigurableApplicationContext> bringing(Class<T> type, T bean) {
        return context -> ((GenericApplicationContext) context).registerBean(type, () -> bean);
    }

    static ConfigurableApplicationContext start(
            Class<?> application,
            String name,
            int port,
            Map<String, String> settings,
            ApplicationContextInitializer<ConfigurableApplicationContext> initializer) {
        // As command line arguments they win over the environment, where SERVER_PORT would otherwise meet all servers.
        Map<String, String> properties = new HashMap<>(Map.of(
                "spring.config.name",
                name,
                "spring.application.name",
                name,
                "server.address",
                "127.0.0.1",
                "server.port",
                Integer.toString(port),
                "spring.jmx.enabled",
                "false"));
        properties.putAll(settings);
        String[] arguments = properties.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(application)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(initializer)
                .run(arguments);
    }
}
