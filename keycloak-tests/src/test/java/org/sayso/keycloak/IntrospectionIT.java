package org.sayso.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sayso.CallerRefusal;
import org.sayso.oauth.ClientAuthentication;
import org.sayso.token.PresentedToken;
import org.sayso.token.UserKey;
import org.sayso.token.VerifiedToken;

/** What Keycloak says of a token when it is asked. */
class IntrospectionIT {

    private static Realm realm;
    private static Realm.Person ann;
    private static SignIn.Tokens tokens;

    @BeforeAll
    static void link() {
        realm = Realm.create();
        ann = realm.person("Ann");
        tokens = SignIn.alexa(realm, ann, Realm.SCOPE);
    }

    @ParameterizedTest
    @EnumSource
    void serviceInTheAudience_isToldWhoseTokenItIs(ClientAuthentication style) {
        VerifiedToken verified = Verification.accepted(Verification.asking(realm, Realm.API, realm.apiSecret, style)
                .verify(tokens.presented(), Verification.inquiry()));

        assertThat(verified.user()).isEqualTo(new UserKey(realm.issuer(), ann.id()));
        assertThat(verified.clientId()).isEqualTo(Realm.ALEXA);
        assertThat(verified.scopes()).contains(Realm.SCOPE);
    }

    @ParameterizedTest
    @EnumSource
    void wrongSecretOfOurs_isNoReasonToLinkAgain(ClientAuthentication style) {
        assertThat(refused(Realm.API, "not-the-secret", style, tokens.access()))
                .isEqualTo(CallerRefusal.PROVIDER_REFUSES_US);
    }

    /** Since 26.6.2 (CVE-2026-37979) Keycloak answers services outside the audience as if the token did not exist. */
    @Test
    void serviceOutsideTheAudience_hearsThatTheTokenIsNotActive() {
        assertThat(refused(
                        Realm.OTHER_API,
                        realm.otherApiSecret,
                        ClientAuthentication.CLIENT_SECRET_BASIC,
                        tokens.access()))
                .isEqualTo(CallerRefusal.INACTIVE);
    }

    @Test
    void clientTheTokenWasIssuedTo_hearsThatTheTokenIsNotActive() {
        assertThat(refused(Realm.ALEXA, realm.alexaSecret, ClientAuthentication.CLIENT_SECRET_BASIC, tokens.access()))
                .isEqualTo(CallerRefusal.INACTIVE);
    }

    @Test
    void idToken_isRefused() {
        assertThat(refused(tokens.id())).isEqualTo(CallerRefusal.INACTIVE);
    }

    @Test
    void refreshToken_isRefused() {
        assertThat(refused(tokens.refresh())).isEqualTo(CallerRefusal.INACTIVE);
    }

    @Test
    void endedToken_isRefused() throws InterruptedException {
        Realm shortLived = Realm.create();
        shortLived.setAlexa("access.token.lifespan", "1");
        SignIn.Tokens ended = SignIn.alexa(shortLived, shortLived.person("Ann"), Realm.SCOPE);
        Thread.sleep(Duration.ofSeconds(2).toMillis());

        assertThat(Verification.refused(Verification.asking(
                                shortLived, Realm.API, shortLived.apiSecret, ClientAuthentication.CLIENT_SECRET_BASIC)
                        .verify(ended.presented(), Verification.inquiry())))
                .isEqualTo(CallerRefusal.INACTIVE);
    }

    private static CallerRefusal refused(String token) {
        return refused(Realm.API, realm.apiSecret, ClientAuthentication.CLIENT_SECRET_BASIC, token);
    }

    private static CallerRefusal refused(String client, String secret, ClientAuthentication style, String token) {
        return Verification.refused(Verification.asking(realm, client, secret, style)
                .verify(PresentedToken.of(token), Verification.inquiry()));
    }
}
