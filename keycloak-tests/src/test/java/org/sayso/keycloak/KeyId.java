package org.sayso.keycloak;

import java.util.Base64;
import org.sayso.token.PresentedToken;
import tools.jackson.databind.json.JsonMapper;

/** Which key a token says it is signed with. */
final class KeyId {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KeyId() {}

    static String of(PresentedToken token) {
        String header = token.reveal().split("\\.", 2)[0];
        return JSON.readTree(Base64.getUrlDecoder().decode(header)).path("kid").asString();
    }
}
