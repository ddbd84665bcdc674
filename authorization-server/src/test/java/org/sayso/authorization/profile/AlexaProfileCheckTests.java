package org.sayso.authorization.profile;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sayso.authorization.settings.InvalidSettingException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Clients that were registered by hand, and what Alexa could not do with them. */
class AlexaProfileCheckTests {

    private static final String VENDOR_ID = "M7PLAIN2TEST";

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        client -> client.authorizationGrantTypes(
                                grants -> grants.remove(AuthorizationGrantType.AUTHORIZATION_CODE)),
                        "may not redeem codes",
                        "grant type authorization_code"),
                fault(
                        client -> client.authorizationGrantTypes(
                                grants -> grants.remove(AuthorizationGrantType.REFRESH_TOKEN)),
                        "gets no refresh token",
                        "grant type refresh_token"),
                fault(client -> client.clientSecret(""), "has no secret", "Set its client secret"),
                fault(
                        client -> client.clientAuthenticationMethods(methods -> {
                            methods.clear();
                            methods.add(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
                        }),
                        "cannot authenticate as Alexa does",
                        "client_secret_basic and client_secret_post"),
                fault(
                        client -> client.redirectUris(uris -> uris.removeIf(uri -> uri.contains("layla"))),
                        "cannot be linked in all regions",
                        "https://layla.amazon.com/api/skill/link/" + VENDOR_ID),
                fault(
                        client -> client.tokenSettings(TokenSettings.builder().build()),
                        "live 300 s, below the 360 s Alexa asks for",
                        "6 minutes or more"),
                fault(
                        client -> client.tokenSettings(TokenSettings.builder()
                                .accessTokenTimeToLive(Duration.ofHours(1))
                                .build()),
                        "refresh tokens that live no longer than its access tokens",
                        "180 days or more"));
    }

    private static Arguments fault(UnaryOperator<RegisteredClient.Builder> change, String problem, String fix) {
        return Arguments.of(change, problem, fix);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faults")
    void clientThatCannotWork_isRefusedWithTheFix(
            UnaryOperator<RegisteredClient.Builder> change, String problem, String fix) {
        RegisteredClient client = change.apply(RegisteredClient.from(good())).build();
        assertThatThrownBy(() -> AlexaProfile.check(client, VENDOR_ID))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("alexa-plain")
                .hasMessageContaining(problem)
                .hasMessageContaining(fix);
    }

    @Test
    void clientWithTheProfile_passes() {
        assertThatCode(() -> AlexaProfile.check(good(), VENDOR_ID)).doesNotThrowAnyException();
    }

    private static RegisteredClient good() {
        return AlexaProfile.of("alexa-plain", VENDOR_ID, "https://tea.example")
                .applyTo(RegisteredClient.withId("1")
                        .clientId("alexa-plain")
                        .clientSecret("{noop}test-only")
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .build());
    }
}
