package org.sayso.authorization.settings;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether the server can be administrated while it runs: {@code sayso.authorization.admin.*}. Immutable.
 *
 * @param enabled default false; true opens {@code /admin/**} to administrators, and serves the clients that they add
 */
@ConfigurationProperties("sayso.authorization.admin")
public record AdminSettings(boolean enabled) {

    /** The scope that opens {@code /admin/**}; administrators only, no client of the settings may have it. */
    public static final String SCOPE = "sayso.admin";

    /** How the client ids of administrators begin, and no others. */
    public static final String CLIENT_ID_PREFIX = "sayso-admin-";

    static void refuseScope(List<String> scopes, String owner) {
        if (scopes.contains(SCOPE)) {
            throw new InvalidSettingException(
                    "sayso.authorization." + owner + ".scopes has " + SCOPE + ", which administrates this server",
                    "Take it out; who is to administrate is made an administrator: sayso admin create NAME --config FILE");
        }
    }
}
