package org.sayso.authorization.pages;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The headers of every page: what the browser may load, where forms may lead, and that nobody frames or remembers it.
 * Immutable.
 *
 * <p>Chromium applies {@code form-action} to redirects after a form as well, and both sign-in and consent end with a redirect
 * to the client. So the origins of the registered redirect addresses are listed, and nothing else.
 */
public final class PageHeaders {

    private final String contentSecurityPolicy;

    /** Takes the origins from the registered addresses. */
    public PageHeaders(AuthorizationSettings settings) {
        Set<String> targets = new LinkedHashSet<>();
        targets.add("'self'");
        settings.skills().values().stream()
                .flatMap(skill -> skill.redirectUris().stream())
                .forEach(uri -> targets.add(origin(uri)));
        settings.webClients().values().stream()
                .flatMap(client -> client.redirectUris().stream())
                .forEach(uri -> targets.add(origin(URI.create(uri))));
        this.contentSecurityPolicy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                + "frame-ancestors 'none'; form-action " + String.join(" ", targets);
    }

    /** Adds the headers to a security chain; {@code Cache-Control: no-store} is Spring's default. */
    public void apply(HttpSecurity http) {
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurityPolicy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)));
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
