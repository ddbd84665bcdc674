package org.sayso.authorization.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the server says how it is: {@code sayso.authorization.health.*}. Immutable.
 *
 * @param port none by default: nowhere; {@code sayso serve} has 8082. 0 for one that is free
 * @param address default 127.0.0.1; who can reach it learns whether the server and its database work
 */
@ConfigurationProperties("sayso.authorization.health")
public record HealthSettings(
        @Nullable Integer port, @DefaultValue("127.0.0.1") String address) {

    /** Refuses what is no port. */
    public HealthSettings {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new InvalidSettingException(
                    "sayso.authorization.health.port is no port: " + port, "Set it to one that is free, such as 8082.");
        }
    }
}
