package org.sayso.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.CallerRefusal;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenCheck;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;
import org.sayso.token.VerifiedToken;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** The settings that docs/keycloak.md shows, and nothing else. */
class StarterIT {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    private static ConfigurableApplicationContext start(Realm realm, String check) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--sayso.token.profile=keycloak",
                        "--sayso.token.check=" + check,
                        "--sayso.token.issuer=" + realm.issuer(),
                        "--sayso.token.audience=" + Realm.API,
                        "--sayso.token.allowed-clients=" + Realm.ALEXA,
                        "--sayso.token.introspection.client-id=" + Realm.API,
                        "--sayso.token.introspection.client-secret=" + realm.apiSecret,
                        "--sayso.token.user-info.enabled=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"signature", "introspection"})
    void settings_areEnoughForBothWays(String check) {
        Realm realm = Realm.create();
        PresentedToken token =
                SignIn.alexa(realm, realm.person("Ann"), Realm.SCOPE).presented();
        try (ConfigurableApplicationContext context = start(realm, check)) {
            TokenVerifier verifier = context.getBean(TokenVerifier.class);

            VerifiedToken verified = Verification.accepted(verifier.verify(token, Verification.inquiry()));
            assertThat(verified.scopes()).contains(Realm.SCOPE);
            assertThat(verified.givenName()).contains("Ann");
            assertThat(verifier.verify(token, TokenCheck.ASK_ISSUER_NOW, Verification.inquiry()))
                    .isInstanceOf(TokenVerdict.Accepted.class);
        }
    }

    @Test
    void tokenForAnotherService_isRefusedByBothWays() {
        Realm realm = Realm.create();
        PresentedToken token =
                SignIn.alexa(realm, realm.person("Ann"), Realm.OTHER_SCOPE).presented();
        assertThat(verdict(realm, "signature", token))
                .isEqualTo(new TokenVerdict.Refused(CallerRefusal.WRONG_AUDIENCE));
        assertThat(verdict(realm, "introspection", token)).isEqualTo(new TokenVerdict.Refused(CallerRefusal.INACTIVE));
    }

    private static TokenVerdict verdict(Realm realm, String check, PresentedToken token) {
        try (ConfigurableApplicationContext context = start(realm, check)) {
            return context.getBean(TokenVerifier.class).verify(token, Verification.inquiry());
        }
    }
}
