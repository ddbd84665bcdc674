package org.sayso.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sayso.CallerRefusal;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenCheck;

/** An administrator replaces the realm's signing key. */
class KeyRotationIT {

    private static final Duration LIFE_OF_KNOWN_KEYS = Duration.ofMinutes(5);

    @Test
    void newKey_isFoundAtOnceAndTheOldOneServesUntilItIsRemoved() {
        Realm realm = Realm.create();
        MovableClock clock = MovableClock.standing();
        Verification skill = Verification.remembering(realm, clock);
        SignIn.Tokens before = SignIn.alexa(realm, realm.person("Ann"), Realm.SCOPE);
        skill.accepted(before.presented());
        assertThat(skill.keyFetches()).isEqualTo(1);

        String oldKey = realm.rotateKeys();
        PresentedToken after = SignIn.refresh(realm, before.refresh()).tokens().presented();
        assertThat(KeyId.of(after)).isNotEqualTo(KeyId.of(before.presented()));
        skill.accepted(after);
        assertThat(skill.keyFetches()).as("one more fetch for the new key").isEqualTo(2);
        skill.accepted(before.presented());
        assertThat(skill.keyFetches()).as("both keys are known now").isEqualTo(2);

        realm.removeKey(oldKey);
        skill.accepted(before.presented());
        assertThat(skill.keyFetches())
                .as("what is known serves for five minutes")
                .isEqualTo(2);
        clock.advance(LIFE_OF_KNOWN_KEYS.plusSeconds(1));
        assertThat(skill.refused(before.presented())).isEqualTo(CallerRefusal.UNKNOWN_KEY);
        assertThat(Verification.refused(skill.verdict(before.presented(), TokenCheck.ASK_ISSUER_NOW)))
                .as("the signature comes first")
                .isEqualTo(CallerRefusal.UNKNOWN_KEY);
        skill.accepted(after);
        Verification.accepted(skill.verdict(after, TokenCheck.ASK_ISSUER_NOW));
    }
}
