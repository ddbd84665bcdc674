package org.sayso.authorization.settings;

/**
 * An API that asks this server about access tokens (RFC 7662): {@code sayso.authorization.resource-servers.<name>.*}.
 * Immutable.
 *
 * <p>It may ask about tokens of its own audience and do nothing else here: no tokens are made for it.
 *
 * @param clientId required
 * @param clientSecret required, at least 16 characters
 * @param audience required; the audience of a skill
 */
public record ResourceServer(String clientId, Secret clientSecret, String audience) {

    /** Refuses what cannot work; {@code owner} is where the settings are, such as {@code resource-servers.pizza}. */
    void check(String owner) {
        Rules.clientId(clientId, owner);
        Rules.clientSecret(clientSecret, owner);
        Rules.text(audience, owner + ".audience", "Set the audience of the skill whose tokens the API receives.");
    }
}
