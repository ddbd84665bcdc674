package org.sayso.authorization.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyNameException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * A client that is not in the settings, with the members it would have there. Immutable.
 *
 * @param kind what it is
 * @param name lower-case letters, digits and hyphens, 63 at most
 * @param members as in the settings, such as {@code vendor-id}, but without {@code client-secret}; those of a skill may also
 *     have {@code scope-descriptions.<scope>}
 */
public record AddedClient(ClientKind kind, String name, Map<String, String> members) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String WORDS = "scope-descriptions.";
    private static final String SECRET = "client-secret";

    /** Refuses names that are none, and secrets. */
    public AddedClient {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidSettingException(
                    "The name of a client has lower-case letters, digits and hyphens, 63 at most",
                    "Choose one such as pizza.");
        }
        members = Map.copyOf(members);
        if (members.keySet().stream()
                .anyMatch(member -> member.replaceAll("[_-]", "").equalsIgnoreCase("clientsecret"))) {
            throw new InvalidSettingException(
                    "The secret of a client is made by the server", "Leave client-secret out; it is shown once.");
        }
    }

    /** The id of its registration, such as {@code skill:pizza}. */
    public String id() {
        return kind.id(name);
    }

    Map<String, String> scopeDescriptions() {
        Map<String, String> words = new HashMap<>();
        members.forEach((member, value) -> {
            if (isWords(member)) {
                words.put(member.substring(WORDS.length()).replaceAll("[\\[\\]]", ""), value);
            }
        });
        return words;
    }

    private boolean isWords(String member) {
        return kind == ClientKind.SKILL && member.startsWith(WORDS);
    }

    /** Reads the members as the settings are read; refuses those that do not exist. */
    <T> T bind(Class<T> type, Secret secret) {
        String owner = kind.settings() + "." + name;
        String prefix = "sayso.authorization." + owner;
        Map<String, Object> properties = new TreeMap<>();
        members.forEach((member, value) -> {
            if (!isWords(member)) {
                properties.put(prefix + "." + member, value);
            }
        });
        properties.put(prefix + "." + SECRET, secret.reveal());
        ConfigurationPropertySource source = new MapConfigurationPropertySource(properties);
        try {
            return new Binder(source)
                    .bind(prefix, Bindable.of(type), new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
                    .get();
        } catch (BindException | InvalidConfigurationPropertyNameException refused) {
            throw reason(refused, owner);
        }
    }

    private static InvalidSettingException reason(RuntimeException refused, String owner) {
        for (Throwable each = refused; each != null; each = each.getCause()) {
            if (each instanceof InvalidSettingException invalid) {
                return invalid;
            }
            if (each instanceof UnboundConfigurationPropertiesException unknown) {
                return new InvalidSettingException(
                        "There is no setting "
                                + unknown.getUnboundProperties()
                                        .iterator()
                                        .next()
                                        .getName(),
                        "Look at docs/links.md for the members of a client.");
            }
        }
        return refused instanceof BindException bind
                ? UnreadableValue.of(bind)
                : new InvalidSettingException(
                        "A member of sayso.authorization." + owner + " has a name that no setting can have",
                        "Look at docs/links.md for the members of a client.");
    }
}
