package org.sayso.app.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sayso.CallerRefusal;
import org.sayso.Remedy;
import org.sayso.oauth.TokenVerifiers;
import org.sayso.policy.Requirement;
import org.sayso.token.TokenCheck;
import org.sayso.token.TokenVerifier;

/** What docs/tokens.md says is so. */
class TokenGuideTests {

    private static final Map<Remedy, String> LEADS_TO =
            Map.of(Remedy.LINK, "link", Remedy.TRY_LATER, "later", Remedy.OPERATOR, "operator");

    private static String guide() throws IOException {
        return Files.readString(Path.of("../docs/tokens.md"));
    }

    private static List<String> found(String text, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher =
                Pattern.compile(pattern, Pattern.DOTALL | Pattern.MULTILINE).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void oneLineForEachIssuer_compilesAndBuilds() throws IOException {
        // GUIDE:
        TokenVerifier okta = TokenVerifiers.okta("https://example.okta.com/oauth2/default", "api://pod", "0oa1alexa")
                .build();
        TokenVerifier auth0 = TokenVerifiers.auth0(
                        "https://example.eu.auth0.com/", "https://api.pod.example", "alexaClient")
                .build();
        TokenVerifier keycloak = TokenVerifiers.keycloak(
                        "https://id.example/realms/pod", "https://api.pod.example", "alexa")
                .build();
        TokenVerifier amazon = TokenVerifiers.loginWithAmazon("amzn1.application-oa2-client.1234")
                .build();
        // GUIDE
        Requirement money = Requirement.scopes("pod:order").with(TokenCheck.ASK_ISSUER_NOW);
        // :GUIDE

        assertThat(Stream.of(okta, auth0, keycloak).map(TokenVerifier::canAskIssuer))
                .containsOnly(false);
        assertThat(amazon.canAskIssuer()).isTrue();
        assertThat(money.check()).isEqualTo(TokenCheck.ASK_ISSUER_NOW);
        String here = Files.readString(Path.of("src/test/java/org/sayso/app/token/TokenGuideTests.java"));
        String compiled = found(here, "// GUIDE:\n(.*?)// :GUIDE").get(0).replace("// GUIDE\n", "");
        assertThat(plain(String.join("", found(guide(), "```java\n(.*?)```")))).isEqualTo(plain(compiled));
    }

    private static String plain(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void tableOfReasons_listsEachWithWhatItLeadsTo() throws IOException {
        List<String> rows = Stream.of(CallerRefusal.values())
                .map(reason -> "| `" + reason + "` | " + LEADS_TO.get(reason.remedy()) + " | " + reason.hint() + " |")
                .toList();

        assertThat(found(guide(), "^(\\| `[A-Z][A-Z_]+` .*?)$")).isEqualTo(rows);
    }

    @Test
    void settings_exist() throws IOException {
        StringBuilder metadata = new StringBuilder();
        for (var url : Collections.list(
                getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream in = url.openStream()) {
                metadata.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        List<String> named = found(guide(), "(sayso\\.token\\.[a-z0-9.-]+[a-z0-9])").stream()
                .filter(name -> !name.matches("sayso\\.token\\.(provider|remembered)"))
                .distinct()
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(12)
                .allSatisfy(name -> assertThat(metadata).contains("\"name\": \"" + name + "\""));
    }

    @Test
    void profiles_areThoseOfTheCommandAndAmazons() throws IOException {
        String table =
                guide().substring(guide().indexOf("| profile |"), guide().indexOf("With the Spring Boot starter"));

        for (ProfileName name : ProfileName.values()) {
            assertThat(table).contains("`" + name.toString().toLowerCase(Locale.ROOT) + "`");
        }
        assertThat(table).contains("`login-with-amazon`");
    }
}
