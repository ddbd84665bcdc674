package org.sayso.authorization;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sayso.authorization.LinkingClient.Answer;

/** Plays the APIs that ask about tokens. */
final class ResourceServers {

    static final String SECRET = "test-only-secret-of-an-api-for-";

    private ResourceServers() {}

    static Map<String, String> settings(String name, String audience) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("sayso.authorization.resource-servers." + name + ".client-id", name + "-api");
        settings.put("sayso.authorization.resource-servers." + name + ".client-secret", SECRET + name);
        settings.put("sayso.authorization.resource-servers." + name + ".audience", audience);
        return settings;
    }

    static Answer introspect(LinkingClient client, String name, String token) {
        return client.postAs("/oauth2/introspect", Map.of("token", token), name + "-api", SECRET + name);
    }
}
