package org.sayso.authorization.settings;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The OpenID providers that people may sign in at. Immutable.
 *
 * @param upstream by a name of your choice; none by default
 */
@ConfigurationProperties("sayso.authorization")
public record UpstreamSettings(@DefaultValue Map<String, UpstreamProvider> upstream) {

    /** Refuses what cannot work. */
    public UpstreamSettings {
        upstream = Map.copyOf(new TreeMap<>(upstream));
        new TreeMap<>(upstream).forEach((name, provider) -> provider.check(name));
    }
}
