package org.sayso.app.talk;

import org.sayso.app.playground.PlaygroundSecurity;
import org.sayso.standin.StandIn;
import org.sayso.standin.web.StandInWebConfiguration;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/**
 * What skills and browsers ask of a stand-in: its certificate chain, Login with Amazon, the end of linking, the customer
 * profile. On this machine only, without the playground's page.
 */
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    ConfigurationPropertiesAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
@Import({StandInWebConfiguration.class, PlaygroundSecurity.class, LinkedPages.class})
class StandInServer {

    /** Starts it; closing the result stops it. */
    static ConfigurableApplicationContext start(StandIn alexa, int port) {
        return new SpringApplicationBuilder(StandInServer.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers((GenericApplicationContext context) -> context.registerBean(StandIn.class, () -> alexa))
                .run(
                        "--spring.config.name=sayso-talk",
                        "--spring.application.name=sayso-talk",
                        "--server.address=127.0.0.1",
                        "--server.port=" + port,
                        "--server.shutdown=immediate",
                        "--spring.web.resources.add-mappings=false",
                        "--spring.jmx.enabled=false",
                        "--sayso.enabled=false");
    }
}
