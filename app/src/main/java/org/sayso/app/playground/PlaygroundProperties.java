package org.sayso.app.playground;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the playground's page finds the other parts.
 *
 * @param traceUrl the {@code /sayso/trace/last} of a skill that is not among {@code traceUrls}
 * @param traceUrls the same for each skill, by skill id
 * @param traceTimeout how long the page waits for the trace; 3 seconds unless set
 * @param customerUrl the site on which customers see their orders
 * @param shopUrl the site on which staff see all orders
 * @param accountsUrl the authorization server
 * @param scenePause how long the page waits between the steps of a scene, so that one can follow; 1.5 seconds unless set
 * @param signIns the demo users that the page names
 */
@ConfigurationProperties("sayso.playground")
record PlaygroundProperties(
        URI traceUrl,
        @DefaultValue Map<String, URI> traceUrls,
        @DefaultValue("3s") Duration traceTimeout,
        URI customerUrl,
        URI shopUrl,
        URI accountsUrl,
        @DefaultValue("1500ms") Duration scenePause,
        @DefaultValue List<SignIn> signIns) {

    PlaygroundProperties {
        require(traceUrl, "trace-url");
        require(customerUrl, "customer-url");
        require(shopUrl, "shop-url");
        require(accountsUrl, "accounts-url");
        if (traceTimeout.isNegative() || traceTimeout.isZero()) {
            throw new IllegalArgumentException("sayso.playground.trace-timeout must be positive, such as 3s");
        }
        signIns = List.copyOf(signIns);
        traceUrls = Map.copyOf(traceUrls);
        traceUrls.forEach((skill, address) -> require(address, "trace-urls[" + skill + "]"));
    }

    /** Where a skill shows its trace. */
    URI traceOf(String skillId) {
        return traceUrls.getOrDefault(skillId, traceUrl);
    }

    private static void require(@Nullable URI address, String name) {
        if (address == null || !address.isAbsolute()) {
            throw new IllegalArgumentException(
                    "sayso.playground." + name + " must be set to a full address, such as http://localhost:8082/");
        }
    }

    /**
     * A demo user, shown with the password because it protects nothing.
     *
     * @param name whom the user name belongs to
     * @param userName what to type as user name
     * @param password what to type as password
     * @param sees what this user gets to see on the web sites
     */
    record SignIn(String name, String userName, String password, String sees) {}
}
