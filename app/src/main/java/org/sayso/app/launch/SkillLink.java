package org.sayso.app.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.LinkingReader;
import org.sayso.linking.Placeholders;
import org.sayso.standin.SkillPackage;
import org.sayso.standin.SkillSetup;
import org.sayso.standin.amazon.AmazonClient;
import org.sayso.standin.linking.LinkingSettings;

/** The linking file of one skill with this playground's addresses and secrets in it, told to each who needs it. */
final class SkillLink {

    private final String name;
    private final Home home;
    private final String secret;
    private final Placeholders placeholders;
    private final LinkingFile file;
    private final List<String> scopes;

    private SkillLink(
            String name, Home home, String secret, Placeholders placeholders, LinkingFile file, List<String> scopes) {
        this.name = name;
        this.home = home;
        this.secret = secret;
        this.placeholders = placeholders;
        this.file = file;
        this.scopes = scopes;
    }

    /**
     * Reads {@code /<name>/linking.yml} from the class path.
     *
     * @param prefix of the file's placeholders, such as POD
     * @param secretName of Alexa's client secret among the playground's secrets
     */
    static SkillLink read(String name, String prefix, String secretName, Home home) {
        String secret = home.secrets().getUrlSafe(secretName);
        Placeholders placeholders = Placeholders.of(Map.of(
                prefix.toUpperCase(Locale.ROOT) + "_ACCOUNTS_URL",
                home.accounts(),
                prefix.toUpperCase(Locale.ROOT) + "_AMAZON_URL",
                home.page(),
                prefix.toUpperCase(Locale.ROOT) + "_AMAZON_API_URL",
                home.page(),
                prefix.toUpperCase(Locale.ROOT) + "_ALEXA_CLIENT_SECRET",
                secret));
        try (InputStream in = SkillLink.class.getResourceAsStream("/" + name + "/linking.yml")) {
            LinkingFile file = new LinkingReader(placeholders).read(Objects.requireNonNull(in, name));
            return new SkillLink(name, home, secret, placeholders, file, file.scopes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with other scopes. */
    SkillLink withScopes(List<String> others) {
        return new SkillLink(name, home, secret, placeholders, file, List.copyOf(others));
    }

    /** Alexa's client at the authorization server. */
    Map<String, String> accounts() {
        Map<String, String> properties = new TreeMap<>();
        String prefix = "sayso.authorization.skills." + name + ".";
        properties.put(prefix + "skill-name", file.skill());
        properties.put(prefix + "client-id", file.clientId());
        properties.put(prefix + "client-secret", secret);
        properties.put(prefix + "vendor-id", file.vendorId());
        properties.put(prefix + "additional-redirect-uris", redirectUri());
        properties.put(prefix + "audience", audience());
        properties.put(prefix + "scopes", String.join(",", scopes));
        properties.put(prefix + "require-pkce", Boolean.toString(file.pkce()));
        return properties;
    }

    /** Alexa's client at Login with Amazon. */
    AmazonClient amazonClient() {
        return new AmazonClient(
                file.clientId(), secret, file.skill(), List.of(URI.create(redirectUri())), file.vendorId());
    }

    private String redirectUri() {
        return home.page() + "/api/skill/link/" + file.vendorId();
    }

    /** Which requests and tokens the skill accepts. */
    Map<String, String> skill() {
        Map<String, String> properties = new TreeMap<>(home.trustingTheStandIn());
        properties.put("sayso.skill-id", said(file.skillId()));
        if (file.audience() != null) {
            properties.put("sayso.token.audience", audience());
        }
        properties.put("sayso.token.allowed-clients", file.clientId());
        return properties;
    }

    /** What Alexa knows. */
    SkillSetup setup(URI endpoint) {
        return SkillSetup.of(
                        SkillPackage.classPath("skill-package/" + name),
                        said(file.skillId()),
                        LinkingSettings.of(file, placeholders).withScopes(scopes),
                        endpoint)
                .withVendorId(file.vendorId())
                .withVoiceForward(file.voiceForward().enabled());
    }

    String audience() {
        return said(file.audience());
    }

    /** A member that the samples' files have. */
    private static String said(@Nullable String member) {
        return Objects.requireNonNull(member);
    }
}
