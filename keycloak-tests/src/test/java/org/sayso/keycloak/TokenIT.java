package org.sayso.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sayso.CallerRefusal;
import org.sayso.token.PresentedToken;
import org.sayso.token.UserKey;
import org.sayso.token.VerifiedToken;

/** Which of Keycloak's tokens the skill takes, by their signature and what they say. */
class TokenIT {

    private static Realm realm;
    private static Realm.Person ann;
    private static SignIn.Tokens tokens;

    @BeforeAll
    static void link() {
        realm = Realm.create(URI.create("http://127.0.0.1:9/api/skill/link/NOBODY"));
        ann = realm.person("Ann");
        tokens = SignIn.alexa(realm, ann, Realm.SCOPE);
    }

    @Test
    void accessToken_namesUserClientAndScopes() {
        VerifiedToken verified = Verification.of(realm).accepted(tokens.presented());

        assertThat(verified.user()).isEqualTo(new UserKey(realm.issuer(), ann.id()));
        assertThat(verified.clientId()).isEqualTo(Realm.ALEXA);
        assertThat(verified.scopes()).contains(Realm.SCOPE, "offline_access");
        assertThat(verified.claims().get("aud")).isEqualTo(Realm.API);
    }

    @Test
    void givenName_isNotInTheAccessTokenButAskedOfUserinfo() {
        VerifiedToken verified = Verification.of(realm).accepted(tokens.presented());

        assertThat(verified.claims()).doesNotContainKeys("given_name", "family_name", "name", "email");
        assertThat(verified.givenName()).contains("Ann");
    }

    @Test
    void idToken_isRefusedAsNoAccessToken() {
        assertThat(Verification.of(realm).refused(PresentedToken.of(tokens.id())))
                .isEqualTo(CallerRefusal.NOT_AN_ACCESS_TOKEN);
    }

    @Test
    void refreshToken_isRefusedByItsAlgorithm() {
        assertThat(Verification.of(realm).refused(PresentedToken.of(tokens.refresh())))
                .isEqualTo(CallerRefusal.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void tokenOfAnotherClient_isRefused() {
        SignIn.Tokens other = SignIn.otherClient(realm, realm.person("Ben"), Realm.SCOPE);

        assertThat(Verification.of(realm).refused(other.presented())).isEqualTo(CallerRefusal.WRONG_CLIENT);
    }

    @Test
    void tokenForAnotherService_isRefused() {
        SignIn.Tokens coffee = SignIn.alexa(realm, realm.person("Ben"), Realm.OTHER_SCOPE);

        assertThat(Verification.of(realm).refused(coffee.presented())).isEqualTo(CallerRefusal.WRONG_AUDIENCE);
    }

    @Test
    void tokenWithoutAScopeThatNamesAService_isRefused() {
        SignIn.Tokens plain = SignIn.alexa(realm, realm.person("Ben"));

        assertThat(Verification.of(realm).refused(plain.presented())).isEqualTo(CallerRefusal.CLAIM_MISSING);
    }

    @Test
    void tokenOfAnotherRealm_isRefusedByItsIssuer() {
        Realm elsewhere = Realm.create(URI.create("http://127.0.0.1:9/api/skill/link/NOBODY"));
        SignIn.Tokens foreign = SignIn.alexa(elsewhere, elsewhere.person("Ann"), Realm.SCOPE);

        assertThat(Verification.of(realm).refused(foreign.presented())).isEqualTo(CallerRefusal.WRONG_ISSUER);
    }

    @Test
    void tokenAfterItsEnd_isRefused() {
        MovableClock clock = new MovableClock();
        clock.advance(Duration.ofSeconds(Realm.TOKEN_SECONDS + 61));

        assertThat(Verification.at(realm, clock).refused(tokens.presented())).isEqualTo(CallerRefusal.EXPIRED);
    }
}
