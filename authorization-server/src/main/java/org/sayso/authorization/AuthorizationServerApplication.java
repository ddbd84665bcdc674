package org.sayso.authorization;

import java.time.Clock;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * The authorization server as an application of its own, also beside others in one JVM.
 *
 * <p>It reads {@code authorization-server.yml} where others read {@code application.yml}. The parts of Spring Boot that it
 * replaces, and those that only other applications in the same JVM need, are left out.
 */
@SpringBootApplication(
        proxyBeanMethods = false,
        exclude = {
            UserDetailsServiceAutoConfiguration.class,
            OAuth2AuthorizationServerAutoConfiguration.class,
            OAuth2AuthorizationServerJwtAutoConfiguration.class
        },
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration"
        })
@ConfigurationPropertiesScan
public class AuthorizationServerApplication {

    /** The name of the configuration file, without its ending. */
    public static final String CONFIG_NAME = "authorization-server";

    /** Runs the server until it is stopped. */
    public static void main(String[] arguments) {
        builder().run(arguments);
    }

    /**
     * Starts the server with settings that win over its configuration file.
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
        return new SpringApplicationBuilder(AuthorizationServerApplication.class)
                .main(AuthorizationServerApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .properties(Map.of("spring.config.name", CONFIG_NAME));
    }

    /** The system's, unless somebody brings another. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
