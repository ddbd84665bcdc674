package org.sayso.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.token.TokenCheck.ASK_ISSUER_NOW;
import static org.sayso.token.TokenCheck.USUAL;

import org.junit.jupiter.api.Test;
import org.sayso.CallerRefusal;

/** Keycloak is down for a while. */
class OutageIT {

    @Test
    void knownKeysServeWhileKeycloakIsDown_andLinksSurviveItsRestart() {
        Realm realm = Realm.create();
        SignIn.Tokens tokens = SignIn.alexa(realm, realm.person("Ann"), Realm.SCOPE);
        Verification skill = Verification.of(realm);
        skill.accepted(tokens.presented());
        Verification.accepted(skill.verdict(tokens.presented(), ASK_ISSUER_NOW));

        KeycloakServer.shared().stop();
        try {
            Verification.accepted(skill.verdict(tokens.presented(), USUAL));
            assertThat(Verification.refused(skill.verdict(tokens.presented(), ASK_ISSUER_NOW)))
                    .isEqualTo(CallerRefusal.PROVIDER_UNAVAILABLE);
            assertThat(Verification.of(realm).refused(tokens.presented()))
                    .as("a skill that starts meanwhile knows no keys")
                    .isEqualTo(CallerRefusal.PROVIDER_UNAVAILABLE);
        } finally {
            KeycloakServer.shared().start();
        }

        Verification.accepted(skill.verdict(tokens.presented(), ASK_ISSUER_NOW));
        skill.accepted(SignIn.refresh(realm, tokens.refresh()).tokens().presented());
    }
}
