package org.sayso.alexa;

import static com.amazon.ask.request.Predicates.intentName;
import static com.amazon.ask.request.Predicates.requestType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.IntentRequest;
import com.amazon.ask.model.LaunchRequest;
import com.amazon.ask.model.Slot;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.CallerRefusal;
import org.sayso.Refusal;
import org.sayso.alexa.proof.MovableClock;
import org.sayso.alexa.proof.TestProvenRequests;
import org.sayso.alexa.voiceforward.AskForAccountLinking;
import org.sayso.alexa.voiceforward.VoiceForward;
import org.sayso.policy.Requirement;
import org.sayso.token.VerifiedToken;

/** Conversations in which an account is linked by voice, or is not; Alexa's own part of them is played by the tests. */
class LinkByVoiceTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DIRECTIVE = "/response/directives/0";

    private final MovableClock clock = new MovableClock();
    private final Issuer issuer = new Issuer(clock);
    private final List<Refusal> told = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Skill skill = skill(settings());
    private Conversation ann = Conversation.with(skill);
    private JsonNode attributes = JSON.createObjectNode();

    @AfterEach
    void stop() {
        issuer.close();
    }

    private VoiceForward.Builder settings() {
        return VoiceForward.builder()
                .clock(clock)
                .words(
                        "de",
                        new VoiceForward.Words(
                                "Möchten Sie verknüpfen?", "Dann eben nicht. Wohin?", "Geschafft. Wohin?"));
    }

    private SaysoModule.Builder module() {
        return SaysoModule.builder()
                .tokenVerifier(issuer.verifier())
                .skillName("Ride Hailer")
                .refusals(told::add)
                .linkedHandlers(List.of(book()))
                .maybeLinkedHandlers(List.of(welcome(), other()));
    }

    private Skill skill(VoiceForward.Builder settings) {
        return new CustomSkillBuilder()
                .registerSdkModule(module().voiceForward(settings.build()).build())
                .build();
    }

    /** Books, remembers it for the session, and says for whom. */
    private LinkedHandler book() {
        return new LinkedHandler() {
            @Override
            public boolean canHandle(HandlerInput input) {
                return input.matches(intentName("BookIntent"));
            }

            @Override
            public Reply handle(HandlerInput input, VerifiedToken user) {
                Slot slot = Objects.requireNonNull(((IntentRequest) input.getRequest())
                        .getIntent()
                        .getSlots()
                        .get("destination"));
                calls.add("book " + slot.getValue());
                Map<String, Object> session =
                        new HashMap<>(input.getAttributesManager().getSessionAttributes());
                session.put("booked", slot.getValue());
                input.getAttributesManager().setSessionAttributes(session);
                return Reply.say(input.getResponseBuilder()
                        .withSpeech(slot.getValue() + " for " + user.user().key() + " in "
                                + input.getRequest().getLocale())
                        .build());
            }
        };
    }

    private MaybeLinkedHandler welcome() {
        return new MaybeLinkedHandler() {
            @Override
            public boolean canHandle(HandlerInput input) {
                return input.matches(requestType(LaunchRequest.class));
            }

            @Override
            public Reply handle(HandlerInput input, Optional<VerifiedToken> user) {
                return Reply.offerLink(
                        "Welcome!",
                        input.getResponseBuilder()
                                .withSpeech("Welcome, where to?")
                                .build());
            }
        };
    }

    private MaybeLinkedHandler other() {
        return new MaybeLinkedHandler() {
            @Override
            public boolean canHandle(HandlerInput input) {
                return true;
            }

            @Override
            public Reply handle(HandlerInput input, Optional<VerifiedToken> user) {
                calls.add("other");
                return Reply.say(
                        input.getResponseBuilder().withSpeech("something else").build());
            }
        };
    }

    private Spoken send(ObjectNode request) {
        Spoken spoken = ann.send(request, attributes);
        attributes = spoken.json().path("sessionAttributes");
        return spoken;
    }

    private Spoken open() {
        return send(ann.request("LaunchRequest"));
    }

    private Spoken say(String intent) {
        ObjectNode request = ann.request("IntentRequest");
        request.putObject("intent").put("name", intent);
        return send(request);
    }

    private Spoken bookAirport() {
        ObjectNode request = ann.request("IntentRequest").put("dialogState", "STARTED");
        ObjectNode intent =
                request.putObject("intent").put("name", "BookIntent").put("confirmationStatus", "NONE");
        intent.putObject("slots")
                .putObject("destination")
                .put("name", "destination")
                .put("value", "airport");
        return send(request);
    }

    /** Alexa resumes the session with this cause; its token is the one of the task that was started. */
    private Spoken resume(Spoken started, String cause) {
        try {
            ObjectNode request = ann.request("SessionResumedRequest");
            ObjectNode node = (ObjectNode) JSON.readTree(cause);
            if (!node.has("token")) {
                node.put("token", started.json().at(DIRECTIVE + "/token").asText());
            }
            request.set("cause", node);
            return send(request);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String completed(String status) {
        return """
                {"type":"ConnectionCompleted","status":{"code":"200","message":"OK"},"result":{"status":"%s"}}\
                """.formatted(status);
    }

    private Spoken started() {
        bookAirport();
        return say("AMAZON.YesIntent");
    }

    private void link() {
        ann = ann.linked(issuer.token("ann"));
    }

    @Test
    void wishThatNeedsALink_isOfferedOneAndNoCard() {
        Spoken spoken = bookAirport();

        assertThat(spoken.text())
                .isEqualTo("Ride Hailer needs your linked account for that. Would you like to link it now?"
                        + " You can say: link my account, or: no.");
        assertThat(spoken.reprompt()).isEqualTo(spoken.text());
        assertThat(spoken.listening()).isTrue();
        assertThat(spoken.json().at("/response/card").isMissingNode()).isTrue();
        assertThat(spoken.refusals()).containsExactly(CallerRefusal.NOT_LINKED);
        assertThat(told).containsExactly(CallerRefusal.NOT_LINKED);
        assertThat(calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AMAZON.YesIntent", "LinkMyAccountIntent"})
    void agreement_startsAlexasTaskExactlyAsDocumented(String intent) {
        open();

        Spoken spoken = say(intent);

        ObjectNode directive = (ObjectNode) spoken.json().at(DIRECTIVE).deepCopy();
        assertThat(directive.remove("token").asText()).matches("sayso\\.link\\.[0-9a-f]{32}");
        assertThat(directive).isEqualTo(documented());
        assertThat(spoken.json().at("/response/directives")).hasSize(1);
        assertThat(spoken.json().path("response").has("shouldEndSession")).isFalse();
        assertThat(spoken.json().path("response").has("outputSpeech")).isFalse();
        assertThat(calls).isEmpty();
    }

    private static JsonNode documented() {
        return JSON.createObjectNode()
                .put("type", "Connections.StartConnection")
                .put("uri", AskForAccountLinking.URI)
                .<ObjectNode>set(
                        "input",
                        JSON.createObjectNode()
                                .put("@type", "AskForAccountLinking")
                                .put("@version", "1"))
                .put("onCompletion", "RESUME_SESSION");
    }

    @Test
    void askedForWithoutAnOffer_isStartedAsWell() {
        assertThat(say("LinkMyAccountIntent").json().at(DIRECTIVE + "/uri").asText())
                .isEqualTo("connection://AMAZON.AskForAccountLinking/1");
    }

    @Test
    void linked_goesOnWithWhatWasAskedFor() {
        Spoken started = started();
        link();

        Spoken resumed = resume(started, completed("LINKED"));

        assertThat(resumed.json().toString()).contains("airport for ann in en-US");
        assertThat(calls).containsExactly("book airport");
        assertThat(attributes.path("booked").asText()).isEqualTo("airport");
        assertThat(attributes).hasSize(1);
        assertThat(resumed.refusals()).isEmpty();
    }

    @Test
    void linkedWithoutAWish_isAskedWhatToDo() {
        open();
        Spoken started = say("LinkMyAccountIntent");
        link();

        Spoken resumed = resume(started, completed("LINKED"));

        assertThat(resumed.text()).isEqualTo("Your account with Ride Hailer is linked now. What would you like to do?");
        assertThat(resumed.reprompt()).isEqualTo("What would you like to do?");
        assertThat(resumed.listening()).isTrue();
    }

    @Test
    void ownWords_areSaidInTheirLanguage() {
        ann = ann.in("de-DE");
        assertThat(open().text()).isEqualTo("Welcome! Möchten Sie verknüpfen?");
        Spoken started = say("AMAZON.YesIntent");
        link();
        assertThat(resume(started, completed("LINKED")).text()).isEqualTo("Geschafft. Wohin?");

        ann = Conversation.with(skill).in("de-DE");
        open();
        assertThat(say("AMAZON.NoIntent").text()).isEqualTo("Dann eben nicht. Wohin?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"ConnectionCompleted\",\"status\":{\"code\":200},\"result\":{\"status\":\"LINKED\"}}",
                "{\"type\":\"ConnectionCompleted\",\"result\":{\"status\":\"LINKED\",\"more\":{}}}",
                "{\"type\":\"ConnectionCompleted\",\"status\":\"odd\",\"result\":{\"status\":\"ALREADY_LINKED\"}}",
                "{\"type\":\"ConnectionError\",\"error\":{}}"
            })
    void tokenThatIsGood_isTheLinkWhateverTheReport(String cause) {
        Spoken started = started();
        link();
        assertThat(resume(started, cause).json().toString()).contains("airport for ann");
    }

    @Test
    void linkReportedWithoutAToken_isNotBelieved() {
        Spoken resumed = resume(started(), completed("LINKED"));

        assertThat(resumed.text()).startsWith("I cannot see your linked account yet.");
        assertThat(resumed.card()).isEqualTo("LinkAccount");
        assertThat(resumed.refusals()).containsExactly(CallerRefusal.NOT_LINKED);
        assertThat(calls).isEmpty();

        link();
        assertThat(bookAirport().json().toString()).contains("airport for ann");
    }

    @Test
    void linkReportedWithABadToken_isNotBelieved() {
        Spoken started = started();
        ann = ann.linked(issuer.token("ann", claims -> claims.claim("client_id", "another-app")));

        Spoken resumed = resume(started, completed("LINKED"));

        assertThat(resumed.refusals()).containsExactly(CallerRefusal.WRONG_CLIENT);
        assertThat(resumed.card()).isEqualTo("LinkAccount");
        assertThat(calls).isEmpty();
    }

    @Test
    void issuerOutOfReach_isApologisedForAfterALinkAndNotUndone() {
        Spoken started = started();
        link();
        issuer.goDown();

        Spoken resumed = resume(started, completed("LINKED"));

        assertThat(resumed.refusals()).containsExactly(CallerRefusal.PROVIDER_UNAVAILABLE);
        assertThat(resumed.json().at("/response/card").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"ConnectionCompleted","status":{"code":"400","message":"no number"},"result":{"status":"USER_REQUIREMENTS_NOT_MET"}} | Linking by voice is not possible for you at the moment.
            {"type":"ConnectionCompleted","status":{"code":"200"},"result":{}} | Your account is not linked. To link it with Ride Hailer in the Alexa app,
            {"type":"ConnectionCompleted","status":{"code":"200"},"result":null} | Your account is not linked. To link it with Ride Hailer in the Alexa app,
            {"type":"ConnectionCompleted","status":{"code":"200"},"result":["LINKED"]} | Your account is not linked. To link it with Ride Hailer in the Alexa app,
            {"type":"ConnectionCompleted","status":{"code":"500"},"result":{"status":"LINKED"}} | Your account is not linked. To link it with Ride Hailer in the Alexa app,
            {"type":"ConnectionCompleted","status":{"code":500},"result":{"status":"LINKED"}} | Your account is not linked. To link it with Ride Hailer in the Alexa app,
            {"type":"ConnectionError","status":{"code":"500"}} | Your account is not linked. To link it with Ride Hailer in the Alexa app,
            {"type":"ConnectionError","status":{"code":"200"},"result":{"status":"LINKED"}} | Your account is not linked. To link it with Ride Hailer in the Alexa app,
            {} | Your account is not linked. To link it with Ride Hailer in the Alexa app,
            """)
    void notLinkedWithoutADialogueOfAlexas_getsACardThatIsSpokenOf(String cause, String said) {
        Spoken resumed = resume(started(), cause);

        assertThat(resumed.text())
                .startsWith(said)
                .contains("open the card that I have put there.")
                .endsWith("What would you like to do?");
        assertThat(resumed.card()).isEqualTo("LinkAccount");
        goesOnAndIsNotOfferedAgain(resumed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"ConnectionCompleted","status":{"code":"200"},"result":{"status":"DENIED"}} | All right, I won't link your account. What would you like to do?
            {"type":"ConnectionCompleted","status":{"code":"200"},"result":{"status":"TIRED"}} | Your account is not linked. What would you like to do?
            {"type":"ConnectionCompleted","status":{"code":500},"result":{"status":"NOT_LINKED"}} | Your account is not linked. What would you like to do?
            """)
    void notLinkedAfterADialogueOfAlexas_isNotToldAgainHowToLink_andGetsNoCard(String cause, String said) {
        Spoken resumed = resume(started(), cause);

        assertThat(resumed.text()).isEqualTo(said);
        assertThat(resumed.json().at("/response/card").isMissingNode()).isTrue();
        goesOnAndIsNotOfferedAgain(resumed);
    }

    @Test
    void deniedInALanguageWithWordsOfTheSkillsOwn_isNotAnsweredLikeANo() {
        ann = ann.in("de-DE");
        assertThat(resume(started(), completed("DENIED")).text())
                .isEqualTo("Gut, ich verknüpfe Ihr Konto nicht. Was möchten Sie tun?");
    }

    private void goesOnAndIsNotOfferedAgain(Spoken resumed) {
        assertThat(resumed.listening()).isTrue();
        assertThat(resumed.refusals()).containsExactly(CallerRefusal.NOT_LINKED);
        assertThat(calls).isEmpty();
        assertThat(bookAirport().card()).as("not offered again").isEqualTo("LinkAccount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"cause\"", "7"})
    void causeThatIsNone_isNoError(String cause) throws Exception {
        ObjectNode request = ann.request("SessionResumedRequest");
        request.set("cause", JSON.readTree(cause));
        assertThat(send(request).json().toString()).contains("something else");
    }

    @Test
    void resumedWithoutItsSession_isSafe() {
        Spoken started = started();
        attributes = JSON.createObjectNode();

        for (String status : List.of("LINKED", "DENIED", "TIRED")) {
            Spoken resumed = resume(started, completed(status));
            assertThat(resumed.text()).isEqualTo("What would you like to do?");
            assertThat(resumed.json().at("/response/card").isMissingNode()).isTrue();
        }
        link();
        assertThat(resume(started, completed("LINKED")).text()).startsWith("Your account with Ride Hailer is linked");
        assertThat(calls).isEmpty();
    }

    @Test
    void answerOfAnEarlierTask_endsNothingAndDoesNothing() {
        Spoken first = started();
        resume(first, completed("LINKED"));
        say("LinkMyAccountIntent");

        assertThat(resume(first, completed("DENIED")).text()).isEqualTo("What would you like to do?");
        assertThat(calls).isEmpty();
    }

    @Test
    void answerOfAnotherTask_goesToTheSkill() {
        started();
        ObjectNode request = ann.request("SessionResumedRequest");
        request.putObject("cause")
                .put("type", "ConnectionCompleted")
                .put("token", "print")
                .putObject("status")
                .put("code", "200");
        assertThat(send(request).json().toString()).contains("something else");
        assertThat(calls).containsExactly("other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\":7}",
                "\"text\"",
                "{\"token\":\"t\",\"wish\":7}",
                "{\"token\":\"t\",\"wish\":{\"intent\":7}}",
                "{\"token\":\"t\",\"wish\":{\"intent\":{\"name\":\"BookIntent\",\"slots\":7}}}"
            })
    void attributesThatAreNone_areNoError(String kept) throws Exception {
        Spoken started = started();
        String token = started.json().at(DIRECTIVE + "/token").asText();
        attributes = JSON.createObjectNode()
                .set("sayso.link.started", JSON.readTree(kept.replace("\"t\"", '"' + token + '"')));
        link();
        assertThat(resume(started, completed("LINKED")).text()).startsWith("Your account with Ride Hailer is linked");
    }

    @Test
    void resumedOutsideOfASession_getsNothingSaid() {
        ObjectNode request = ann.request("SessionResumedRequest");
        request.putObject("cause").put("type", "ConnectionCompleted").put("token", AskForAccountLinking.newToken());
        assertThat(ann.send(request, false).json().path("response").has("outputSpeech"))
                .isFalse();
    }

    @Test
    void no_isTakenOnceForTheSessionAndForADay() {
        open();
        Spoken no = say("AMAZON.NoIntent");
        assertThat(no.text()).isEqualTo("All right, we go on without your account. What would you like to do?");
        assertThat(no.listening()).isTrue();
        assertThat(no.json().at("/response/card").isMissingNode()).isTrue();

        assertThat(open().json().toString()).contains("Welcome, where to?");
        assertThat(bookAirport().card()).isEqualTo("LinkAccount");

        attributes = JSON.createObjectNode();
        assertThat(open().json().toString()).contains("Welcome, where to?");
        assertThat(bookAirport().card()).isEqualTo("LinkAccount");
        assertThat(say("LinkMyAccountIntent").json().at(DIRECTIVE).isObject()).isTrue();

        attributes = JSON.createObjectNode();
        clock.advance(Duration.ofDays(1));
        assertThat(open().text()).startsWith("Welcome! Ride Hailer needs");
    }

    @Test
    void withoutACoolDown_theNextSessionIsOfferedItAgain() {
        ann = Conversation.with(skill(settings().coolDown(Duration.ZERO)));
        open();
        say("AMAZON.NoIntent");
        attributes = JSON.createObjectNode();
        assertThat(open().text()).startsWith("Welcome! Ride Hailer needs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AMAZON.YesIntent", "AMAZON.NoIntent"})
    void yesOrNoToSomethingElse_isTheSkills(String intent) {
        assertThat(say(intent).json().toString()).contains("something else");

        open();
        say("PriceIntent");
        assertThat(say(intent).json().toString()).contains("something else");
        assertThat(calls).containsExactly("other", "other", "other");
    }

    @Test
    void accountThatIsLinked_isNeverLinkedAgain() {
        bookAirport();
        link();
        assertThat(say("AMAZON.YesIntent").json().toString()).contains("airport for ann");
        assertThat(say("LinkMyAccountIntent").text())
                .isEqualTo("Your account with Ride Hailer is linked already. What would you like to do?");
        assertThat(open().json().toString()).contains("Welcome, where to?");
    }

    @Test
    void linkThatIsBroken_isRepairedInTheAppAndNotByVoice() {
        link();
        clock.advance(Duration.ofHours(2));
        for (Spoken spoken : List.of(bookAirport(), say("LinkMyAccountIntent"))) {
            assertThat(spoken.refusals()).containsExactly(CallerRefusal.EXPIRED);
            assertThat(spoken.card()).isEqualTo("LinkAccount");
            assertThat(spoken.json().at("/response/directives").isMissingNode()).isTrue();
        }
    }

    @Test
    void wishThatIsTooLong_isNotKept() {
        ObjectNode request = ann.request("IntentRequest");
        ObjectNode intent = request.putObject("intent").put("name", "BookIntent");
        intent.putObject("slots")
                .putObject("destination")
                .put("name", "destination")
                .put("value", "x".repeat(5000));
        send(request);
        assertThat(attributes.toString()).hasSizeLessThan(100);
        Spoken started = say("AMAZON.YesIntent");
        link();
        assertThat(resume(started, completed("LINKED")).text()).startsWith("Your account with Ride Hailer is linked");
    }

    @Test
    void withoutVoiceForward_aReplyThatOffersFallsBack() {
        ann = Conversation.with(
                new CustomSkillBuilder().registerSdkModule(module().build()).build());
        assertThat(open().json().toString()).contains("Welcome, where to?");
        assertThat(bookAirport().card()).isEqualTo("LinkAccount");
        assertThat(say("LinkMyAccountIntent").json().toString()).contains("something else");
    }

    @Test
    void personalization_isRefusedAtStartUpTogetherWithLinkingByVoice() {
        LinkedHandler own = new LinkedHandler() {
            @Override
            public boolean canHandle(HandlerInput input) {
                return true;
            }

            @Override
            public Requirement requirement() {
                return Requirement.linkedAccount().ofOwnLinkOnly();
            }

            @Override
            public Reply handle(HandlerInput input, VerifiedToken user) {
                return Reply.say(Optional.empty());
            }
        };
        SaysoModule.Builder module = module().linkedHandlers(List.of(own));
        module.build();
        assertThatThrownBy(() -> module.voiceForward(settings().build()).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no personalization, and an intent requires a link of the speaker's own");
    }

    @Test
    void settingsThatCannotWork_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings().intent(" "))
                .withMessageContaining("intent");
        assertThatIllegalArgumentException().isThrownBy(() -> settings().coolDown(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> settings().coolDown(Duration.ofDays(366)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings().words("en-US", new VoiceForward.Words(null, null, null)))
                .withMessageContaining("language");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VoiceForward.Words("Shall I?", " ", null))
                .withMessageContaining("blank");
    }

    @Test
    void causeTheSdkCannotRead_isReadAllTheSame() throws Exception {
        ObjectNode request = ann.request("SessionResumedRequest");
        request.set("cause", JSON.readTree("{\"type\":\"ConnectionError\",\"token\":\"t\",\"status\":{\"code\":404}}"));
        byte[] body = Conversation.body(request, true);

        assertThat(TestProvenRequests.resumption(body)).hasValueSatisfying(read -> {
            assertThat(read.completed()).isFalse();
            assertThat(read.token()).contains("t");
            assertThat(read.status()).hasValue(404);
        });
        assertThat(JSON.readTree(TestProvenRequests.forSdk(body))
                        .at("/request/cause")
                        .isMissingNode())
                .isTrue();
    }
}
