package org.sayso.authorization.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A device without a browser or a keyboard that people link by typing a code on another screen (RFC 8628):
 * {@code sayso.authorization.devices.<name>.*}. Immutable.
 *
 * @param clientId required
 * @param clientSecret none for what is installed at people's homes, where no secret stays one; its refresh tokens are then
 *     replaced at each use (RFC 9700 section 2.2.2). Otherwise at least 16 characters
 * @param label required; what the consent page calls the device
 * @param audience required; identifier of the API the tokens are for
 * @param scopes at least one; {@code openid} is refused, since no ID token comes with this grant
 * @param accessTokenLife default 1 h, at least 6 minutes
 * @param refreshTokenLife default 365 d; how long a link lives without being used
 * @param refreshTokenAbsoluteLife none by default; how long a link lives at all
 */
public record DeviceClient(
        String clientId,
        @Nullable Secret clientSecret,
        String label,
        String audience,
        @DefaultValue List<String> scopes,
        @DefaultValue("1h") Duration accessTokenLife,
        @DefaultValue("365d") Duration refreshTokenLife,
        @Nullable Duration refreshTokenAbsoluteLife) {

    /** Begins the ids of the registrations of devices, before the name. */
    public static final String ID_PREFIX = "device:";

    /** Copies the scopes. */
    public DeviceClient {
        scopes = List.copyOf(scopes);
    }

    /** Its secret; empty for a public client. */
    public Optional<Secret> secret() {
        return Optional.ofNullable(clientSecret)
                .filter(secret -> !secret.reveal().isBlank());
    }

    /** Refuses what cannot work; {@code owner} is where the settings are, such as {@code devices.tv}. */
    void check(String owner) {
        Rules.clientId(clientId, owner);
        secret().ifPresent(secret -> Rules.clientSecret(secret, owner));
        Rules.text(label, owner + ".label", "Set what people call the device, such as Pizza on your TV.");
        Rules.text(
                audience,
                owner + ".audience",
                "Set the identifier of the API the tokens are for, such as https://pizza.example.com; the API checks it.");
        Rules.scopes(scopes, owner);
        if (scopes.contains("openid")) {
            throw new InvalidSettingException(
                    "sayso.authorization." + owner + ".scopes has openid: no ID token comes with a device's link",
                    "Remove it; access tokens tell the account as sub.");
        }
        Rules.peoplesScopes(scopes, owner);
        Rules.lives(accessTokenLife, refreshTokenLife, refreshTokenAbsoluteLife, owner);
    }
}
