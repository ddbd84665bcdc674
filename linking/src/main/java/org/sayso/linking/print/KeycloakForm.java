package org.sayso.linking.print;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sayso.linking.GrantType;
import org.sayso.linking.LinkingFile;

/** A client representation for Keycloak's admin API: {@code POST /admin/realms/{realm}/clients}. */
final class KeycloakForm {

    private KeycloakForm() {}

    static Printout print(LinkingFile file, SecretText secret) {
        Map<String, Object> client = Json.object();
        client.put("clientId", file.clientId());
        client.put("name", file.skill() + " (Alexa)");
        client.put("protocol", "openid-connect");
        client.put("enabled", true);
        client.put("publicClient", false);
        client.put("clientAuthenticatorType", "client-secret");
        if (file.clientSecret() != null) {
            client.put("secret", secret.of(file.clientSecret()));
        }
        client.put("redirectUris", Json.redirects(file));
        client.put("standardFlowEnabled", file.type() == GrantType.AUTH_CODE);
        client.put("implicitFlowEnabled", file.type() == GrantType.IMPLICIT);
        client.put("directAccessGrantsEnabled", false);
        client.put("serviceAccountsEnabled", false);
        client.put("consentRequired", true);
        client.put("fullScopeAllowed", false);
        Map<String, Object> attributes = Json.object();
        attributes.put("use.refresh.tokens", "true");
        attributes.put("pkce.code.challenge.method", file.pkce() ? "S256" : "");
        client.put("attributes", attributes);
        // Without basic, tokens have no sub.
        client.put("defaultClientScopes", List.of("basic", "acr"));
        client.put("optionalClientScopes", List.copyOf(optionalScopes(file)));
        if (file.audience() != null) {
            client.put("protocolMappers", List.of(audienceMapper(file.audience())));
        }
        return new Printout(Json.text(client), notes(file));
    }

    private static Set<String> optionalScopes(LinkingFile file) {
        Set<String> scopes = new LinkedHashSet<>(file.scopes());
        scopes.remove("openid"); // a protocol word, not one of Keycloak's client scopes
        scopes.add("offline_access");
        return scopes;
    }

    private static Map<String, Object> audienceMapper(String audience) {
        Map<String, Object> config = Json.object();
        config.put("included.custom.audience", audience);
        config.put("access.token.claim", "true");
        config.put("id.token.claim", "false");
        config.put("introspection.token.claim", "true");
        Map<String, Object> mapper = Json.object();
        mapper.put("name", "audience");
        mapper.put("protocol", "openid-connect");
        mapper.put("protocolMapper", "oidc-audience-mapper");
        mapper.put("config", config);
        return mapper;
    }

    private static List<String> notes(LinkingFile file) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Client scopes of your own must exist in the realm first: Keycloak passes over names it does not know.");
        notes.add(
                "Set the realm's Offline Session Idle to a year or more (its default is 30 days) and leave Revoke Refresh"
                        + " Token off: Alexa may send an older refresh token again.");
        if (file.audience() == null) {
            notes.add(
                    "The file names no audience, so there is no audience mapper; name one, and have the skill check it.");
        }
        return notes;
    }
}
