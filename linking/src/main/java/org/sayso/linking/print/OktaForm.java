package org.sayso.linking.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sayso.linking.GrantType;
import org.sayso.linking.LinkingFile;

/** An app for Okta's Apps API: {@code POST /api/v1/apps}. */
final class OktaForm {

    private OktaForm() {}

    static Printout print(LinkingFile file, SecretText secret) {
        Map<String, Object> credentials = Json.object();
        credentials.put("client_id", file.clientId());
        if (file.clientSecret() != null) {
            credentials.put("client_secret", secret.of(file.clientSecret()));
        }
        credentials.put("token_endpoint_auth_method", file.accessTokenScheme().authMethod());
        credentials.put("pkce_required", file.pkce());
        Map<String, Object> settings = Json.object();
        settings.put("application_type", "web");
        settings.put("redirect_uris", Json.redirects(file));
        boolean code = file.type() == GrantType.AUTH_CODE;
        settings.put("response_types", List.of(code ? "code" : "token"));
        settings.put("grant_types", code ? List.of("authorization_code", "refresh_token") : List.of("implicit"));
        // The same refresh token every time: Alexa may send an older one again.
        settings.put("refresh_token", Map.of("rotation_type", "STATIC"));
        Map<String, Object> app = Json.object();
        app.put("name", "oidc_client");
        app.put("label", file.skill() + " (Alexa)");
        app.put("signOnMode", "OPENID_CONNECT");
        app.put("credentials", Map.of("oauthClient", credentials));
        app.put("settings", Map.of("oauthClient", settings));
        return new Printout(Json.text(app), notes(file));
    }

    private static List<String> notes(LinkingFile file) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Assign the people or groups who may link to this app, and give the authorization server an access policy"
                        + " rule for it"
                        + (file.scopes().isEmpty()
                                ? "."
                                : " with the scopes " + String.join(" ", file.scopes()) + "."));
        notes.add(
                "In that rule let refresh tokens live on: lifetime unlimited, unused for 525600 minutes (a year). Okta's"
                        + " default of 7 idle days unlinks people who use the skill every fortnight.");
        notes.add("Set the authorization server's audience to "
                + (file.audience() == null ? "the value your skill checks" : file.audience())
                + "; the server \"default\" has api://default.");
        notes.add(
                "A claim your skill reads must be added to the access token, not the ID token: POST"
                        + " /api/v1/authorizationServers/{id}/claims with {\"name\":\"given_name\",\"status\":\"ACTIVE\","
                        + "\"claimType\":\"RESOURCE\",\"valueType\":\"EXPRESSION\",\"value\":\"user.firstName\",\"alwaysIncludeInToken\":true}.");
        return notes;
    }
}
