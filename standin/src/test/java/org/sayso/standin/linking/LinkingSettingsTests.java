package org.sayso.standin.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.linking.LinkingReader;
import org.sayso.linking.Placeholders;

/** What the stand-in takes from a linking file. */
class LinkingSettingsTests {

    private static final String FILE = """
            skill: Tea Time
            vendorId: M1A2B3C4D5E6F7
            type: AUTH_CODE
            authorizationUrl: http://localhost:1/authorize
            accessTokenUrl: http://localhost:1/token
            clientId: alexa
            clientSecret: ${SECRET}
            accessTokenScheme: REQUEST_BODY_CREDENTIALS
            scopes: [openid, order]
            defaultTokenExpirationInSeconds: 600
            pkce: false
            """;
    private static final Placeholders SECRETS = Placeholders.of(Map.of("SECRET", "s3cret"));

    private static LinkingSettings settings(String yaml, Placeholders secrets) {
        return LinkingSettings.of(new LinkingReader(secrets).parse(yaml), secrets);
    }

    @Test
    void linkingFile_isTakenMemberByMember() {
        assertThat(settings(FILE, SECRETS))
                .isEqualTo(new LinkingSettings(
                        URI.create("http://localhost:1/authorize"),
                        URI.create("http://localhost:1/token"),
                        "alexa",
                        "s3cret",
                        LinkingSettings.Scheme.REQUEST_BODY_CREDENTIALS,
                        List.of("openid", "order"),
                        Duration.ofSeconds(600),
                        false));
    }

    @Test
    void fileThatSaysLittle_hasPkceBasicCredentialsAndAnHour() {
        LinkingSettings settings =
                settings(FILE.replaceAll("(accessTokenScheme|defaultTokenExpirationInSeconds|pkce).*\n", ""), SECRETS);

        assertThat(settings.pkce()).isTrue();
        assertThat(settings.scheme()).isEqualTo(LinkingSettings.Scheme.HTTP_BASIC);
        assertThat(settings.defaultTokenLife()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void secretWithoutValue_isRefused() {
        assertThatThrownBy(() -> settings(FILE, Placeholders.of(Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("clientSecret is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AUTH_CODE | IMPLICIT | type must be AUTH_CODE",
                "http://localhost:1/authorize | ftp://localhost/ | authorizationUrl must be an http or https address",
                "http://localhost:1/token | 'a b' | accessTokenUrl is not an address",
                "[openid, order] | ['openid order'] | scopes: one scope per entry",
                "600 | 0 | defaultTokenExpirationInSeconds must be positive"
            })
    void valueThatTheStandInCannotUse_isRefused(String good, String bad, String message) {
        assertThatThrownBy(() -> settings(FILE.replace(good, bad), SECRETS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
