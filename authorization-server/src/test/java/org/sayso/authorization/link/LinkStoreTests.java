package org.sayso.authorization.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.settings.DatabaseSettings;
import org.sayso.authorization.signin.SignedInUser;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.ServerSecrets;
import org.sayso.authorization.token.RefreshToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** What belongs to a link, and what the end of a link ends. */
class LinkStoreTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final OAuth2TokenType CODE = new OAuth2TokenType("code");

    private final RegisteredClient client = RegisteredClient.withId("pizza")
            .clientId("alexa")
            .redirectUri("https://a.example")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
            .build();
    private final String id = UUID.randomUUID().toString();
    private final String refreshToken = RefreshToken.first(UUID.fromString(id)).text();
    private final List<LinkEvent> events = new ArrayList<>();
    private final ServerDatabase database = ServerDatabase.open(new DatabaseSettings(null, null, null));
    private final LinkStore links = new LinkStore(
            InstantSource.fixed(NOW),
            database,
            ServerSecrets.random(),
            new InMemoryRegisteredClientRepository(client),
            events::add);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void refreshUnderWayWhileTheLinkEnds_isRefusedAndDoesNotBringItBack() {
        link();
        OAuth2Authorization refreshed = OAuth2Authorization.from(
                        Objects.requireNonNull(links.findByToken(refreshToken, OAuth2TokenType.REFRESH_TOKEN)))
                .accessToken(accessToken("second"))
                .build();

        assertThat(links.revoke(refreshToken, "pizza")).isTrue();

        assertThatThrownBy(() -> links.save(refreshed))
                .isInstanceOfSatisfying(
                        OAuth2AuthenticationException.class,
                        refusal -> assertThat(refusal.getError().getErrorCode()).isEqualTo("invalid_grant"));
        assertThat(links.findLive("first")).isEmpty();
        assertThat(links.findLive("second")).isEmpty();
        assertThat(links.findByToken(refreshToken, OAuth2TokenType.REFRESH_TOKEN))
                .isNull();
        assertThat(events).first().isInstanceOf(LinkEvent.Begun.class);
        assertThat(events)
                .hasSize(2)
                .last()
                .asInstanceOf(InstanceOfAssertFactories.type(LinkEvent.Ended.class))
                .satisfies(ended ->
                        assertThat(ended.link().ended()).contains(new Link.End(NOW, EndReason.REVOKED_BY_CLIENT)));
    }

    @Test
    void refreshUnderWayWhileTheLinkIsRemoved_isRefused() {
        link();
        OAuth2Authorization read =
                Objects.requireNonNull(links.findByToken(refreshToken, OAuth2TokenType.REFRESH_TOKEN));
        links.remove(read);
        assertThat(links.findLive("first")).isEmpty();
        assertThatThrownBy(() -> links.save(OAuth2Authorization.from(read)
                        .accessToken(accessToken("second"))
                        .build()))
                .isInstanceOf(OAuth2AuthenticationException.class);
        assertThat(links.of("user-ann")).isEmpty();
    }

    @Test
    void accessTokenRevoked_leavesTheLinkAndTheOthersAlone() {
        link();
        links.save(OAuth2Authorization.from(
                        Objects.requireNonNull(links.findByToken(refreshToken, OAuth2TokenType.REFRESH_TOKEN)))
                .accessToken(accessToken("second"))
                .build());
        assertThat(links.findLive("first")).isPresent();
        assertThat(links.revoke("first", "pizza")).isTrue();
        assertThat(links.findLive("first")).isEmpty();
        assertThat(links.findByToken("first", OAuth2TokenType.ACCESS_TOKEN)).isNull();
        assertThat(links.findLive("second")).isPresent();
        assertThat(links.of("user-ann"))
                .singleElement()
                .satisfies(link -> assertThat(link.ended()).isEmpty());
    }

    @Test
    void anotherClient_revokesNothing() {
        link();
        assertThat(links.revoke("first", "tea")).isFalse();
        assertThat(links.revoke(refreshToken, "tea")).isFalse();
        assertThat(links.revoke("unknown", "tea")).isTrue();
        assertThat(links.findLive("first")).isPresent();
    }

    @Test
    void typeUnknown_isFoundAllTheSame() {
        link();
        for (String value : List.of("code", "first", refreshToken)) {
            assertThat(Objects.requireNonNull(links.findByToken(value, null)).getId())
                    .isEqualTo(id);
        }
        assertThat(links.findByToken("other", null)).isNull();
    }

    @Test
    void restored_carriesThePresentedValueOnly() {
        link();
        OAuth2Authorization byCode = Objects.requireNonNull(links.findByToken("code", CODE));
        assertThat(byCode.getAccessToken()).isNull();
        assertThat(byCode.getRefreshToken()).isNull();
        assertThat(Objects.requireNonNull(byCode.getToken(OAuth2AuthorizationCode.class))
                        .isInvalidated())
                .isTrue();
        OAuth2Authorization byRefresh =
                Objects.requireNonNull(links.findByToken(refreshToken, OAuth2TokenType.REFRESH_TOKEN));
        assertThat(byRefresh.getToken(OAuth2AuthorizationCode.class)).isNull();
        assertThat(Objects.requireNonNull(byRefresh.getRefreshToken())
                        .getToken()
                        .getTokenValue())
                .isEqualTo(refreshToken);
        assertThat(Objects.requireNonNull(links.findById(id)).<OAuth2AccessToken>getToken("first"))
                .isNull();
    }

    /** As Spring does it: a code, then its exchange. */
    private void link() {
        OAuth2Authorization asked = OAuth2Authorization.withRegisteredClient(client)
                .id(id)
                .principalName("user-ann")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizedScopes(Set.of("order"))
                .attribute(
                        Principal.class.getName(),
                        new TestingAuthenticationToken(new SignedInUser("user-ann", "ann", "Ann"), null, List.of()))
                .attribute(
                        OAuth2AuthorizationRequest.class.getName(),
                        OAuth2AuthorizationRequest.authorizationCode()
                                .authorizationUri("https://accounts.example/oauth2/authorize")
                                .clientId("alexa")
                                .redirectUri("https://a.example")
                                .build())
                .token(new OAuth2AuthorizationCode("code", NOW, NOW.plusSeconds(300)))
                .build();
        links.save(asked);
        OAuth2Authorization found = Objects.requireNonNull(links.findByToken("code", CODE));
        links.save(OAuth2Authorization.from(found)
                .token(
                        accessToken("first"),
                        metadata -> metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, Map.of("jti", "1")))
                .refreshToken(new OAuth2RefreshToken(refreshToken, NOW, NOW.plusSeconds(86_400)))
                .invalidate(Objects.requireNonNull(found.getToken(OAuth2AuthorizationCode.class))
                        .getToken())
                .build());
    }

    private static OAuth2AccessToken accessToken(String value) {
        return new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, value, NOW, NOW.plusSeconds(3_600), Set.of("order"));
    }
}
