package org.sayso.authorization;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.profile.AlexaProfile;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;

/** Somebody's own authorization server: Spring Boot and its settings, no code at all. */
@EnableAutoConfiguration
final class PlainServer {

    static final String CLIENT_ID = "alexa-plain";
    static final String CLIENT_SECRET = "test-only-secret-of-plain-3c77";
    static final String VENDOR_ID = "M7PLAIN2TEST";
    static final String AUDIENCE = "https://tea.example";
    static final String REDIRECT = "http://localhost:8080/api/skill/link/" + VENDOR_ID;
    static final String PASSWORD = "test-only-password-of-ann";

    private PlainServer() {}

    static ConfigurableApplicationContext start(Map<String, String> differences) {
        return start(differences, null);
    }

    static ConfigurableApplicationContext start(Map<String, String> differences, @Nullable AlexaProfile profile) {
        Map<String, String> settings = settings();
        settings.putAll(differences);
        return new SpringApplicationBuilder(PlainServer.class)
                .bannerMode(Banner.Mode.OFF)
                .initializers(context -> {
                    // Spring's own choice, as a bean, so that a test can look into it.
                    ((GenericApplicationContext) context)
                            .registerBean(
                                    OAuth2AuthorizationService.class, () -> new InMemoryOAuth2AuthorizationService());
                    if (profile != null) {
                        ((GenericApplicationContext) context).registerBean(AlexaProfile.class, () -> profile);
                    }
                })
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    static Map<String, String> profile() {
        return Map.of(
                "sayso.alexa-profile.client-id", CLIENT_ID,
                "sayso.alexa-profile.vendor-id", VENDOR_ID,
                "sayso.alexa-profile.audience", AUDIENCE);
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        String client = "spring.security.oauth2.authorizationserver.client.alexa.";
        settings.put("server.port", "0");
        settings.put("spring.security.user.name", "ann");
        settings.put("spring.security.user.password", "{noop}" + PASSWORD);
        settings.put(client + "registration.client-id", CLIENT_ID);
        settings.put(client + "registration.client-secret", "{noop}" + CLIENT_SECRET);
        settings.put(client + "registration.client-authentication-methods", "client_secret_basic");
        settings.put(client + "registration.authorization-grant-types", "authorization_code,refresh_token");
        settings.put(client + "registration.redirect-uris", REDIRECT);
        settings.put(client + "registration.scopes", "openid,tea:order");
        return settings;
    }
}
