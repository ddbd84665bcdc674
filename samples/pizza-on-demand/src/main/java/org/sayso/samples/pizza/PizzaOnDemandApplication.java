package org.sayso.samples.pizza;

import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The pizzeria as an application of its own, also beside others in one JVM: its skill's endpoint, and the web sites of
 * customers and staff.
 *
 * <p>It reads {@code pizza-on-demand.yml} where others read {@code application.yml}. What an authorization server in the same
 * JVM needs is left out.
 */
@SpringBootApplication(
        proxyBeanMethods = false,
        excludeName = {
            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration"
        })
public class PizzaOnDemandApplication {

    /** The name of the configuration file, without its ending. */
    public static final String CONFIG_NAME = "pizza-on-demand";

    /** Runs the pizzeria until it is stopped. */
    public static void main(String[] arguments) {
        builder().run(arguments);
    }

    /**
     * Starts the pizzeria with settings that win over its configuration file.
     *
     * @param settings by property name, such as {@code server.port}
     * @return the running application; close it to stop
     */
    public static ConfigurableApplicationContext start(Map<String, String> settings) {
        return builder()
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    /** Prepares the application, for callers who want more than {@link #start}. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(PizzaOnDemandApplication.class)
                .main(PizzaOnDemandApplication.class)
                .properties("spring.config.name=" + CONFIG_NAME);
    }
}
