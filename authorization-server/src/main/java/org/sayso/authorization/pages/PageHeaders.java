package org.sayso.authorization.pages;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import org.sayso.authorization.client.Clients;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The headers of every page: what the browser may load, where forms may lead, and that nobody frames or remembers it.
 * Thread-safe.
 *
 * <p>Chromium applies {@code form-action} to redirects after a form as well, and both sign-in and consent end with a redirect
 * to the client. So the origins of the registered redirect addresses are listed, and nothing else.
 */
public final class PageHeaders {

    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    private final Clients clients;

    /** Takes the origins from the registered addresses, as they are when a page is shown. */
    public PageHeaders(Clients clients) {
        this.clients = clients;
    }

    /** Adds the headers to a security chain; {@code Cache-Control: no-store} is Spring's default. */
    public void apply(HttpSecurity http) {
        HeaderWriter policy = (request, response) -> {
            if (!response.containsHeader(CONTENT_SECURITY_POLICY)) {
                response.setHeader(CONTENT_SECURITY_POLICY, contentSecurityPolicy(clients.settings()));
            }
        };
        http.headers(headers -> headers.addHeaderWriter(policy)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)));
    }

    private static String contentSecurityPolicy(AuthorizationSettings settings) {
        Set<String> targets = new LinkedHashSet<>();
        targets.add("'self'");
        settings.skills().values().stream()
                .flatMap(skill -> skill.redirectUris().stream())
                .forEach(uri -> targets.add(origin(uri)));
        settings.webClients().values().stream()
                .flatMap(client -> client.redirectUris().stream())
                .forEach(uri -> targets.add(origin(URI.create(uri))));
        return "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                + "frame-ancestors 'none'; form-action " + String.join(" ", targets);
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
