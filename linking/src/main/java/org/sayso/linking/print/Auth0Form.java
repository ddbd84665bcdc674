package org.sayso.linking.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sayso.linking.GrantType;
import org.sayso.linking.LinkingFile;

/** A client for Auth0's Management API: {@code POST /api/v2/clients}. Auth0 itself chooses the client id and secret. */
final class Auth0Form {

    private static final int YEAR_SECONDS = 31_536_000;

    private Auth0Form() {}

    static Printout print(LinkingFile file) {
        Map<String, Object> refreshToken = Json.object();
        // The same refresh token every time: Alexa may send an older one again.
        refreshToken.put("rotation_type", "non-rotating");
        refreshToken.put("expiration_type", "expiring");
        refreshToken.put("infinite_token_lifetime", true);
        refreshToken.put("infinite_idle_token_lifetime", false);
        refreshToken.put("idle_token_lifetime", YEAR_SECONDS);
        Map<String, Object> client = Json.object();
        client.put("name", file.skill() + " (Alexa)");
        client.put("app_type", "regular_web");
        client.put("oidc_conformant", true);
        client.put("callbacks", Json.redirects(file));
        client.put(
                "grant_types",
                file.type() == GrantType.AUTH_CODE
                        ? List.of("authorization_code", "refresh_token")
                        : List.of("implicit"));
        client.put("token_endpoint_auth_method", file.accessTokenScheme().authMethod());
        client.put("jwt_configuration", Map.of("alg", "RS256"));
        client.put("refresh_token", refreshToken);
        if (file.audience() != null) {
            client.put("client_metadata", Map.of("audience", file.audience()));
        }
        return new Printout(Json.text(client), notes(file));
    }

    private static List<String> notes(LinkingFile file) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Auth0 answers with a client_id and a client_secret of its own: write the first into the file as clientId"
                        + " and keep the second where the placeholder is filled from.");
        notes.add(
                "The API with the identifier "
                        + (file.audience() == null ? "that the file names as audience" : file.audience())
                        + " must exist, sign with RS256 and have Allow Offline Access switched on. client_metadata only records it.");
        notes.add("The authorizationUrl must carry ?audience= with that identifier, or Auth0 issues an opaque token.");
        return notes;
    }
}
