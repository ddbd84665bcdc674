package org.sayso.authorization.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes sure, while settings are checked, that no two clients can be taken for one another. Not thread-safe. */
final class ClientRegister {

    private final Map<String, String> ownersById = new HashMap<>();
    private final Map<Secret, String> ownersBySecret = new HashMap<>();

    /** Takes a client in; {@code owner} is where its settings are, such as {@code skills.pizza}. */
    void add(String owner, String clientId, Secret clientSecret) {
        add(owner, clientId, Optional.of(clientSecret));
    }

    /** The same for one that may have no secret. */
    void add(String owner, String clientId, Optional<Secret> clientSecret) {
        String namesake = ownersById.putIfAbsent(clientId, owner);
        if (namesake != null) {
            throw new InvalidSettingException(
                    "Two clients have the client-id " + clientId + ": " + property(namesake, "client-id") + " and "
                            + property(owner, "client-id"),
                    "Give each client an id of its own.");
        }
        String sharer = clientSecret
                .map(secret -> ownersBySecret.putIfAbsent(secret, owner))
                .orElse(null);
        if (sharer != null) {
            throw new InvalidSettingException(
                    property(owner, "client-secret") + " is the secret of another client, "
                            + property(sharer, "client-secret"),
                    "Give each client a secret of its own.");
        }
    }

    private static String property(String owner, String name) {
        return "sayso.authorization." + owner + "." + name;
    }
}
