package org.sayso.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sayso.CallerRefusal;
import org.sayso.oauth.ClientAuthentication;
import org.sayso.oauth.JwtAuthenticator;
import org.sayso.oauth.TokenVerifiers;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenVerifier;
import org.sayso.token.UserKey;
import org.sayso.token.VerifiedToken;

/** Which of Keycloak's tokens the skill takes, by their signature and what they say. */
class TokenIT {

    private static Realm realm;
    private static Realm.Person ann;
    private static SignIn.Tokens tokens;

    @BeforeAll
    static void link() {
        realm = Realm.create();
        ann = realm.person("Ann");
        tokens = SignIn.alexa(realm, ann, Realm.SCOPE);
    }

    @Test
    void accessToken_namesUserClientAndScopes() {
        TokenVerifier verifier =
                TokenVerifiers.keycloak(realm.issuer(), Realm.API, Realm.ALEXA).build();

        VerifiedToken verified = Verification.accepted(verifier.verify(tokens.presented(), Verification.inquiry()));

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
        SignIn.Tokens plain = SignIn.alexa(realm, realm.person("Ben"), "");

        assertThat(Verification.of(realm).refused(plain.presented())).isEqualTo(CallerRefusal.CLAIM_MISSING);
    }

    @Test
    void tokenWithoutSubject_isRefused() {
        Realm imported = Realm.create();
        imported.takeBasicScopeFromAlexa();
        SignIn.Tokens tokens = SignIn.alexa(imported, imported.person("Ann"), Realm.SCOPE);

        assertThat(Verification.of(imported).refused(tokens.presented())).isEqualTo(CallerRefusal.CLAIM_MISSING);
    }

    @Test
    void tokenOfAnotherRealm_isRefusedByItsIssuer() {
        Realm elsewhere = Realm.create();
        SignIn.Tokens foreign = SignIn.alexa(elsewhere, elsewhere.person("Ann"), Realm.SCOPE);

        assertThat(Verification.of(realm).refused(foreign.presented())).isEqualTo(CallerRefusal.WRONG_ISSUER);
    }

    @Test
    void tokenAfterItsEnd_isRefused() {
        MovableClock clock = MovableClock.running();
        clock.advance(Duration.ofSeconds(Realm.TOKEN_SECONDS + 61));

        assertThat(Verification.at(realm, clock).refused(tokens.presented())).isEqualTo(CallerRefusal.EXPIRED);
    }

    @Test
    void tokenMarkedAsRfc9068Says_isAccepted() {
        Realm marked = Realm.create();
        marked.setAlexa("access.token.header.type.rfc9068", "true");
        SignIn.Tokens tokens = SignIn.alexa(marked, marked.person("Ann"), Realm.SCOPE);

        Verification.of(marked).accepted(tokens.presented());
    }

    @Test
    void otherAlgorithm_isAcceptedOnlyWhereTheSkillNamesIt() {
        Realm elliptic = Realm.create();
        elliptic.setAlexa("access.token.signed.response.alg", "ES256");
        SignIn.Tokens tokens = SignIn.alexa(elliptic, elliptic.person("Ann"), Realm.SCOPE);
        TokenVerifier naming = TokenVerifiers.keycloak(elliptic.issuer(), Realm.API, Realm.ALEXA)
                .authenticator(JwtAuthenticator.builder()
                        .issuer(elliptic.issuer())
                        .algorithms("RS256", "ES256")
                        .build())
                .build();

        assertThat(Verification.of(elliptic).refused(tokens.presented()))
                .isEqualTo(CallerRefusal.ALGORITHM_NOT_ALLOWED);
        Verification.accepted(naming.verify(tokens.presented(), Verification.inquiry()));
    }

    /** A trap: they lack most claims, and only introspection tells the rest. */
    @Test
    void lightweightToken_isRefusedLocallyAndAcceptedByIntrospection() {
        Realm light = Realm.create();
        light.setAlexa("client.use.lightweight.access.token.enabled", "true");
        SignIn.Tokens tokens = SignIn.alexa(light, light.person("Ann"), Realm.SCOPE);

        assertThat(Verification.of(light).refused(tokens.presented())).isEqualTo(CallerRefusal.CLAIM_MISSING);
        // Whoever takes them asks about every token.
        Verification.accepted(
                Verification.asking(light, Realm.API, light.apiSecret, ClientAuthentication.CLIENT_SECRET_BASIC)
                        .verify(tokens.presented(), Verification.inquiry()));
    }
}
