package org.sayso.authorization.settings;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Refuses, where {@code sayso.authorization.production} is set, what is good on a developer's machine only: an issuer without
 * TLS, demo users, a database that forgets or belongs to one process, and secrets that everybody knows.
 */
@Configuration(proxyBeanMethods = false)
public class Production {

    private static final String RANDOM = "Good is what this prints: openssl rand -base64 32";
    private static final String PREFIX = "sayso.authorization.";
    private static final int FEWEST_DIFFERENT_BYTES = 12;

    /** Parts of values that are in documents, examples and tests, where everybody can read them. */
    private static final List<String> PUBLISHED = List.of("demo-only", "test-only", "change-me", "changeme", "fill-in");

    /** Looks before the settings are read, so that the whole reason comes first. */
    @Bean
    static BeanFactoryPostProcessor productionIsNoDemo(Environment environment) {
        return beans -> {
            if (environment.getProperty(PREFIX + "production", Boolean.class, false)) {
                check(environment);
            }
        };
    }

    /**
     * Looks at the settings as they are in force.
     *
     * @throws InvalidSettingException naming the setting and the fix
     */
    public static void check(Environment environment) {
        issuer(environment.getProperty(PREFIX + "issuer", ""));
        if (environment.getProperty(PREFIX + "demo-users", Boolean.class, false)) {
            throw new InvalidSettingException(
                    PREFIX + "demo-users=true lets anybody sign in with passwords that are printed on the page",
                    "Take it out, and say where accounts come from: docs/serve.md.");
        }
        database(environment.getProperty(PREFIX + "database.url", ""));
        secrets(environment);
    }

    private static void issuer(String issuer) {
        if (!issuer.startsWith("https://") || Rules.loopback(host(issuer))) {
            throw new InvalidSettingException(
                    PREFIX + "issuer is no address that Alexa can reach over TLS: "
                            + (issuer.isEmpty() ? "(none)" : issuer),
                    "Set the address that the proxy has for the world, such as https://accounts.example.com");
        }
        if (URI.create(issuer).getRawPath().length() > 1) {
            throw new InvalidSettingException(
                    PREFIX + "issuer has a path: " + issuer,
                    "Give the server a host of its own, such as https://accounts.example.com: its pages and endpoints are at"
                            + " the root.");
        }
    }

    private static String host(String address) {
        try {
            return String.valueOf(URI.create(address).getHost());
        } catch (IllegalArgumentException refusedLater) {
            return "";
        }
    }

    private static void database(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new InvalidSettingException(
                    PREFIX + "database.url is no PostgreSQL database" + (url.isBlank() ? ": it is missing" : ""),
                    "Set it, such as jdbc:postgresql://db.example.com/accounts: H2 is for one process on one machine, and in"
                            + " memory every link would end with it.");
        }
    }

    private static void secrets(Environment environment) {
        Binder binder = Binder.get(environment);
        List<String> secrets = binder.bind(PREFIX + "secrets", Bindable.listOf(String.class)).orElse(List.of()).stream()
                .filter(secret -> !secret.isBlank())
                .toList();
        if (secrets.isEmpty()) {
            throw new InvalidSettingException(
                    PREFIX + "secrets is missing",
                    "Set base64 of at least 32 random bytes, for example the output of: openssl rand -base64 32, or file:"
                            + " and the path of a file with that. Each server of this database needs the same.");
        }
        for (String secret : secrets) {
            refusePublished("secrets", secret);
            if (!secret.startsWith("file:") && !looksRandom(secret)) {
                throw new InvalidSettingException(PREFIX + "secrets has one that is not random", RANDOM);
            }
        }
        Map<String, String> all = binder.bind("sayso.authorization", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        new TreeMap<>(all).forEach((name, value) -> {
            if (name.endsWith("password") || name.endsWith("secret")) {
                refusePublished(name, value);
            }
        });
    }

    private static void refusePublished(String name, String secret) {
        String lower = secret.toLowerCase(Locale.ROOT);
        if (PUBLISHED.stream().anyMatch(lower::contains)) {
            throw published(name);
        }
    }

    /** Many random bytes are many different ones; what somebody typed, or zeros, are not. */
    private static boolean looksRandom(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.strip().getBytes(StandardCharsets.US_ASCII));
            return new String(bytes, StandardCharsets.ISO_8859_1)
                            .chars()
                            .distinct()
                            .count()
                    >= FEWEST_DIFFERENT_BYTES;
        } catch (IllegalArgumentException refusedLater) {
            return true;
        }
    }

    private static InvalidSettingException published(String name) {
        return new InvalidSettingException(
                PREFIX + name + " is a demo value, and no secret",
                name.endsWith("password")
                        ? "Choose another one where it is checked, and set it here. " + RANDOM
                        : RANDOM);
    }
}
