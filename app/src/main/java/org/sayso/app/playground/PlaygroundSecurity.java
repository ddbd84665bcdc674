package org.sayso.app.playground;

import jakarta.servlet.Filter;
import java.net.InetAddress;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Keeps the playground, its phones and its trace on this machine and out of reach of other web sites. */
@Configuration(proxyBeanMethods = false)
public class PlaygroundSecurity {

    /** Refuses to start where other machines could connect: the page shows codes and requests to whoever asks. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> loopbackOnly(ServerProperties server) {
        return factory -> {
            InetAddress address = server.getAddress();
            if (address == null || !address.isLoopbackAddress()) {
                throw new InvalidConfigurationPropertyValueException(
                        "server.address",
                        address == null ? null : address.getHostAddress(),
                        "The playground shows one-time codes and requests to everyone who can connect, so it listens on"
                                + " this machine only. Set server.address=127.0.0.1.");
            }
        };
    }

    @Bean
    FilterRegistrationBean<Filter> securityHeaders() {
        return at(0, new SecurityHeadersFilter());
    }

    @Bean
    FilterRegistrationBean<Filter> hostCheck() {
        return at(1, new HostCheckFilter());
    }

    @Bean
    FilterRegistrationBean<Filter> sameOrigin() {
        return at(2, new SameOriginFilter());
    }

    private static FilterRegistrationBean<Filter> at(int place, Filter filter) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return registration;
    }
}
