package org.sayso.authorization.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** What belongs to a link, and what the end of a link ends. */
class LinksTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final OAuth2RefreshToken REFRESH_TOKEN =
            new OAuth2RefreshToken("refresh", NOW, NOW.plusSeconds(86_400));

    private final Links links = new Links(InstantSource.fixed(NOW));

    @Test
    void refreshUnderWayWhileTheLinkEnds_doesNotBringItBack() {
        OAuth2Authorization read = link("first");
        links.save(read);
        OAuth2Authorization refreshed = OAuth2Authorization.from(read)
                .accessToken(accessToken("second"))
                .build();

        assertThat(links.revoke("refresh", "pizza")).isTrue();
        links.save(refreshed);

        assertThat(links.findLive("first")).isEmpty();
        assertThat(links.findLive("second")).isEmpty();
        assertThat(links.findById(read.getId()))
                .extracting(OAuth2Authorization::getRefreshToken)
                .extracting(OAuth2Authorization.Token::isInvalidated)
                .isEqualTo(true);
    }

    @Test
    void accessTokenRevokedWhileItsLinkIsSavedAgain_staysRevoked() {
        OAuth2Authorization read = link("first");
        links.save(read);
        links.revoke("first", "pizza");
        links.save(read);
        assertThat(links.findLive("first")).isEmpty();
    }

    @Test
    void linkRemoved_takesItsAccessTokensAlong() {
        OAuth2Authorization link = link("first");
        links.save(link);
        assertThat(links.findLive("first")).isPresent();
        links.remove(link);
        assertThat(links.findLive("first")).isEmpty();
    }

    @Test
    void anotherClient_revokesNothing() {
        links.save(link("first"));
        assertThat(links.revoke("first", "tea")).isFalse();
        assertThat(links.revoke("refresh", "tea")).isFalse();
        assertThat(links.findLive("first")).isPresent();
    }

    private static OAuth2Authorization link(String accessToken) {
        RegisteredClient client = RegisteredClient.withId("pizza")
                .clientId("alexa")
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .build();
        return OAuth2Authorization.withRegisteredClient(client)
                .id("link")
                .principalName("user-ann")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .token(
                        accessToken(accessToken),
                        metadata -> metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, Map.of("jti", "1")))
                .refreshToken(REFRESH_TOKEN)
                .build();
    }

    private static OAuth2AccessToken accessToken(String value) {
        return new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, value, NOW, NOW.plusSeconds(3_600), Set.of("openid"));
    }
}
