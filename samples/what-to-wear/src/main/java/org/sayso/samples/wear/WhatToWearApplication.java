package org.sayso.samples.wear;

import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The skill as an application of its own, also beside others in one JVM: nothing but its endpoint.
 *
 * <p>It shows a token that is checked on the spot, by RS256 signature and claims. The six checks are in the trace of each
 * request, as checks of these names:
 *
 * <ol>
 *   <li>it is well-formed: {@code token form};
 *   <li>the trusted authority signed it: {@code signature};
 *   <li>it comes from the configured issuer: {@code issuer};
 *   <li>it is for this service: {@code audience}, and for Alexa as its authorized party: {@code client};
 *   <li>it has not expired: {@code expiry};
 *   <li>it covers what is asked for: {@code scopes}.
 * </ol>
 *
 * <p>It reads {@code what-to-wear.yml} where others read {@code application.yml}. Databases, web security and pages, which
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
public class WhatToWearApplication {

    /** The name of the configuration file, without its ending. */
    public static final String CONFIG_NAME = "what-to-wear";

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
        return new SpringApplicationBuilder(WhatToWearApplication.class)
                .main(WhatToWearApplication.class)
                .properties("spring.config.name=" + CONFIG_NAME);
    }
}
