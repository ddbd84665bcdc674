package org.sayso.authorization.account;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.settings.AttributeSettings;

/**
 * A person who can sign in. Immutable.
 *
 * @param subject opaque and never changed or used again; {@code sub} of the tokens
 * @param userName what the person types to sign in; may change
 * @param name what the person is called
 * @param givenName what friends call the person; none if unknown
 * @param attributes what else the account says, by the names of the declared attributes; without those it does not have
 * @param roles what the person is to the service, such as {@code staff}
 * @param contact where messages about what was ordered go
 */
public record Account(
        String subject,
        String userName,
        String name,
        @Nullable String givenName,
        Map<String, String> attributes,
        Set<String> roles,
        Contact contact) {

    /** Copies the collections. */
    public Account {
        attributes = Map.copyOf(attributes);
        roles = Set.copyOf(roles);
    }

    /** The value of a declared attribute, or of {@code given_name}; empty if the account has none. */
    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(
                attribute.equals(AttributeSettings.GIVEN_NAME) ? givenName : attributes.get(attribute));
    }

    /** The same account with more attributes, or other values of them. */
    public Account withAttributes(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(attributes);
        all.putAll(others);
        return new Account(subject, userName, name, givenName, all, roles, contact);
    }

    /** The same account with another value of one attribute, or none. */
    public Account withAttribute(String attribute, @Nullable String value) {
        Map<String, String> all = new TreeMap<>(attributes);
        if (value == null) {
            all.remove(attribute);
        } else {
            all.put(attribute, value);
        }
        return new Account(subject, userName, name, givenName, all, roles, contact);
    }
}
