package org.sayso.authorization.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;

class SignInProofTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void severalFactorsElsewhere_areToldAndAreNoPasskey() {
        Authentication signedIn = signedIn(SignInProof.elsewhere(NOW, List.of("pwd", "sms", "mfa")));

        assertThat(SignInProof.methods(signedIn)).containsExactly("pwd", "sms", "mfa");
        assertThat(SignInProof.strength(signedIn)).contains(SignInProof.ONE_FACTOR);
    }

    @Test
    void passkeyHere_resistsPhishing() {
        Authentication signedIn =
                signedIn(List.of(FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.WEBAUTHN_AUTHORITY)
                        .issuedAt(NOW)
                        .build()));

        assertThat(SignInProof.strength(signedIn)).contains(SignInProof.PHISHING_RESISTANT);
    }

    @Test
    void nothingProven_hasNoStrength() {
        assertThat(SignInProof.strength(null)).isEmpty();
        assertThat(SignInProof.strength(signedIn(SignInProof.elsewhere(NOW, List.of()))))
                .isEmpty();
    }

    private static Authentication signedIn(List<GrantedAuthority> factors) {
        return new UserAuthentication(new SignedInUser("subject", "ann", "Ann"), factors);
    }
}
