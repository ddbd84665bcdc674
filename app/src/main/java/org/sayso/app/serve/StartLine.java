package org.sayso.app.serve;

import java.net.InetSocketAddress;
import org.sayso.authorization.client.Clients;
import org.sayso.authorization.health.HealthServer;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.StoreSettings;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** What an operator reads once the server is up: one line, no secrets. */
final class StartLine {

    private StartLine() {}

    static String of(ApplicationContext server) {
        Environment environment = server.getEnvironment();
        Clients clients = server.getBean(Clients.class);
        String health = server.getBeanProvider(HealthServer.class).stream()
                .map(HealthServer::address)
                .map(StartLine::written)
                .findFirst()
                .orElse("nowhere");
        return "Serving " + server.getBean(AuthorizationSettings.class).issuer() + " on "
                + environment.getProperty("server.address", "127.0.0.1") + ":"
                + environment.getProperty("local.server.port") + "; clients: "
                + clients.fixed().size() + " of the settings, " + clients.kept().size() + " of the database; database: "
                + server.getBean(StoreSettings.class).database().address() + "; health: " + health
                + mail(environment);
    }

    private static String written(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private static String mail(Environment environment) {
        String host = environment.getProperty("sayso.authorization.mail.host", "");
        return "; mail: " + (host.isBlank() ? "none" : host);
    }
}
