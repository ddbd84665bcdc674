package org.sayso.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sayso.ConfirmationRefusal;
import org.sayso.Inquiry;
import org.sayso.confirmation.Acceptable;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Asking;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.ConfirmationPolicy;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.ConfirmedAction;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.Outcome;
import org.sayso.confirmation.OwnCode;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.Spoken;
import org.sayso.confirmation.Transaction;
import org.sayso.fakes.FakeAuth0;
import org.sayso.fakes.FakeOkta;
import org.sayso.fakes.TestServer;
import org.sayso.oauth.JwtAuthenticator;
import org.sayso.policy.Permission;
import org.sayso.policy.Requirement;
import org.sayso.token.UserKey;

/** Codes of providers under the confirmation engine: each confirms the transaction that it was started for, or nothing. */
class EngineTests {

    private static final String NUMBER = "+12025550142";
    private static final List<Destination> REACH = List.of(new Destination(Channel.SMS, NUMBER));
    private static final UserKey ANN = new UserKey("https://accounts.example", "ann");

    private final FakeAuth0 auth0 = new FakeAuth0();
    private final FakeOkta okta = new FakeOkta();
    private final JwtAuthenticator idTokens = JwtAuthenticator.builder()
            .issuer(auth0.tenant().toString())
            .jwks(FakeAuth0.keys())
            .build();
    private final List<String> done = new ArrayList<>();
    private final Confirmations confirmations = confirmations();

    @AfterEach
    void close() {
        auth0.close();
        okta.close();
        idTokens.close();
    }

    private Confirmations confirmations() {
        auth0.user(NUMBER, "auth0|ann");
        Auth0Passwordless client = Auth0Passwordless.builder()
                .tenant(auth0.tenant())
                .client(FakeAuth0.CLIENT, FakeAuth0.SECRET)
                .idTokens(idTokens)
                .build();
        return Confirmations.builder()
                .storage(new InMemoryStorage())
                .key("a server key of thirty-two bytes".getBytes(StandardCharsets.US_ASCII))
                .serviceName("Pizza on Demand")
                .methods(List.of(
                        new OwnCode(Channel.SMS),
                        new Auth0PasswordlessMethod(
                                client,
                                Channel.SMS,
                                6,
                                (user, inquiry) -> REACH,
                                (user, inquiry) -> Set.of("auth0|ann")),
                        new OktaFactorMethod(
                                OktaFactors.builder()
                                        .org(okta.org())
                                        .credentials(OktaCredentials.apiToken(FakeOkta.TOKEN))
                                        .build(),
                                OktaFactor.Type.TOTP,
                                (user, inquiry) -> Set.of(FakeOkta.ANN))))
                .pending(3)
                .actions(List.of(new Order("auth0-sms"), new Order("okta-totp"), new Order("sms-code")))
                .build();
    }

    /** Confirmed by one method only, which is the name of its type. */
    private final class Order implements ConfirmedAction {

        private final String type;

        Order(String type) {
            this.type = type;
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public ConfirmationPolicy policy() {
            return ConfirmationPolicy.of(Acceptable.methods(type));
        }

        @Override
        public Requirement requirement() {
            return Requirement.scopes("pod:order");
        }

        @Override
        public String summary(Transaction transaction, Locale locale) {
            return "a pizza for 14.50 dollars";
        }

        @Override
        public Optional<Transaction> current(Transaction agreed) {
            return Optional.of(agreed);
        }

        @Override
        public Outcome effect(Transaction agreed) {
            done.add(agreed.reference());
            return new Outcome(Map.of());
        }

        @Override
        public String speak(Outcome outcome, Locale locale) {
            return "Done.";
        }
    }

    private void request(String skill, String reference) throws Exception {
        request(skill, "auth0-sms", reference);
    }

    private void request(String skill, String type, String reference) throws Exception {
        Transaction order = new Transaction(skill, type, ANN, reference, Map.of("what", reference), "1");
        Asking asking = new Asking(REACH, Locale.US, Inquiry.within(Duration.ofSeconds(8)));
        assertThat(confirmations.request(order, asking)).isInstanceOf(Requested.Sent.class);
    }

    private Answer answer(String skill, String code) throws Exception {
        Permission everything = (requirement, inquiry) -> Optional.empty();
        return confirmations.answer(
                ANN, skill, new Spoken(code, Locale.US), everything, Inquiry.within(Duration.ofSeconds(8)));
    }

    @Test
    void code_confirmsItsTransaction() throws Exception {
        request("pizza", "order-1");
        assertThat(answer("pizza", auth0.newestCode(NUMBER))).isInstanceOf(Answer.Confirmed.class);
        assertThat(done).containsExactly("order-1");
    }

    @Test
    void codeOfANewerTransaction_neverConfirmsTheOlderOne() throws Exception {
        request("pizza", "order-1");
        request("pizza", "order-2");
        answer("pizza", auth0.newestCode(NUMBER));
        assertThat(done).containsExactly("order-2");
    }

    @Test
    void codeOfAnotherSkillsTransaction_confirmsNothingHere() throws Exception {
        request("pizza", "order-1");
        request("bank", "transfer-1");
        answer("pizza", auth0.newestCode(NUMBER));
        assertThat(done).isEmpty();
    }

    /** Three wrong codes end the challenge of our own code, whether or not a provider can be asked about another one. */
    @Test
    void providerThatDoesNotAnswer_givesNoFreeGuessesAtAnotherChallengesOwnCode() throws Exception {
        request("pizza", "sms-code", "order-1");
        request("pizza", "auth0-sms", "order-2");
        auth0.server.answer(TestServer.Answer.json(503, ""));

        assertThat(answer("pizza", "000001")).isEqualTo(new Answer.Refused(ConfirmationRefusal.WRONG_CODE, 2));
        assertThat(answer("pizza", "000002")).isEqualTo(new Answer.Refused(ConfirmationRefusal.WRONG_CODE, 1));
        assertThat(answer("pizza", "000003")).isEqualTo(new Answer.Refused(ConfirmationRefusal.LOCKED, 0));
        assertThat(answer("pizza", "000004"))
                .as("only the provider is left to ask")
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ConfirmationRefusal.PROVIDER_UNAVAILABLE));
        assertThat(done).isEmpty();
    }

    @Test
    void codeOfAnApp_confirmsOnlyTheNewestOfTwoSkills() throws Exception {
        request("pizza", "okta-totp", "order-1");
        request("bank", "okta-totp", "transfer-1");

        assertThat(answer("pizza", okta.totp)).isInstanceOf(Answer.Refused.class);
        assertThat(done).isEmpty();
        assertThat(answer("bank", okta.totp)).isInstanceOf(Answer.Confirmed.class);
        assertThat(done).containsExactly("transfer-1");
        assertThat(answer("pizza", okta.totp)).as("used").isInstanceOf(Answer.Refused.class);
        assertThat(done).containsExactly("transfer-1");
    }
}
