package org.sayso.alexa;

import static com.amazon.ask.request.Predicates.intentName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.ask.builder.CustomSkillBuilder;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.PolicyRefusal;
import org.sayso.Refusal;
import org.sayso.policy.Requirement;
import org.sayso.token.Authentication;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenAuthenticator;
import org.sayso.token.TokenCheck;
import org.sayso.token.TokenVerifier;
import org.sayso.token.VerifiedToken;

/** What a requirement demands beside scopes: a link of the speaker's own, and the issuer's word. */
class GateTests {

    private final List<String> asked = new ArrayList<>();
    private final List<Refusal> told = new ArrayList<>();
    private boolean revoked;

    /** The issuer, asked; remembers an old answer where it may. */
    private final class AskedIssuer implements TokenAuthenticator {
        private final String name;

        private AskedIssuer(String name) {
            this.name = name;
        }

        @Override
        public Authentication authenticate(PresentedToken token, Inquiry inquiry) {
            asked.add(name);
            return revoked && name.equals("now")
                    ? new Authentication.Rejected(CallerRefusal.INACTIVE, "revoked")
                    : said(token);
        }

        @Override
        public boolean asksIssuer() {
            return true;
        }

        @Override
        public TokenAuthenticator uncached() {
            return new AskedIssuer("now");
        }
    }

    private record Handler(Requirement requirement) implements LinkedHandler {
        @Override
        public boolean canHandle(HandlerInput input) {
            return intentName("TransferIntent").test(input);
        }

        @Override
        public Reply handle(HandlerInput input, VerifiedToken user) {
            return Reply.say(input.getResponseBuilder()
                    .withSpeech("done for " + user.user().key())
                    .build());
        }
    }

    /** Answers guests as well, and has the issuer asked before it changes something for an account. */
    private record Cancelling(TokenCheck check) implements MaybeLinkedHandler {
        @Override
        public boolean canHandle(HandlerInput input) {
            return intentName("AMAZON.CancelIntent").test(input);
        }

        @Override
        public Reply handle(HandlerInput input, Optional<VerifiedToken> user) {
            return Reply.say(input.getResponseBuilder()
                    .withSpeech(
                            user.map(known -> "cancelled for " + known.user().key())
                                    .orElse("nothing changed"))
                    .build());
        }
    }

    private Conversation cancelling(TokenVerifier verifier, TokenCheck check) {
        return Conversation.with(new CustomSkillBuilder()
                .registerSdkModule(SaysoModule.builder()
                        .tokenVerifier(verifier)
                        .skillName("the bank")
                        .refusals(told::add)
                        .maybeLinkedHandlers(List.of(new Cancelling(check)))
                        .build())
                .build());
    }

    private static Authentication said(PresentedToken token) {
        return Authentication.Authentic.said(Map.of(
                "iss", "https://accounts.example",
                "aud", "https://bank.example",
                "client_id", "alexa",
                "sub", token.reveal(),
                "exp", 4_000_000_000L));
    }

    private TokenVerifier.Builder verifier() {
        return TokenVerifier.builder()
                .authenticator((token, inquiry) -> {
                    asked.add("signature");
                    return said(token);
                })
                .issuer("https://accounts.example")
                .audience("https://bank.example")
                .allowedClients("alexa");
    }

    private Conversation bank(TokenVerifier verifier, Requirement requirement) {
        return bank(verifier, requirement, Map.of());
    }

    private Conversation bank(TokenVerifier verifier, Requirement requirement, Map<String, String> scopeNames) {
        return Conversation.with(new CustomSkillBuilder()
                .registerSdkModule(SaysoModule.builder()
                        .tokenVerifier(verifier)
                        .skillName("the bank")
                        .scopeNames(scopeNames)
                        .refusals(told::add)
                        .linkedHandlers(List.of(new Handler(requirement)))
                        .build())
                .build());
    }

    @Test
    void householdsLink_doesNotDoWhereAnOwnLinkIsRequired() {
        Conversation bank = bank(verifier().build(), Requirement.linkedAccount().ofOwnLinkOnly());

        for (Conversation speaker :
                List.of(bank.linked("house"), bank.linked("house").whomAlexaKnows())) {
            Spoken spoken = speaker.ask("TransferIntent");
            assertThat(spoken.refusals()).containsExactly(PolicyRefusal.OWN_LINK_REQUIRED);
            assertThat(spoken.text()).contains("an account of your own");
            assertThat(spoken.card()).isEqualTo("LinkAccount");
        }
        assertThat(bank.linked("house")
                        .speaker("ann")
                        .ask("TransferIntent")
                        .json()
                        .toString())
                .contains("done for ann");
        assertThat(told).containsOnly(PolicyRefusal.OWN_LINK_REQUIRED).hasSize(2);
    }

    @Test
    void missingScope_isSpokenByItsNameAndWithoutOneByItsWords() {
        Conversation bank = bank(
                verifier().build(),
                Requirement.scopes("money:move", "money:see"),
                Map.of("money:move", "to move {your} money"));

        Spoken spoken = bank.linked("ann").ask("TransferIntent");

        assertThat(spoken.refusals()).containsExactly(PolicyRefusal.SCOPE_MISSING);
        assertThat(spoken.text()).contains("lacks the permission to move {your} money, money see.");
    }

    @Test
    void issuersWord_isAskedForAsFreshAsTheRequirementWants() {
        TokenVerifier verifier =
                verifier().issuerCheck(new AskedIssuer("lately")).build();

        bank(verifier, Requirement.linkedAccount()).linked("ann").ask("TransferIntent");
        bank(verifier, Requirement.linkedAccount().with(TokenCheck.ASK_ISSUER))
                .linked("ann")
                .ask("TransferIntent");
        bank(verifier, Requirement.linkedAccount().with(TokenCheck.ASK_ISSUER_NOW))
                .linked("ann")
                .ask("TransferIntent");

        assertThat(asked).containsExactly("signature", "signature", "lately", "signature", "now");
    }

    @Test
    void revokedToken_isRefusedWhereTheIssuerIsAskedNow() {
        revoked = true;
        TokenVerifier verifier =
                verifier().issuerCheck(new AskedIssuer("lately")).build();

        Spoken spoken = bank(verifier, Requirement.linkedAccount().with(TokenCheck.ASK_ISSUER_NOW))
                .linked("ann")
                .ask("TransferIntent");

        assertThat(spoken.refusals()).containsExactly(CallerRefusal.INACTIVE);
        assertThat(spoken.card()).isEqualTo("LinkAccount");
    }

    @Test
    void revokedToken_isNoAccountToAHandlerForGuestsThatHasTheIssuerAsked() {
        TokenVerifier verifier =
                verifier().issuerCheck(new AskedIssuer("lately")).build();
        Conversation asking = cancelling(verifier, TokenCheck.ASK_ISSUER_NOW).linked("ann");
        assertThat(asking.ask("AMAZON.CancelIntent").json().toString()).contains("cancelled for ann");

        revoked = true;
        Spoken spoken = asking.ask("AMAZON.CancelIntent");

        assertThat(spoken.json().toString()).contains("nothing changed");
        assertThat(spoken.refusals()).containsExactly(CallerRefusal.INACTIVE);
        assertThat(told).containsExactly(CallerRefusal.INACTIVE);
        assertThat(cancelling(verifier, TokenCheck.USUAL)
                        .linked("ann")
                        .ask("AMAZON.CancelIntent")
                        .json()
                        .toString())
                .contains("cancelled for ann");
    }

    @Test
    void handlerForGuestsThatHasTheIssuerAsked_isRefusedWithAVerifierThatCannot() {
        assertThatThrownBy(() -> cancelling(verifier().build(), TokenCheck.ASK_ISSUER_NOW))
                .hasStackTraceContaining("call issuerCheck(...)");
    }

    @Test
    void verifierThatCannotAskTheIssuer_isRefusedWhenTheSkillIsBuilt() {
        assertThatThrownBy(() ->
                        bank(verifier().build(), Requirement.linkedAccount().with(TokenCheck.ASK_ISSUER_NOW)))
                .hasStackTraceContaining("call issuerCheck(...)");
    }
}
