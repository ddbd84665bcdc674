package org.sayso.authorization.settings;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What accounts say about their owners beside the standard things. Immutable.
 *
 * <p>Settings write names with hyphens, forms, claims and JSON with underscores: {@code attributes.favorite-color} is the
 * attribute {@code favorite_color}.
 *
 * @param attributes by a name of your choice; by default {@code favorite-color} alone, which is of words
 */
@ConfigurationProperties("sayso.authorization")
public record AttributeSettings(@DefaultValue Map<String, AttributeSetting> attributes) {

    /** The attribute that the pages have words for. */
    public static final String FAVORITE_COLOR = "favorite_color";

    /** What friends call the person, which every account may tell (OpenID Connect Core section 5.1). */
    public static final String GIVEN_NAME = "given_name";

    /** What the userinfo endpoint says anyway, and what would pass for a verified contact (OpenID Connect Core section 5.1). */
    private static final Set<String> TAKEN =
            Set.of("name", GIVEN_NAME, "email", "email_verified", "phone_number", "phone_number_verified");

    /** Refuses what cannot work, and fills in the default. */
    public AttributeSettings {
        Map<String, AttributeSetting> declared = new LinkedHashMap<>();
        attributes.forEach((name, attribute) -> {
            checkName(name);
            String key = name.replace('-', '_');
            attribute.check("sayso.authorization.attributes." + name, key.equals(FAVORITE_COLOR));
            declared.put(key, attribute);
        });
        if (declared.isEmpty()) {
            declared.put(FAVORITE_COLOR, AttributeSetting.favoriteColor());
        }
        checkClaims(declared);
        attributes = Collections.unmodifiableMap(declared);
    }

    /** The attribute with this name, with hyphens or underscores. */
    public Optional<AttributeSetting> find(String name) {
        return Optional.ofNullable(attributes.get(key(name)));
    }

    /** A name as forms, claims and JSON have it. */
    public static String key(String name) {
        return name.replace('-', '_');
    }

    /** The attributes that this scope has the userinfo endpoint tell, by the name of the claim. */
    public Map<String, String> claims(Set<String> scopes) {
        Map<String, String> claims = new TreeMap<>();
        attributes.forEach((key, attribute) -> {
            if (attribute.scope() != null && scopes.contains(attribute.scope())) {
                claims.put(claim(key, attribute), key);
            }
        });
        return claims;
    }

    /**
     * Refuses claims of skills that lead nowhere.
     *
     * @throws InvalidSettingException naming the setting and the fix
     */
    public void checkClaims(AuthorizationSettings settings) {
        new TreeMap<>(settings.skills())
                .forEach((name, skill) -> new TreeMap<>(skill.claims()).forEach((claim, attribute) -> {
                    if (!attribute.equals(GIVEN_NAME) && !attributes.containsKey(attribute)) {
                        throw new InvalidSettingException(
                                "sayso.authorization.skills." + name + ".token-claims." + claim
                                        + " names an attribute no account has: "
                                        + skill.tokenClaims().get(claim),
                                "Set it to "
                                        + String.join(
                                                " or ",
                                                Stream.concat(Stream.of(GIVEN_NAME), attributes.keySet().stream())
                                                        .toList())
                                        + ".");
                    }
                }));
    }

    /**
     * Refuses scopes that no skill has.
     *
     * @throws InvalidSettingException naming the setting and the fix
     */
    public void checkScopes(AuthorizationSettings settings) {
        attributes.forEach((key, attribute) -> {
            String scope = attribute.scope();
            if (scope != null
                    && settings.skills().values().stream()
                            .noneMatch(skill -> skill.scopes().contains(scope))) {
                throw new InvalidSettingException(
                        property(key) + ".scope is the scope of no skill: " + scope,
                        "Set it to one of skills.<name>.scopes, or nobody would ever be told.");
            }
        });
    }

    private static void checkName(String name) {
        if (!name.matches("[a-z][a-z0-9]{0,31}(-[a-z0-9]{1,32}){0,3}")) {
            throw new InvalidSettingException(
                    "sayso.authorization.attributes." + name + " has a name that cannot be part of an address",
                    "Use small letters, digits and hyphens, such as shoe-size.");
        }
        if (TAKEN.contains(key(name)) || ClaimRules.reserved(name)) {
            throw new InvalidSettingException(
                    "sayso.authorization.attributes." + name + " has a meaning of its own",
                    "Choose another name, such as nick-name.");
        }
    }

    private static void checkClaims(Map<String, AttributeSetting> declared) {
        Set<String> told = new HashSet<>();
        declared.forEach((key, attribute) -> {
            if (attribute.scope() == null) {
                return;
            }
            String claim = claim(key, attribute);
            ClaimRules.checkName(claim, property(key) + ".claim");
            if (TAKEN.contains(claim.toLowerCase(Locale.ROOT)) || !told.add(claim)) {
                throw new InvalidSettingException(
                        property(key) + ".claim has a meaning of its own, or is told already: " + claim,
                        "Choose another name for the claim.");
            }
        });
    }

    private static String claim(String key, AttributeSetting attribute) {
        return Optional.ofNullable(attribute.claim()).orElse(key);
    }

    private static String property(String key) {
        return "sayso.authorization.attributes." + key.replace('_', '-');
    }
}
