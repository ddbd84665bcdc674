package org.sayso.keycloak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/**
 * Asks Keycloak once for everything that the tests ask for, with all the time it needs: its first answers of each kind take
 * seconds on a busy machine, and the skill gives userinfo only one.
 */
final class WarmUp {

    private WarmUp() {}

    static void run(KeycloakServer keycloak) throws IOException, InterruptedException {
        Realm realm = Realm.create(keycloak, URI.create("http://127.0.0.1:9/nobody"));
        SignIn.Tokens tokens = SignIn.alexa(realm, realm.person("Ann"), Realm.SCOPE);
        SignIn.refresh(realm, tokens.refresh());
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest[] requests = {
            HttpRequest.newBuilder(realm.endpoint("certs")).build(),
            HttpRequest.newBuilder(realm.endpoint("userinfo"))
                    .header("Authorization", "Bearer " + tokens.access())
                    .build(),
            Forms.post(
                    realm.endpoint("token/introspect"),
                    Map.of("token", tokens.access(), "client_id", Realm.API, "client_secret", realm.apiSecret))
        };
        for (HttpRequest request : requests) {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException(request.uri().getPath() + " answered " + status);
            }
        }
    }
}
