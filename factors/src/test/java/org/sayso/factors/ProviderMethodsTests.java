package org.sayso.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.Inquiry;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Contacts;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.Offer;
import org.sayso.confirmation.ProviderMethod;
import org.sayso.confirmation.Started;
import org.sayso.confirmation.Verdict;
import org.sayso.confirmation.Where;
import org.sayso.fakes.FakeAuth0;
import org.sayso.fakes.FakeOkta;
import org.sayso.fakes.TestServer;
import org.sayso.oauth.JwtAuthenticator;
import org.sayso.token.UserKey;

/** The methods as the confirmation engine uses them: offer, start, verify or poll. */
class ProviderMethodsTests {

    private static final String NUMBER = "+12025550142";
    private static final UserKey ANN = new UserKey("https://accounts.example", "ann");
    private static final UserKey STRANGER = new UserKey("https://accounts.example", "stranger");
    private static final Contacts CONTACTS = (user, inquiry) -> List.of(
            new Destination(Channel.EMAIL, "ann@example.com"),
            new Destination(Channel.SMS, NUMBER),
            new Destination(Channel.SMS, "+12025550199"));

    private final FakeAuth0 auth0 = new FakeAuth0();
    private final FakeOkta okta = new FakeOkta();
    private final JwtAuthenticator idTokens = JwtAuthenticator.builder()
            .issuer(auth0.tenant().toString())
            .jwks(FakeAuth0.keys())
            .build();

    @AfterEach
    void close() {
        auth0.close();
        okta.close();
        idTokens.close();
    }

    private static Inquiry inquiry() {
        return Inquiry.within(Duration.ofSeconds(8));
    }

    private Auth0PasswordlessMethod auth0(Channel channel) {
        auth0.user(NUMBER, "auth0|ann");
        auth0.user("ann@example.com", "auth0|ann");
        Auth0Passwordless client = Auth0Passwordless.builder()
                .tenant(auth0.tenant())
                .client(FakeAuth0.CLIENT, FakeAuth0.SECRET)
                .idTokens(idTokens)
                .timeout(Duration.ofMillis(900))
                .build();
        return new Auth0PasswordlessMethod(
                client,
                channel,
                6,
                CONTACTS,
                (user, inquiry) -> user.equals(ANN) ? Set.of("auth0|ann", "sms|ann") : Set.of());
    }

    private OktaFactorMethod okta(OktaFactor.Type type) {
        OktaFactors client = OktaFactors.builder()
                .org(okta.org())
                .credentials(OktaCredentials.apiToken(FakeOkta.TOKEN))
                .timeout(Duration.ofMillis(900))
                .build();
        return new OktaFactorMethod(
                client, type, (user, inquiry) -> user.equals(ANN) ? Set.of(FakeOkta.ANN) : Set.of());
    }

    private static String begin(ProviderMethod method) throws Exception {
        Offer.Available offer = (Offer.Available) method.offer(ANN, inquiry());
        return ((Started.Begun) method.start(ANN, offer.reference(), Locale.US, inquiry())).reference();
    }

    @ParameterizedTest
    @EnumSource
    void codeOfAuth0_isRightOnceForItsReference(Channel channel) throws Exception {
        Auth0PasswordlessMethod method = auth0(channel);
        String reference = begin(method);
        String code = auth0.newestCode(channel == Channel.SMS ? NUMBER : "ann@example.com");

        assertThat(method.verify(ANN, reference, "999999", inquiry())).isEqualTo(Verdict.WRONG);
        assertThat(method.verify(ANN, reference, code, inquiry())).isEqualTo(Verdict.RIGHT);
        assertThat(method.verify(ANN, reference, code, inquiry())).isEqualTo(Verdict.WRONG);
    }

    @Test
    void offerOfAuth0_isTheFirstVerifiedAddressOfTheChannel() throws Exception {
        assertThat(auth0(Channel.SMS).offer(ANN, inquiry()))
                .isEqualTo(new Offer.Available(new Where.PhoneNumber("42"), NUMBER));
        assertThat(auth0(Channel.EMAIL).offer(ANN, inquiry()))
                .isEqualTo(new Offer.Available(new Where.Mailbox("a", "example.com"), "ann@example.com"));
        assertThat(auth0.server.got).isEmpty();
    }

    @Test
    void accountThatTheProviderDoesNotKnow_isOfferedNothing() throws Exception {
        assertThat(auth0(Channel.SMS).offer(STRANGER, inquiry())).isEqualTo(new Offer.NotSetUp());
        assertThat(okta(OktaFactor.Type.SMS).offer(STRANGER, inquiry())).isEqualTo(new Offer.NotSetUp());
        assertThat(okta.server.got).isEmpty();
    }

    @Test
    void codeOfAuth0ThatLogsInAnotherUser_isNoVerdict() throws Exception {
        Auth0PasswordlessMethod method = auth0(Channel.SMS);
        String reference = begin(method);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> method.verify(STRANGER, reference, auth0.newestCode(NUMBER), inquiry()))
                .withMessageContaining("another user");
    }

    @ParameterizedTest
    @EnumSource(names = {"SMS", "EMAIL"})
    void codeThatOktaSends_isRightOnceForItsReference(OktaFactor.Type type) throws Exception {
        OktaFactorMethod method = okta(type);
        String reference = begin(method);
        String code = okta.newestCode(type == OktaFactor.Type.SMS ? FakeOkta.SMS : FakeOkta.EMAIL);

        assertThat(method.verify(ANN, reference, "999999", inquiry())).isEqualTo(Verdict.WRONG);
        assertThat(method.verify(ANN, reference, code, inquiry())).isEqualTo(Verdict.RIGHT);
        assertThat(method.verify(ANN, reference, code, inquiry())).isEqualTo(Verdict.WRONG);
    }

    @Test
    void codeOfAnApp_needsNoStartAtOkta() throws Exception {
        OktaFactorMethod method = okta(OktaFactor.Type.TOTP);
        String reference = begin(method);

        assertThat(okta.server.got).hasSize(1);
        assertThat(method.verify(ANN, reference, okta.totp, inquiry())).isEqualTo(Verdict.RIGHT);
        assertThat(method.verify(ANN, reference, okta.totp, inquiry())).isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @CsvSource({"SUCCESS, RIGHT", "REJECTED, DENIED", "TIMEOUT, EXPIRED"})
    void question_isPolledUntilItIsAnswered(String result, Verdict verdict) throws Exception {
        OktaFactorMethod method = okta(OktaFactor.Type.PUSH);
        String reference = begin(method);

        assertThat(method.poll(ANN, reference, inquiry())).isEqualTo(Verdict.WAITING);
        okta.answerQuestions(result);
        assertThat(method.poll(ANN, reference, inquiry())).isEqualTo(verdict);
    }

    @Test
    void whereAFactorIs_isToldFromOktasProfile() throws Exception {
        assertThat(okta(OktaFactor.Type.SMS).offer(ANN, inquiry()))
                .isEqualTo(new Offer.Available(new Where.PhoneNumber("37"), FakeOkta.ANN + " " + FakeOkta.SMS));
        assertThat(okta(OktaFactor.Type.PUSH).offer(ANN, inquiry()))
                .isEqualTo(new Offer.Available(new Where.App("Okta Verify"), FakeOkta.ANN + " " + FakeOkta.PUSH));
    }

    @Test
    void throttledProvider_asksForAPause() throws Exception {
        OktaFactorMethod method = okta(OktaFactor.Type.SMS);
        Offer.Available offer = (Offer.Available) method.offer(ANN, inquiry());
        okta.next = java.util.Optional.of(FakeOkta.error(429, "E0000109", "wait"));

        assertThat(method.start(ANN, offer.reference(), Locale.US, inquiry()))
                .isEqualTo(new Started.Throttled(Duration.ofSeconds(30)));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> method.verify(ANN, offer.reference(), "123456", inquiry()))
                .withMessage("Okta answered with status 429 and E0000109");

        auth0.throttles = true;
        assertThat(auth0(Channel.SMS).start(ANN, NUMBER, Locale.US, inquiry()))
                .isEqualTo(new Started.Throttled(Duration.ofSeconds(7)));
    }

    @Test
    void providerThatDoesNotAnswer_mayHaveBegun() throws Exception {
        OktaFactorMethod method = okta(OktaFactor.Type.SMS);
        Offer.Available offer = (Offer.Available) method.offer(ANN, inquiry());
        okta.server.hang();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> method.start(ANN, offer.reference(), Locale.US, inquiry()))
                .withMessage("Okta did not answer within 900 ms");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> method.offer(ANN, inquiry()));
    }

    @Test
    void refusedStart_saysWhatTheOperatorCanDo() throws Exception {
        auth0.server.answer(TestServer.Answer.json(400, "{\"error\":\"bad.connection\"}"));

        assertThat(auth0(Channel.SMS).start(ANN, NUMBER, Locale.US, inquiry()))
                .isEqualTo(new Started.Failed("Auth0 answered with status 400 and bad.connection"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00u15s1KDETTQMQYABRL", "a b c d", "00u15s1KDETTQMQYABRL opf3hkfocI4JTLAju0g4 :"})
    void referenceThatIsNone_isNoVerdict(String reference) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> okta(OktaFactor.Type.PUSH).poll(ANN, reference, inquiry()));
        assertThat(okta.server.got).isEmpty();
    }

    @Test
    void accountWithTwoOktaUsers_isAFault() {
        OktaFactors client = OktaFactors.builder()
                .org(okta.org())
                .credentials(OktaCredentials.apiToken(FakeOkta.TOKEN))
                .build();
        OktaFactorMethod method = new OktaFactorMethod(
                client, OktaFactor.Type.SMS, (user, inquiry) -> Set.of(FakeOkta.ANN, "00uAnother1234567890"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> method.offer(ANN, inquiry()))
                .withMessageContaining("more than one");
    }

    @Test
    void keyOfTheIssuer_namesItsOwnUsersOnly() throws Exception {
        ProviderUsers users = ProviderUsers.ofIssuer(ANN.issuer());
        assertThat(users.of(ANN, inquiry())).containsExactly("ann");
        assertThat(users.of(new UserKey("https://other.example", "ann"), inquiry()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 11})
    void codeLengthThatCannotBe_isRefused(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Auth0PasswordlessMethod(
                        Auth0Passwordless.builder()
                                .tenant(auth0.tenant())
                                .client("id", "secret")
                                .idTokens(idTokens)
                                .build(),
                        Channel.SMS,
                        length,
                        CONTACTS,
                        (user, inquiry) -> Set.of()))
                .withMessageContaining("4 to 10");
    }
}
