package org.sayso.alexa;

import static com.amazon.ask.request.Predicates.intentName;
import static com.amazon.ask.request.Predicates.requestType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.dispatcher.request.interceptor.RequestInterceptor;
import com.amazon.ask.exception.AskSdkException;
import com.amazon.ask.model.LaunchRequest;
import com.amazon.ask.model.Response;
import com.amazon.ask.model.SessionEndedRequest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.PolicyRefusal;
import org.sayso.Question;
import org.sayso.alexa.proof.MovableClock;
import org.sayso.alexa.proof.TestProvenRequests;
import org.sayso.alexa.proof.TestRequests;
import org.sayso.confirmation.Transaction;
import org.sayso.policy.Requirement;
import org.sayso.token.UserKey;
import org.sayso.token.VerifiedToken;

/** Real skills with handlers of each kind: who gets to run, with whose account, and what is said otherwise. */
class SaysoModuleTests {

    private final MovableClock clock = new MovableClock();
    private final Issuer issuer = new Issuer(clock);
    private final List<String> calls = new ArrayList<>();
    private final List<UserKey> users = new ArrayList<>();
    private final Skill skill = skill();

    @AfterEach
    void stop() {
        issuer.close();
    }

    private SaysoModule.Builder module() {
        return SaysoModule.builder().tokenVerifier(issuer.verifier()).skillName("Pizza on Demand");
    }

    private Skill skill() {
        return new CustomSkillBuilder()
                .addRequestHandler(amazon(intentName("AmazonStyleIntent")))
                .registerSdkModule(module().linkedHandlers(List.of(
                                linked(intentName("MenuIntent"), Requirement.linkedAccount()),
                                linked(intentName("PayIntent"), Requirement.scopes("pod:pay", "pod:order")),
                                linked(requestType(SessionEndedRequest.class), Requirement.linkedAccount()),
                                linked(
                                        input -> input.getRequest().getType().startsWith("AudioPlayer."),
                                        Requirement.linkedAccount()),
                                confirming()))
                        .maybeLinkedHandlers(List.of(
                                maybe(requestType(LaunchRequest.class)),
                                maybe(intentName("MenuIntent")),
                                maybe(input -> true)))
                        .build())
                .build();
    }

    private RequestHandler amazon(Predicate<HandlerInput> predicate) {
        return new RequestHandler() {
            @Override
            public boolean canHandle(HandlerInput input) {
                return predicate.test(input);
            }

            @Override
            public Optional<Response> handle(HandlerInput input) {
                calls.add("amazon");
                return input.getResponseBuilder().withSpeech("amazon").build();
            }
        };
    }

    private LinkedHandler linked(Predicate<HandlerInput> predicate, Requirement requirement) {
        return new LinkedHandler() {
            @Override
            public boolean canHandle(HandlerInput input) {
                return predicate.test(input);
            }

            @Override
            public Requirement requirement() {
                return requirement;
            }

            @Override
            public Reply handle(HandlerInput input, VerifiedToken user) {
                calls.add("linked");
                users.add(user.user());
                return Reply.say(input.getResponseBuilder().withSpeech("linked").build());
            }
        };
    }

    private MaybeLinkedHandler maybe(Predicate<HandlerInput> predicate) {
        return new MaybeLinkedHandler() {
            @Override
            public boolean canHandle(HandlerInput input) {
                return predicate.test(input);
            }

            @Override
            public Reply handle(HandlerInput input, Optional<VerifiedToken> user) {
                calls.add(user.isPresent() ? "maybe with" : "maybe without");
                user.ifPresent(token -> users.add(token.user()));
                return Reply.say(Optional.empty());
            }
        };
    }

    private LinkedHandler confirming() {
        return new LinkedHandler() {
            @Override
            public boolean canHandle(HandlerInput input) {
                return intentName("ConfirmIntent").test(input);
            }

            @Override
            public Reply handle(HandlerInput input, VerifiedToken user) {
                return Reply.confirm(
                        new Transaction(TestRequests.SKILL, "order", user.user(), "1", Map.of("size", "large"), "1"));
            }
        };
    }

    private Conversation unlinked() {
        return Conversation.with(skill);
    }

    private Conversation linkedAs(String subject) {
        return unlinked().linked(issuer.token(subject));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AmazonStyleIntent", "MenuIntent", "AnyOtherIntent"})
    void requestWithoutProof_reachesNoHandlerOfAnyKind(String intent) {
        ObjectNode request = unlinked().request("IntentRequest");
        request.putObject("intent").put("name", intent);
        for (Object context : Stream.of(Optional.empty(), "proof", new Object()).toList()) {
            assertThatThrownBy(() -> Conversation.execute(skill, Conversation.body(request, true), context))
                    .isInstanceOf(AskSdkException.class)
                    .hasStackTraceContaining("not proven to come from Alexa");
        }
        assertThatThrownBy(() -> Conversation.execute(skill, Conversation.body(request, true), null))
                .hasStackTraceContaining("not proven to come from Alexa");
        assertThat(calls).isEmpty();
    }

    @Test
    void proofOfAnotherRequest_isRefused() {
        Object proof = TestProvenRequests.of(
                "another",
                TestRequests.SKILL,
                Optional.empty(),
                Optional.of(issuer.token("ann")),
                false,
                Inquiry.within(Duration.ofSeconds(8)));
        byte[] body = Conversation.body(unlinked().request("LaunchRequest"), true);
        assertThatThrownBy(() -> Conversation.execute(skill, body, proof))
                .hasStackTraceContaining("the proof belongs to another request");
        assertThat(calls).isEmpty();
    }

    @Test
    void amazonStyleHandler_runsWithProof() {
        assertThat(unlinked().ask("AmazonStyleIntent").json().toString()).contains("amazon");
        assertThat(calls).containsExactly("amazon");
    }

    @Test
    void linkedUser_reachesTheHandlerVerified() {
        Spoken spoken = linkedAs("ann").ask("MenuIntent");

        assertThat(calls).containsExactly("linked");
        assertThat(users).containsExactly(Issuer.user("ann"));
        assertThat(spoken.json().toString()).contains("linked");
        assertThat(spoken.refusals()).isEmpty();
        assertThat(spoken.inquiry().claims()).containsEntry("sub", "ann").containsEntry("iss", Issuer.NAME);
        assertThat(spoken.inquiry().checks())
                .extracting(check -> check.question())
                .startsWith(Question.CALLER)
                .endsWith(Question.POLICY);
    }

    @Test
    void unlinkedUser_isAskedToLinkWithACard() {
        Spoken spoken = unlinked().ask("MenuIntent");

        assertThat(calls).isEmpty();
        assertThat(spoken.text()).contains("Pizza on Demand").contains("link your account");
        assertThat(spoken.card()).isEqualTo("LinkAccount");
        assertThat(spoken.json().at("/response/card")).hasSize(1);
        assertThat(spoken.ended()).isTrue();
        assertThat(spoken.refusals()).containsExactly(CallerRefusal.NOT_LINKED);
    }

    @ParameterizedTest
    @CsvSource({"'', TOKEN_MALFORMED", "opaque, TOKEN_MALFORMED", "a.b.c, ENCODING_INVALID"})
    void tokenThatIsNone_isAnsweredLikeABrokenLink(String token, CallerRefusal reason) {
        Spoken spoken = unlinked().linked(token).ask("MenuIntent");
        assertThat(spoken.refusals()).containsExactly(reason);
        assertThat(spoken.card()).isEqualTo("LinkAccount");
        assertThat(calls).isEmpty();
    }

    @Test
    void expiredToken_asksToLinkAgainAndIsLoggedWithoutIt() {
        String token = issuer.token("ann");
        clock.advance(Duration.ofHours(2));
        try (LogLines log = new LogLines("org.sayso.refusals")) {
            Spoken spoken = unlinked().linked(token).ask("MenuIntent");

            assertThat(spoken.refusals()).containsExactly(CallerRefusal.EXPIRED);
            assertThat(spoken.text()).contains("no longer works").contains("link it again");
            assertThat(spoken.card()).isEqualTo("LinkAccount");
            assertThat(spoken.ended()).isTrue();
            assertThat(log.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("INFO")
                            .contains("EXPIRED")
                            .doesNotContain(token));
        }
        assertThat(calls).isEmpty();
    }

    @Test
    void tokenOfAnotherClient_asksToLinkAgain() {
        String foreign = issuer.token("ann", claims -> claims.claim("client_id", "web"));

        Spoken spoken = unlinked().linked(foreign).ask("MenuIntent");

        assertThat(spoken.refusals()).containsExactly(CallerRefusal.WRONG_CLIENT);
        assertThat(spoken.text()).contains("no longer works");
        assertThat(spoken.card()).isEqualTo("LinkAccount");
        assertThat(calls).isEmpty();
    }

    record Ours(CallerRefusal reason, UnaryOperator<JWTClaimsSet.Builder> change) {}

    static Stream<Ours> faultsOnOurSide() {
        return Stream.of(
                new Ours(CallerRefusal.WRONG_AUDIENCE, claims -> claims.audience("https://bank.example")),
                new Ours(CallerRefusal.WRONG_ISSUER, claims -> claims.issuer("https://other.example")),
                new Ours(CallerRefusal.CLAIM_MISSING, claims -> claims.jwtID(null)),
                new Ours(CallerRefusal.NOT_AN_ACCESS_TOKEN, claims -> claims.claim("nonce", "n")),
                new Ours(
                        CallerRefusal.NOT_YET_VALID,
                        claims -> claims.notBeforeTime(Date.from(MovableClock.START.plusSeconds(600)))));
    }

    @ParameterizedTest
    @MethodSource("faultsOnOurSide")
    void faultOnOurSide_isApologisedForWithoutACardAndAlarmsTheOperator(Ours ours) {
        String token = issuer.token("ann", ours.change());
        try (LogLines log = new LogLines("org.sayso.refusals")) {
            Spoken spoken = unlinked().linked(token).ask("MenuIntent");

            assertThat(spoken.refusals()).containsExactly(ours.reason());
            assertThat(spoken.text()).contains("problem on our side").doesNotContain("link");
            assertThat(spoken.json().at("/response/card").isMissingNode()).isTrue();
            assertThat(spoken.ended()).isTrue();
            assertThat(log.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("ERROR")
                            .contains(ours.reason().name())
                            .contains(ours.reason().hint())
                            .doesNotContain(token));
        }
        assertThat(calls).isEmpty();
    }

    @Test
    void issuerThatCannotBeReached_isApologisedForAndNeverAsksToLink() {
        issuer.goDown();
        Spoken spoken = linkedAs("ann").ask("MenuIntent");

        assertThat(spoken.refusals()).containsExactly(CallerRefusal.PROVIDER_UNAVAILABLE);
        assertThat(spoken.text()).contains("cannot reach the sign-in service").doesNotContain("link");
        assertThat(spoken.json().at("/response/card").isMissingNode()).isTrue();
        assertThat(calls).isEmpty();
    }

    @Test
    void missingScope_isNamedInWordsWithACard() {
        Spoken spoken = linkedAs("ann").ask("PayIntent");

        assertThat(spoken.refusals()).containsExactly(PolicyRefusal.SCOPE_MISSING);
        assertThat(spoken.text()).contains("lacks the permission pod pay.");
        assertThat(spoken.card()).isEqualTo("LinkAccount");
        assertThat(calls).isEmpty();
    }

    @Test
    void maybeLinkedHandler_servesBothKinds() {
        assertThat(unlinked().launch().refusals()).containsExactly(CallerRefusal.NOT_LINKED);
        linkedAs("ann").launch();
        assertThat(calls).containsExactly("maybe without", "maybe with");
        assertThat(users).containsExactly(Issuer.user("ann"));
    }

    @Test
    void maybeLinkedHandler_seesAnUnusableTokenAsNone() {
        String foreign = issuer.token("ann", claims -> claims.audience("https://bank.example"));
        try (LogLines log = new LogLines("org.sayso.refusals")) {
            unlinked().linked(foreign).launch();
            assertThat(log.lines()).singleElement().matches(line -> line.startsWith("ERROR"));
        }
        assertThat(calls).containsExactly("maybe without");
    }

    @Test
    void speakersOwnToken_comesBeforeTheHouseholds() {
        Spoken spoken = linkedAs("household").speaker(issuer.token("ann")).ask("MenuIntent");
        assertThat(users).containsExactly(Issuer.user("ann"));
        assertThat(spoken.inquiry().checks().get(0).detail()).contains("speaker's own");

        users.clear();
        assertThat(linkedAs("household")
                        .ask("MenuIntent")
                        .inquiry()
                        .checks()
                        .get(0)
                        .detail())
                .contains("household");
        assertThat(users).containsExactly(Issuer.user("household"));
    }

    @Test
    void speakersRefusedToken_isNotMadeUpForByTheHouseholds() {
        Spoken spoken = linkedAs("household").speaker("broken").ask("MenuIntent");
        assertThat(spoken.refusals()).containsExactly(CallerRefusal.TOKEN_MALFORMED);
        assertThat(calls).isEmpty();
    }

    @Test
    void handlerKinds_areAskedInTheDocumentedOrder() {
        linkedAs("ann").ask("MenuIntent");
        linkedAs("ann").ask("NobodysIntent");
        assertThat(calls).containsExactly("linked", "maybe with");
    }

    @Test
    void refusalWhereAlexaTakesNoSpeech_saysNothing() {
        assertThat(unlinked().end().json().path("response").path("outputSpeech").isMissingNode())
                .isTrue();
        assertThat(unlinked()
                        .outsideASession("AudioPlayer.PlaybackStopped")
                        .json()
                        .path("response")
                        .isEmpty())
                .isTrue();
        assertThat(calls).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"en-IN", "hi-IN", "zh-Hans-CN", "xx", "de_DE", "../de", "not a locale at all", ""})
    void localeWithoutOwnLines_isAnsweredInEnglish_whateverTheMachineSpeaks(String locale) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(unlinked().in(locale).ask("MenuIntent").text()).contains("please link your account first");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "de-DE, verknüpfen Sie bitte zuerst Ihr Konto",
        "de-AT, verknüpfen Sie bitte zuerst Ihr Konto",
        "es-ES, vincule primero su cuenta",
        "es-MX, vincule primero su cuenta",
        "es-US, vincule primero su cuenta",
        "fr-FR, veuillez d'abord associer votre compte",
        "fr-CA, veuillez d'abord associer votre compte",
        "it-IT, colleghi prima il suo account",
        "pt-BR, primeiro vincule a sua conta",
        "ja-JP, まずアカウントをリンクしてください",
        "JA-jp, まずアカウントをリンクしてください",
        "fr, veuillez d'abord associer votre compte"
    })
    void localeWithOwnLines_isAnsweredInItsLanguage(String locale, String words) {
        assertThat(unlinked().in(locale).ask("MenuIntent").text())
                .contains(words)
                .contains("Pizza on Demand");
    }

    @Test
    void confirmationWithoutAnEngine_isAClearFault() {
        assertThatThrownBy(() -> linkedAs("ann").ask("ConfirmIntent"))
                .hasStackTraceContaining("built without confirmations(...), contacts(...) and confirmationPhrase(...)");
    }

    @Test
    void skillWithInterceptorsOfItsOwn_worksAndKeepsThem() {
        RequestInterceptor counting = new RequestInterceptor() {
            @Override
            public void process(HandlerInput input) {
                calls.add("interceptor");
            }
        };
        Skill own = new CustomSkillBuilder()
                .addRequestInterceptor(counting)
                .registerSdkModule(module().maybeLinkedHandlers(List.of(maybe(input -> true)))
                        .build())
                .build();
        Conversation.with(own).launch();
        assertThat(calls).containsExactly("interceptor", "maybe without");
        assertThatThrownBy(() ->
                        Conversation.execute(own, Conversation.body(unlinked().request("LaunchRequest"), true), null))
                .hasStackTraceContaining("not proven");
        assertThat(calls).containsExactly("interceptor", "maybe without", "interceptor");
    }

    @Test
    void settingsThatCannotWork_areRefusedWithTheFix() {
        assertThatThrownBy(() -> SaysoModule.builder().skillName("x").build())
                .hasMessageContaining("call tokenVerifier(");
        assertThatThrownBy(() -> module().skillName(" ").build()).hasMessageContaining("call skillName(...)");
        assertThatThrownBy(() -> module().build()).hasMessageContaining("call linkedHandlers(...)");
        assertThatThrownBy(() -> module().confirmationPhrase(
                                new ConfirmationPhrase("AuthorizeOrderIntent", "code", "authorize order"))
                        .build())
                .hasMessageContaining("call the missing ones or none");
        assertThatThrownBy(() -> new ConfirmationPhrase("AuthorizeOrderIntent", "", "authorize order"))
                .hasMessageContaining("needs an intent, a slot and the words");
    }
}
