package org.sayso.samples.ride;

import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The skill as an application of its own, also beside others in one JVM: nothing but its endpoint.
 *
 * <p>It shows an account that is linked by voice: Alexa hands over a token of Login with Amazon, and Amazon is asked about it
 * at each request.
 *
 * <p>It reads {@code ride-hailer.yml} where others read {@code application.yml}. Databases, web security and pages, which
 * other applications in the same JVM need, are left out.
 */
@SpringBootApplication(
        proxyBeanMethods = false,
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration",
            "org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration"
        })
public class RideHailerApplication {

    /** The name of the configuration file, without its ending. */
    public static final String CONFIG_NAME = "ride-hailer";

    /** Runs the skill until it is stopped. */
    public static void main(String[] arguments) {
        builder().run(arguments);
    }

    /**
     * Starts the skill with settings that win over its configuration file.
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
        return new SpringApplicationBuilder(RideHailerApplication.class)
                .main(RideHailerApplication.class)
                .properties("spring.config.name=" + CONFIG_NAME);
    }
}
