package org.sayso.samples.pizza;

import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the pizzeria: its skill's endpoint, and the web sites of customers and staff. */
@SpringBootApplication
public class PizzaOnDemandApplication {

    /** The name of its configuration file; other parts of a whole may stand beside it on one class path. */
    public static final String CONFIGURATION = "pizza-on-demand";

    /**
     * A builder to which properties can be added before it is run.
     *
     * <p>The configuration is read from {@code pizza-on-demand.yml}, so that it does not meet another application's.
     */
    public static SpringApplicationBuilder builder(Map<String, Object> properties) {
        return new SpringApplicationBuilder(PizzaOnDemandApplication.class).initializers(context -> {
            if (!properties.isEmpty()) {
                context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new org.springframework.core.env.MapPropertySource("launcher", properties));
            }
        });
    }

    public static void main(String[] args) {
        builder(Map.of()).properties("spring.config.name=" + CONFIGURATION).run(args);
    }
}
