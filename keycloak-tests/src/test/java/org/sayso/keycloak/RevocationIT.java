package org.sayso.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.token.TokenCheck.ASK_ISSUER;
import static org.sayso.token.TokenCheck.ASK_ISSUER_NOW;
import static org.sayso.token.TokenCheck.USUAL;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sayso.CallerRefusal;
import org.sayso.oauth.RememberedAnswers;

/** Somebody ends a link at Keycloak while its access token is still good by its own words. */
class RevocationIT {

    private static Realm realm;

    @BeforeAll
    static void create() {
        realm = Realm.create();
    }

    /** Ways to end a link. */
    enum End {
        REFRESH_TOKEN_REVOKED,
        CONSENT_WITHDRAWN,
        USER_DISABLED
    }

    private static void apply(End end, Realm.Person person, SignIn.Tokens tokens) {
        switch (end) {
            case REFRESH_TOKEN_REVOKED ->
                assertThat(SignIn.revoke(realm, tokens.refresh())).isEqualTo(200);
            case CONSENT_WITHDRAWN -> realm.withdrawConsent(person);
            case USER_DISABLED -> realm.disable(person);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endedLink_passesLocallyButNotWhenKeycloakIsAsked(End end) {
        Realm.Person person = realm.person("Ann");
        SignIn.Tokens tokens = SignIn.alexa(realm, person, Realm.SCOPE);
        Verification skill = Verification.of(realm);
        Verification.accepted(skill.verdict(tokens.presented(), ASK_ISSUER_NOW));

        apply(end, person, tokens);

        Verification.accepted(skill.verdict(tokens.presented(), USUAL));
        assertThat(Verification.refused(skill.verdict(tokens.presented(), ASK_ISSUER_NOW)))
                .isEqualTo(CallerRefusal.INACTIVE);
        SignIn.Answer refreshed = SignIn.refresh(realm, tokens.refresh());
        assertThat(refreshed.status()).isEqualTo(400);
        assertThat(refreshed.json().path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void rememberedYes_passesForItsAgeOnly() {
        MovableClock clock = MovableClock.standing();
        Verification skill = Verification.remembering(realm, clock);
        SignIn.Tokens tokens = SignIn.alexa(realm, realm.person("Ann"), Realm.SCOPE);
        Verification.accepted(skill.verdict(tokens.presented(), ASK_ISSUER));

        SignIn.revoke(realm, tokens.refresh());

        Verification.accepted(skill.verdict(tokens.presented(), ASK_ISSUER));
        clock.advance(RememberedAnswers.DEFAULT_AGE.plus(Duration.ofMillis(1)));
        assertThat(Verification.refused(skill.verdict(tokens.presented(), ASK_ISSUER)))
                .isEqualTo(CallerRefusal.INACTIVE);
    }

    @Test
    void answerOfThisMoment_replacesTheRememberedYes() {
        Verification skill = Verification.remembering(realm, MovableClock.standing());
        SignIn.Tokens tokens = SignIn.alexa(realm, realm.person("Ann"), Realm.SCOPE);
        Verification.accepted(skill.verdict(tokens.presented(), ASK_ISSUER));

        SignIn.revoke(realm, tokens.refresh());

        assertThat(Verification.refused(skill.verdict(tokens.presented(), ASK_ISSUER_NOW)))
                .isEqualTo(CallerRefusal.INACTIVE);
        assertThat(Verification.refused(skill.verdict(tokens.presented(), ASK_ISSUER)))
                .isEqualTo(CallerRefusal.INACTIVE);
    }

    /** The administrator's "sign out" makes every token of an earlier second stale, those with offline_access too. */
    @Test
    void signOutByAnAdministrator_endsTheLink() throws InterruptedException {
        Realm.Person person = realm.person("Ann");
        SignIn.Tokens tokens = SignIn.alexa(realm, person, Realm.SCOPE);
        Thread.sleep(1_001);

        realm.signOut(person);

        assertThat(SignIn.refresh(realm, tokens.refresh()).status()).isEqualTo(400);
        assertThat(Verification.refused(Verification.of(realm).verdict(tokens.presented(), ASK_ISSUER_NOW)))
                .isEqualTo(CallerRefusal.INACTIVE);
    }

    /** Another trap: without offline_access the link is part of the browser's session, and ends with it. */
    @Test
    void linkWithoutOfflineAccess_endsWithTheBrowserSession() {
        Realm.Person person = realm.person("Ann");
        SignIn.Tokens tokens = SignIn.alexaOnline(realm, person, Realm.SCOPE);
        assertThat(SignIn.refresh(realm, tokens.refresh()).status()).isEqualTo(200);

        realm.signOut(person);

        assertThat(SignIn.refresh(realm, tokens.refresh()).status()).isEqualTo(400);
    }

    @Test
    void refreshToken_servesTwiceSinceRotationIsOff() {
        SignIn.Tokens tokens = SignIn.alexa(realm, realm.person("Ann"), Realm.SCOPE);
        Verification skill = Verification.of(realm);

        skill.accepted(SignIn.refresh(realm, tokens.refresh()).tokens().presented());
        skill.accepted(SignIn.refresh(realm, tokens.refresh()).tokens().presented());
    }

    /** Alexa may send a refresh token again whose answer was lost; with rotation this ends the link. */
    @Test
    void rotatedRefreshToken_servesOnce() {
        Realm rotating = Realm.create();
        rotating.rotateRefreshTokens();
        SignIn.Tokens tokens = SignIn.alexa(rotating, rotating.person("Ann"), Realm.SCOPE);
        SignIn.Tokens next = SignIn.refresh(rotating, tokens.refresh()).tokens();

        assertThat(SignIn.refresh(rotating, tokens.refresh()).status()).isEqualTo(400);
        assertThat(SignIn.refresh(rotating, next.refresh()).status())
                .as("the newer one is lost as well")
                .isEqualTo(400);
    }
}
