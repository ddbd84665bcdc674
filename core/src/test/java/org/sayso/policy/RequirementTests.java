package org.sayso.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sayso.Inquiry;
import org.sayso.PolicyRefusal;
import org.sayso.token.Authentication;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;
import org.sayso.token.VerifiedToken;

/** What an intent demands, against tokens with more and fewer scopes. */
class RequirementTests {

    private final Inquiry inquiry = Inquiry.within(Duration.ofSeconds(8));

    private static VerifiedToken tokenWith(String scope) {
        Instant now = Instant.parse("2026-06-18T10:00:00Z");
        Map<String, Object> claims = Map.of(
                "iss", "https://accounts.example",
                "sub", "user-ann",
                "aud", "pod",
                "client_id", "alexa",
                "scope", scope,
                "iat", now.getEpochSecond(),
                "exp", now.getEpochSecond() + 60,
                "jti", "1");
        TokenVerdict verdict = TokenVerifier.builder()
                .authenticator((token, walk) -> new Authentication.Authentic(Map.of("typ", "at+jwt"), claims))
                .issuer("https://accounts.example")
                .audience("pod")
                .allowedClients("alexa")
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .build()
                .verify(PresentedToken.of("x"), Inquiry.within(Duration.ofSeconds(8)));
        return ((TokenVerdict.Accepted) verdict).token();
    }

    @Test
    void allScopesGranted_passes() {
        Requirement requirement = Requirement.scopes("pod:order", "openid");
        assertThat(requirement.check(tokenWith("openid profile pod:order"), inquiry))
                .isEmpty();
        assertThat(inquiry.checks()).singleElement().matches(check -> check.passed());
    }

    @Test
    void scopeMissing_isRefusedAndNamed() {
        Requirement requirement = Requirement.scopes("pod:order", "pod:pay", "openid");
        VerifiedToken token = tokenWith("openid");

        assertThat(requirement.check(token, inquiry)).hasValue(PolicyRefusal.SCOPE_MISSING);
        assertThat(requirement.missing(token)).containsExactly("pod:order", "pod:pay");
        assertThat(inquiry.checks())
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).isEqualTo("lacks [pod:order, pod:pay]"));
    }

    @Test
    void scopeThatOnlyStartsAlike_doesNotCount() {
        assertThat(Requirement.scopes("pod:order").check(tokenWith("pod:order2 pod pod:Order"), inquiry))
                .hasValue(PolicyRefusal.SCOPE_MISSING);
    }

    @Test
    void linkedAccount_demandsNoScope() {
        assertThat(Requirement.linkedAccount().check(tokenWith(""), inquiry)).isEmpty();
    }
}
