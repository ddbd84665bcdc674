package org.sayso.authorization.front;

import java.net.URI;
import org.apache.catalina.valves.RemoteIpValve;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.ServeSettings;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Tells Tomcat what the world sees of it, so that no request has a say in that. */
@Configuration(proxyBeanMethods = false)
class FrontConfiguration {

    private static final int HTTPS = 443;

    /**
     * Behind a proxy that ends TLS, Tomcat would take its own scheme and whatever host is asked for into redirects. It gets those
     * of the issuer.
     */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> addressOfTheIssuer(AuthorizationSettings settings) {
        URI issuer = URI.create(settings.issuer());
        return tomcat -> {
            if ("https".equals(issuer.getScheme())) {
                tomcat.addConnectorCustomizers(connector -> {
                    connector.setScheme("https");
                    connector.setSecure(true);
                    connector.setProxyName(issuer.getHost());
                    connector.setProxyPort(issuer.getPort() < 0 ? HTTPS : issuer.getPort());
                });
            }
        };
    }

    /** The client's address only; scheme, host and port are settled above. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> addressesFromProxies(ServeSettings settings) {
        return tomcat -> {
            if (!settings.proxies().isEmpty()) {
                RemoteIpValve valve = new RemoteIpValve();
                valve.setInternalProxies(String.join(",", settings.proxies()));
                valve.setRemoteIpHeader("X-Forwarded-For");
                valve.setProtocolHeader(null);
                valve.setHostHeader(null);
                valve.setPortHeader(null);
                tomcat.addEngineValves(valve);
            }
        };
    }

    @Bean
    UnavailableFilter unavailableFilter(ObjectProvider<ServerDatabase> database) {
        return new UnavailableFilter(() -> database.getObject().wasAwayLately(), System::nanoTime);
    }

    @Bean
    @Conditional(OwnHostOnly.class)
    OwnHostFilter ownHostFilter(AuthorizationSettings settings) {
        return new OwnHostFilter(URI.create(settings.issuer()));
    }
}
