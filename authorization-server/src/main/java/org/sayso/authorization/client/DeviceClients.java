package org.sayso.authorization.client;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sayso.authorization.settings.DeviceClient;
import org.sayso.authorization.settings.DeviceSettings;
import org.sayso.authorization.settings.LateReuse;
import org.sayso.authorization.settings.RefreshTokenRotation;
import org.sayso.authorization.settings.Secret;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The devices of the settings (RFC 8628). Immutable, thread-safe. */
final class DeviceClients implements FurtherClients {

    private final List<RegisteredClient> devices;

    /** @param hash what is kept of a secret */
    DeviceClients(DeviceSettings settings, Function<Secret, String> hash) {
        devices = settings.devices().entrySet().stream()
                .map(device -> client(device.getKey(), device.getValue(), hash))
                .toList();
    }

    @Override
    public Optional<RegisteredClient> byId(String id) {
        return devices.stream().filter(device -> device.getId().equals(id)).findFirst();
    }

    @Override
    public Optional<RegisteredClient> byClientId(String clientId) {
        return devices.stream()
                .filter(device -> device.getClientId().equals(clientId))
                .findFirst();
    }

    private static RegisteredClient client(String name, DeviceClient client, Function<Secret, String> hash) {
        String id = DeviceClient.ID_PREFIX + name;
        boolean confidential = client.secret().isPresent();
        RegisteredClient.Builder builder = client.secret()
                .map(secret -> ClientFactory.confidential(id, client.label(), client.clientId(), hash.apply(secret)))
                .orElseGet(() -> RegisteredClient.withId(id)
                        .clientId(client.clientId())
                        .clientName(client.label())
                        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE));
        // RFC 9700 section 2.2.2: who has no secret gets another refresh token each time, and a theft shows.
        RefreshPolicy policy = new RefreshPolicy(
                client.refreshTokenLife(),
                Optional.ofNullable(client.refreshTokenAbsoluteLife()),
                confidential ? RefreshTokenRotation.NONE : RefreshTokenRotation.SUCCESSOR,
                confidential ? LateReuse.SERVE : LateReuse.END_FAMILY);
        return builder.authorizationGrantType(AuthorizationGrantType.DEVICE_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .clientSettings(
                        ClientProfile.settings(client.audience(), policy).build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(client.accessTokenLife())
                        .refreshTokenTimeToLive(client.refreshTokenLife())
                        .reuseRefreshTokens(confidential)
                        .build())
                .build();
    }
}
