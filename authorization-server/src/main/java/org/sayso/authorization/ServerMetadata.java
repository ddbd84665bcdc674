package org.sayso.authorization;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sayso.authorization.client.Clients;
import org.sayso.authorization.device.DeviceSecurity;
import org.sayso.authorization.settings.AdminSettings;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.DeviceClient;
import org.sayso.authorization.settings.DeviceSettings;
import org.sayso.authorization.signin.SignInProof;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/** Makes the discovery documents say what this server does; Spring's also list what no client of ours may use. */
final class ServerMetadata implements Consumer<Map<String, Object>> {

    private static final List<String> CLIENT_AUTHENTICATION = List.of(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC.getValue(),
            ClientAuthenticationMethod.CLIENT_SECRET_POST.getValue());

    private static final List<String> WITH_PUBLIC = Stream.concat(
                    CLIENT_AUTHENTICATION.stream(), Stream.of(ClientAuthenticationMethod.NONE.getValue()))
            .toList();
    private static final String AUTHENTICATION_METHODS = "_endpoint_auth_methods_supported";

    private final Clients clients;
    private final boolean administrated;
    private final Map<String, DeviceClient> devices;
    private final boolean publicDevices;

    ServerMetadata(Clients clients, AdminSettings admin, DeviceSettings devices) {
        this.clients = clients;
        this.administrated = admin.enabled();
        this.devices = devices.devices();
        publicDevices = devices.devices().values().stream()
                .anyMatch(device -> device.secret().isEmpty());
    }

    @Override
    public void accept(Map<String, Object> document) {
        AuthorizationSettings settings = clients.settings();
        document.put("grant_types_supported", grantTypes(settings));
        document.put("scopes_supported", scopes(settings));
        document.put("acr_values_supported", List.of(SignInProof.ONE_FACTOR, SignInProof.PHISHING_RESISTANT));
        for (String endpoint : List.of("token", "revocation")) {
            document.put(endpoint + AUTHENTICATION_METHODS, publicDevices ? WITH_PUBLIC : CLIENT_AUTHENTICATION);
        }
        document.put("introspection" + AUTHENTICATION_METHODS, CLIENT_AUTHENTICATION);
        if (!devices.isEmpty()) {
            document.put("device_authorization_endpoint", settings.issuer() + DeviceSecurity.ENDPOINT);
        }
        document.put("authorization_response_iss_parameter_supported", true);
        if (settings.resourceServers().isEmpty()) {
            document.remove("introspection_endpoint");
            document.remove("introspection_endpoint_auth_methods_supported");
        }
        document.remove("tls_client_certificate_bound_access_tokens");
        document.remove("dpop_signing_alg_values_supported");
    }

    private List<String> scopes(AuthorizationSettings settings) {
        Set<String> all = new LinkedHashSet<>(List.of(OidcScopes.OPENID, OidcScopes.PROFILE));
        settings.skills().values().forEach(skill -> all.addAll(skill.scopes()));
        devices.values().forEach(device -> all.addAll(device.scopes()));
        return new ArrayList<>(all);
    }

    private List<String> grantTypes(AuthorizationSettings settings) {
        Stream<AuthorizationGrantType> people =
                Stream.of(AuthorizationGrantType.AUTHORIZATION_CODE, AuthorizationGrantType.REFRESH_TOKEN);
        Stream<AuthorizationGrantType> services = settings.backendClients().isEmpty() && !administrated
                ? Stream.empty()
                : Stream.of(AuthorizationGrantType.CLIENT_CREDENTIALS);
        Stream<AuthorizationGrantType> screens =
                devices.isEmpty() ? Stream.empty() : Stream.of(AuthorizationGrantType.DEVICE_CODE);
        return Stream.of(people, services, screens)
                .flatMap(grants -> grants)
                .map(AuthorizationGrantType::getValue)
                .toList();
    }
}
