package org.sayso.alexa;

import static com.amazon.ask.request.Predicates.intentName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.ConfirmationRefusal;
import org.sayso.Inquiry;
import org.sayso.PolicyRefusal;
import org.sayso.alexa.proof.MovableClock;
import org.sayso.alexa.proof.TestProvenRequests;
import org.sayso.alexa.proof.TestRequests;
import org.sayso.alexa.voiceforward.VoiceForward;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.ConfirmationMethod;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.OwnCode;
import org.sayso.confirmation.PlatformPin;
import org.sayso.token.VerifiedToken;

/** Confirmations by the profile PIN; Alexa's own part of them is played by the tests. */
class PinTests {

    private static final byte[] SECRET = "a secret of the server for tests only".getBytes(StandardCharsets.UTF_8);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ASKED =
            "You asked for a large pizza. To confirm it, please give the PIN of your voice profile.";
    private static final String ACHIEVED = "{\"version\":\"2\",\"status\":\"ACHIEVED\"}";
    private static final String OTHER_WAY =
            "Your PIN cannot be used for this now, so we take another way. You asked for a"
                    + " large pizza. To confirm, I have sent a code";

    private final MovableClock clock = new MovableClock();
    private final Issuer issuer = new Issuer(clock);
    private final Orders orders = new Orders();
    private final InMemoryStorage storage = new InMemoryStorage();
    private final String annsToken = issuer.token("ann");
    private Skill skill = skill(new PlatformPin(), new OwnCode(Channel.SMS));

    /** Who speaks, as Alexa tells it; the level is JSON. */
    private record Who(
            @Nullable String personId,
            @Nullable String personToken,
            @Nullable String userToken,
            String level) {
        Who atLevel(String other) {
            return new Who(personId, personToken, userToken, other);
        }
    }

    private final Who ann = new Who("amzn1.ask.person.ANN", annsToken, null, "300");
    private final Who annWithPin = ann.atLevel("400");

    @AfterEach
    void stop() {
        issuer.close();
    }

    private Confirmations confirmations(int pending, ConfirmationMethod... methods) {
        return Confirmations.builder()
                .storage(storage)
                .key(SECRET)
                .actions(List.of(orders))
                .serviceName("Pizza on Demand")
                .methods(List.of(methods))
                .pending(pending)
                .clock(clock.withZone(ZoneOffset.UTC))
                .build();
    }

    private SaysoModule.Builder module(int pending, ConfirmationMethod... methods) {
        return SaysoModule.builder()
                .tokenVerifier(issuer.verifier())
                .skillName("Pizza on Demand")
                .confirmations(confirmations(pending, methods))
                .contacts((user, inquiry) -> List.of(new Destination(Channel.SMS, "+12025550142")))
                .confirmationPhrase(new ConfirmationPhrase("AuthorizeOrderIntent", "code", "authorize order"))
                .linkedHandlers(List.of(new OrderHandler()));
    }

    private Skill skill(ConfirmationMethod... methods) {
        return skill(1, methods);
    }

    private Skill skill(int pending, ConfirmationMethod... methods) {
        return new CustomSkillBuilder()
                .registerSdkModule(
                        module(pending, methods).personalization(true).build())
                .build();
    }

    private final class OrderHandler implements LinkedHandler {
        @Override
        public boolean canHandle(HandlerInput input) {
            return intentName("OrderIntent").test(input);
        }

        @Override
        public Reply handle(HandlerInput input, VerifiedToken user) {
            return Reply.confirm(orders.place(user.user(), "large"));
        }
    }

    private Spoken send(Who who, String request, JsonNode attributes) {
        try {
            ObjectNode envelope = (ObjectNode)
                    JSON.readTree(TestRequests.envelope(request.replace("ID", TestRequests.newRequestId())));
            ((ObjectNode) envelope.at("/session/user")).remove("accessToken");
            ObjectNode system = (ObjectNode) envelope.at("/context/System");
            system.remove("person");
            ((ObjectNode) system.path("user")).remove("accessToken");
            if (who.personId() != null) {
                ObjectNode person = system.putObject("person").put("personId", who.personId());
                person.putObject("authenticationConfidenceLevel").set("level", JSON.readTree(who.level()));
                if (who.personToken() != null) {
                    person.put("accessToken", who.personToken());
                }
            }
            if (who.userToken() != null) {
                ((ObjectNode) system.path("user")).put("accessToken", who.userToken());
            }
            if (attributes.isObject()) {
                ((ObjectNode) envelope.get("session")).set("attributes", attributes);
            }
            byte[] body = envelope.toString().getBytes(StandardCharsets.UTF_8);
            Inquiry inquiry = Inquiry.within(Duration.ofSeconds(30));
            return Spoken.of(
                    Conversation.execute(skill, TestProvenRequests.forSdk(body), TestProvenRequests.of(body, inquiry)),
                    inquiry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Spoken order(Who who) {
        return send(who, """
                {"type":"IntentRequest","requestId":"ID","timestamp":"2026-06-18T10:00:00Z","locale":"en-US",\
                "intent":{"name":"OrderIntent"}}""", JSON.createObjectNode());
    }

    /** Alexa asks for the PIN. */
    private Spoken started() {
        Spoken asked = order(ann);
        assertThat(asked.text()).isEqualTo(ASKED);
        return asked;
    }

    private static String token(Spoken asked) {
        return asked.json().at("/response/directives/0/token").textValue();
    }

    private Spoken resumed(Who who, Spoken asked, String result) {
        return resumed(who, asked, "\"200\"", result);
    }

    private Spoken resumed(Who who, Spoken asked, String code, String result) {
        return resumed(
                who, asked.json().path("sessionAttributes"), "\"token\":\"" + token(asked) + "\",", code, result);
    }

    private Spoken resumed(Who who, JsonNode attributes, String tokenMember, String code, String result) {
        return send(who, """
                {"type":"SessionResumedRequest","requestId":"ID","timestamp":"2026-06-18T10:00:00Z","locale":"en-US",\
                "cause":{"type":"ConnectionCompleted",%s"status":{"code":%s,"message":"m"},"result":%s}}""".formatted(tokenMember, code, result), attributes);
    }

    private void assertRefused(Spoken spoken, ConfirmationRefusal reason) {
        assertThat(spoken.refusals()).containsExactly(reason);
        assertThat(spoken.ended()).isTrue();
        assertThat(orders.effects()).isZero();
    }

    @Test
    void pinIsAskedFor_byTheDirectiveThatAmazonDocuments() {
        Spoken asked = started();

        assertThat(asked.json().at("/response/directives")).hasSize(1);
        JsonNode directive = asked.json().at("/response/directives/0").deepCopy();
        assertThat(token(asked)).matches("sayso\\.pin\\.[0-9a-f]{64}");
        ((ObjectNode) directive).remove("token");
        assertThat(directive.toString())
                .satisfies(text -> assertThat(JSON.readTree(text)).isEqualTo(JSON.readTree("""
                                        {"type":"Connections.StartConnection","uri":"connection://AMAZON.VerifyPerson/2",\
                                        "input":{"requestedAuthenticationConfidenceLevel":{"level":400,\
                                        "customPolicy":{"policyName":"VOICE_PIN"}}},"onCompletion":"RESUME_SESSION"}""")));
        assertThat(asked.json().at("/response/shouldEndSession").isMissingNode())
                .isTrue();
        assertThat(asked.json().at("/response/reprompt").isMissingNode()).isTrue();
        String challenge =
                asked.json().at("/sessionAttributes/sayso.pin.challenge").textValue();
        assertThat(storage.challenges().find(challenge)).isPresent();
        assertThat(token(asked)).doesNotContain(challenge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"200\"", "200"})
    void rightPin_confirms_whetherTheStatusIsTextOrNumber(String code) {
        Spoken confirmed = resumed(annWithPin, started(), code, ACHIEVED);

        assertThat(confirmed.text()).isEqualTo("Order 1 is confirmed.");
        assertThat(confirmed.card()).isEqualTo("Simple");
        assertThat(confirmed.json().at("/sessionAttributes/sayso.pin.challenge").isMissingNode())
                .isTrue();
        assertThat(orders.effects()).isOne();
    }

    @Test
    void resumedRequestOnceMore_saysItIsConfirmedAlready() {
        Spoken asked = started();
        resumed(annWithPin, asked, ACHIEVED);

        assertThat(resumed(annWithPin, asked, ACHIEVED).text())
                .isEqualTo("That is confirmed already, and nothing new has happened. Order 1 is confirmed.");
        assertThat(orders.effects()).isOne();
    }

    @Test
    void resumedSessionThatWaitsForNothing_isNotBelieved() {
        Spoken asked = started();

        Spoken refused = resumed(
                annWithPin, JSON.createObjectNode(), "\"token\":\"" + token(asked) + "\",", "\"200\"", ACHIEVED);

        assertRefused(refused, ConfirmationRefusal.PIN_CHECK_UNKNOWN);
        assertThat(refused.text())
                .isEqualTo("It was not confirmed with your PIN, so nothing has happened. Please ask again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"token\":\"sayso.pin.0000\",", "\"token\":\"sayso.pin.\",", "\"token\":null,"})
    void answerWithoutTheTokenOfTheCheck_isNotBelieved(String tokenMember) {
        Spoken asked = started();

        assertRefused(
                resumed(annWithPin, asked.json().path("sessionAttributes"), tokenMember, "\"200\"", ACHIEVED),
                ConfirmationRefusal.PIN_CHECK_UNKNOWN);
    }

    @Test
    void answerToAnotherOfTwoChecks_confirmsNeither() {
        skill = skill(2, new PlatformPin());
        Spoken first = started();
        Spoken second = started();

        assertRefused(
                resumed(
                        annWithPin,
                        second.json().path("sessionAttributes"),
                        "\"token\":\"" + token(first) + "\",",
                        "\"200\"",
                        ACHIEVED),
                ConfirmationRefusal.PIN_CHECK_UNKNOWN);
        assertThat(resumed(annWithPin, second, ACHIEVED).text()).isEqualTo("Order 2 is confirmed.");
        assertThat(orders.state("1")).isEqualTo("pending");
    }

    @Test
    void challengeThatWasSwappedInTheSession_isNotConfirmed() {
        skill = skill(2, new PlatformPin());
        Spoken cheap = started();
        Spoken dear = started();
        ObjectNode attributes = JSON.createObjectNode();
        attributes.set("sayso.pin.challenge", dear.json().at("/sessionAttributes/sayso.pin.challenge"));

        assertRefused(
                resumed(annWithPin, attributes, "\"token\":\"" + token(cheap) + "\",", "\"200\"", ACHIEVED),
                ConfirmationRefusal.PIN_CHECK_UNKNOWN);
    }

    @Test
    void otherPerson_onTheSameAccount_confirmsNothing() {
        Who ben = new Who("amzn1.ask.person.BEN", annsToken, null, "400");

        assertRefused(resumed(ben, started(), ACHIEVED), ConfirmationRefusal.PIN_OTHER_SPEAKER);
    }

    @Test
    void otherPersonsAccount_hasNothingToConfirm() {
        Who ben = new Who("amzn1.ask.person.BEN", issuer.token("ben"), null, "400");

        assertRefused(resumed(ben, started(), ACHIEVED), ConfirmationRefusal.NOTHING_PENDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"300", "399", "0", "-400", "\"400\"", "400.0", "null", "{}", "99999999999"})
    void successBelowTheLevelOfAPin_isNotBelieved(String level) {
        assertRefused(resumed(ann.atLevel(level), started(), ACHIEVED), ConfirmationRefusal.PIN_LEVEL_TOO_LOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "401", "500"})
    void levelOfAPinOrMore_isBelieved(String level) {
        assertThat(resumed(ann.atLevel(level), started(), ACHIEVED).text()).isEqualTo("Order 1 is confirmed.");
    }

    @Test
    void successOfSomebodyWhoseVoiceIsNotKnown_isNotBelieved() {
        assertRefused(
                resumed(new Who(null, null, annsToken, ""), started(), ACHIEVED),
                ConfirmationRefusal.PIN_SPEAKER_UNKNOWN);
    }

    @Test
    void successOnTheHouseholdsLink_isNotBelieved_evenOnTheSameAccount() {
        Who onHousehold = new Who("amzn1.ask.person.ANN", null, annsToken, "400");

        Spoken refused = resumed(onHousehold, started(), ACHIEVED);

        assertRefused(refused, ConfirmationRefusal.PIN_NEEDS_OWN_LINK);
        assertThat(refused.text()).startsWith("A PIN counts only for an account that you have linked");
    }

    @Test
    void answerAfterTheChallengesLife_isTooLate() {
        Spoken asked = started();
        clock.advance(Duration.ofMinutes(5));

        assertRefused(resumed(annWithPin, asked, ACHIEVED), ConfirmationRefusal.EXPIRED);
        assertThat(orders.state("1")).isEqualTo("abandoned");
    }

    @Test
    void accountThatLostItsPermission_isToldSo() {
        Spoken asked = started();
        Who poorer =
                new Who(ann.personId(), issuer.token("ann", claims -> claims.claim("scope", "openid")), null, "400");

        Spoken refused = resumed(poorer, asked, ACHIEVED);

        assertThat(refused.refusals()).containsExactly(PolicyRefusal.SCOPE_MISSING);
        assertThat(orders.effects()).isZero();
    }

    @Test
    void orderThatChangedMeanwhile_isNotConfirmed() {
        Spoken asked = started();
        orders.change("1", "huge");

        assertRefused(resumed(annWithPin, asked, ACHIEVED), ConfirmationRefusal.TRANSACTION_CHANGED);
    }

    @Test
    void wrongPins_endTheOrder() {
        Spoken refused = resumed(ann, started(), "{\"status\":\"NOT_ACHIEVED\",\"reason\":\"NOT_MATCH\"}");

        assertRefused(refused, ConfirmationRefusal.PIN_WRONG);
        assertThat(refused.text()).isEqualTo("It was not confirmed with your PIN, so I dropped the request.");
        assertThat(orders.state("1")).isEqualTo("abandoned");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"200\" | {\"status\":\"NOT_ACHIEVED\"}",
                "\"200\" | {\"status\":\"NOT_ACHIEVED\",\"reason\":\"SOMETHING_NEW\"}",
                "\"200\" | {\"status\":\"achieved\"}",
                "\"200\" | {\"status\":\"UNKNOWN\"}",
                "\"200\" | {\"status\":true}",
                "\"200\" | [\"ACHIEVED\"]",
                "\"200\" | null",
                "null    | {\"status\":\"ACHIEVED\"}",
                "\"OK\"  | {\"status\":\"ACHIEVED\"}",
                "0       | {\"status\":\"ACHIEVED\"}"
            })
    void whatIsNoKnownSuccess_isNone_andNoError(String code, String result) {
        assertRefused(resumed(annWithPin, started(), code, result), ConfirmationRefusal.PIN_NOT_CONFIRMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"200\" | {\"status\":\"NOT_ENABLED\"}                                                   | PIN_NOT_ENABLED",
                "\"200\" | {\"status\":\"NOT_ACHIEVED\",\"reason\":\"VERIFICATION_METHOD_NOT_SETUP\"}     | PIN_NOT_SET_UP",
                "\"200\" | {\"status\":\"NOT_ACHIEVED\",\"reason\":\"PREREQUISITE_NOT_SETUP_ERROR\"}      | PIN_NOT_SET_UP",
                "\"200\" | {\"status\":\"NOT_ACHIEVED\",\"reason\":\"METHOD_LOCKOUT\"}                    | PIN_LOCKED_OUT",
                "\"200\" | {\"status\":\"NOT_ACHIEVED\",\"reason\":\"ACCOUNT_LOCKOUT\"}                   | PIN_LOCKED_OUT",
                "403     | {\"version\":\"2\"}                                                            | PIN_UNAVAILABLE",
                "\"403\" | {\"status\":\"ACHIEVED\"}                                                      | PIN_UNAVAILABLE",
                "\"404\" | {}                                                                             | PIN_UNAVAILABLE",
                "500     | null                                                                           | PIN_UNAVAILABLE"
            })
    void checkThatIsNotMade_isFollowedByTheNextWay_orByItsReason(
            String code, String result, ConfirmationRefusal reason) {
        Spoken instead = resumed(ann, started(), code, result);

        assertThat(instead.refusals()).containsExactly(reason);
        assertThat(instead.text()).startsWith(OTHER_WAY);
        assertThat(instead.listening()).isTrue();
        assertThat(orders.state("1")).isEqualTo("pending");

        skill = skill(new PlatformPin());
        Spoken alone = resumed(ann, order(ann), code, result);
        assertThat(alone.refusals()).containsOnly(reason);
        assertThat(alone.text()).contains("Nothing was confirmed.");
        assertThat(alone.ended()).isTrue();
        assertThat(orders.state("2")).isEqualTo("abandoned");
    }

    @Test
    void successAfterAnotherWayWasTaken_confirmsNothing() {
        Spoken asked = started();
        resumed(ann, asked, "{\"status\":\"NOT_ENABLED\"}");

        assertRefused(resumed(annWithPin, asked, ACHIEVED), ConfirmationRefusal.WITHDRAWN);
    }

    @Test
    void householdsLink_orUnknownVoice_isAskedInAnotherWayFromTheStart() {
        assertThat(order(new Who("amzn1.ask.person.ANN", null, annsToken, "300"))
                        .text())
                .contains("I have sent a code");
        assertThat(order(new Who(null, null, annsToken, "")).text()).contains("I have sent a code");

        skill = skill(new PlatformPin());
        assertRefused(
                order(new Who("amzn1.ask.person.ANN", null, annsToken, "300")), ConfirmationRefusal.PIN_NEEDS_OWN_LINK);
        assertRefused(order(new Who(null, null, annsToken, "")), ConfirmationRefusal.PIN_SPEAKER_UNKNOWN);
    }

    @Test
    void codeInPlaceOfThePin_isToldWhatIsAwaited() {
        Spoken asked = started();

        Spoken told = send(ann, """
                {"type":"IntentRequest","requestId":"ID","timestamp":"2026-06-18T10:00:00Z","locale":"en-US",\
                "intent":{"name":"AuthorizeOrderIntent","slots":{"code":{"name":"code","value":"1234"}}}}""", asked.json().path("sessionAttributes"));

        assertRefused(told, ConfirmationRefusal.PIN_AWAITED);
        assertThat(told.text()).startsWith("This one is confirmed with the PIN of your voice profile");
    }

    @Test
    void pinWithoutPersonalization_isRefusedAtStartUp() {
        assertThatThrownBy(() -> module(1, new PlatformPin()).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("profile-pin")
                .hasMessageContaining("alexa::person_id:read")
                .hasMessageContaining("alexa::authenticate:2:optional");
    }

    @Test
    void pinTogetherWithLinkingByVoice_isRefusedAtStartUp() {
        SaysoModule.Builder both = module(1, new PlatformPin())
                .personalization(true)
                .voiceForward(VoiceForward.builder().clock(clock).build());

        assertThatThrownBy(both::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no personalization, and profile-pin")
                .hasMessageContaining("do without one of the two, or make two skills");
        assertThatThrownBy(() -> module(1, new OwnCode(Channel.SMS))
                        .personalization(true)
                        .voiceForward(VoiceForward.builder().clock(clock).build())
                        .build())
                .hasMessageContaining("no personalization, and this one is set to have it");
    }
}
