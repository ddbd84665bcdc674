package org.sayso.standin.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule for answers, broken and kept. Of two findings the test expects the named one. */
class AnswerRuleTests {

    private static final String SAY = "'outputSpeech':{'type':'PlainText','text':'hello'}";
    private static final String ASK = "'outputSpeech':{'type':'PlainText','text':'hello?'},'shouldEndSession':false";

    @TempDir
    private Path directory;

    private final SkillServer skill = new SkillServer();
    private final SkillRequests requests = new SkillRequests("amzn1.ask.skill.test", "en-US", Clock.systemUTC());
    private SkillClient client;

    @BeforeEach
    void create() {
        client = new SkillClient(skill.uri(), StandInAuthority.loadOrCreate(directory), SkillClient.LIMIT);
    }

    @AfterEach
    void stop() {
        skill.close();
    }

    private SkillAnswer answer(String members, Optional<String> token) {
        String response = members.replace('\'', '"')
                .replace("SAY", SAY.replace('\'', '"'))
                .replace("ASK", ASK.replace('\'', '"'));
        skill.answering(200, "{\"version\":\"1.0\",\"response\":{" + response + "}}");
        Speaker speaker = new Speaker("amzn1.ask.account.A", "amzn1.ask.device.D", token, Optional.empty());
        return client.ask(requests.launch(speaker, Session.begin()));
    }

    private SkillAnswer answer(String members) {
        return answer(members, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'shouldEndSession':true | The answer to a LaunchRequest says nothing: whoever opened the skill hears silence",
                "SAY,'shouldEndSession':false | The session stays open without a question and without a reprompt; certification asks for a prompt wherever the device listens",
                "'outputSpeech':{'type':'PlainText','text':''},'directives':[{'type':'Hint'}],'shouldEndSession':false | The session stays open, but nothing is said: the person does not know that the device listens",
                "'outputSpeech':{'type':'PlainText','text':'which?'} | The speech ends with a question, but the session is closed: nobody hears the answer",
                "SAY,'reprompt':{SAY} | There is a reprompt, but the session is not open: nobody will hear it",
                "'outputSpeech':{'type':'SSML','ssml':'<speak><blink>hello</blink></speak>'} | Alexa's SSML has no element <blink>",
                "SAY,'card':{'type':'Standard','title':'t','text':'x','image':{'smallImageUrl':'http://example.com/a.png'}} | The card's smallImageUrl does not begin with https://",
                "SAY,'card':{'type':'AskForPermissionsConsent'} | The card asks for permissions and names none",
                "SAY,'directives':[{'type':'Robot.Dance'}] | Alexa does not know the directive Robot.Dance; Amazon refuses answers with such directives (INVALID_RESPONSE)",
                "ASK,'directives':[{'type':'Dialog.Delegate'}] | With Dialog.Delegate Alexa asks by the prompts of the model; an answer with it must have no speech and no reprompt",
                "'shouldEndSession':false,'directives':[{'type':'Dialog.ElicitSlot'}] | Dialog.ElicitSlot needs speech that asks; the prompts of the model are for Dialog.Delegate",
                "ASK,'directives':[{'type':'Dialog.ConfirmIntent'},{'type':'Dialog.Delegate'}] | There are 2 dialog directives; Alexa plays one, Dialog.ConfirmIntent",
                "SAY,'shouldEndSession':true,'directives':[{'type':'Dialog.ConfirmIntent'}] | Dialog.ConfirmIntent asks the person something, but shouldEndSession is true: the session ends",
                "'directives':[{'type':'Connections.StartConnection','uri':'https://example.com','onCompletion':'RESUME_SESSION'}] | Connections.StartConnection needs a uri that begins with connection://",
                "'directives':[{'type':'Connections.StartConnection','uri':'connection://X/1'}] | Connections.StartConnection does not say onCompletion; Alexa takes RESUME_SESSION",
                "'directives':[{'type':'Connections.StartConnection','uri':'connection://X/1','onCompletion':'NEVER'}] | Connections.StartConnection has an onCompletion that is neither RESUME_SESSION nor SEND_ERRORS_ONLY",
                "'directives':[{'type':'Connections.StartConnection','uri':'connection://X/1','onCompletion':'RESUME_SESSION'},{'type':'AudioPlayer.Play'}] | Connections.StartConnection cannot go with directives that play audio or video",
                "'directives':[{'type':'Connections.StartConnection','uri':'connection://X/1','onCompletion':'RESUME_SESSION'},{'type':'Dialog.Delegate'}] | Connections.StartConnection cannot go with a dialog directive: the session is suspended",
            })
    void brokenRule_isAFindingAndTheAnswerIsTaken(String members, String finding) {
        SkillAnswer answer = answer(members);

        assertThat(answer.kind()).isEqualTo(SkillAnswer.Kind.GOOD);
        assertThat(answer.findings()).containsExactly(finding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "SAY,'shouldEndSession':true",
                "ASK",
                "SAY,'shouldEndSession':false,'reprompt':{SAY}",
                "SAY,'card':{'type':'AskForPermissionsConsent','permissions':['p']}",
                "'shouldEndSession':false,'directives':[{'type':'Dialog.Delegate'}]",
                "ASK,'reprompt':{SAY},'directives':[{'type':'Dialog.ElicitSlot'}]",
                "SAY,'directives':[{'type':'Connections.StartConnection','uri':'connection://X/1','onCompletion':'RESUME_SESSION'}]",
                "'outputSpeech':{'type':'SSML','ssml':'<speak><amazon:effect name=\\\"whispered\\\">hi <w role=\\\"x\\\">you</w></amazon:effect></speak>'}",
            })
    void answerThatKeepsTheRules_hasNoFindings(String members) {
        assertThat(answer(members).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "SAY,'directives':{} | directives is not an array",
                "SAY,'directives':[{'uri':'x'}] | A directive has no type",
                "SAY,'shouldEndSession':'no' | shouldEndSession is neither true, false nor null",
            })
    void answerThatCannotBeRead_isRefused(String members, String finding) {
        SkillAnswer answer = answer(members);

        assertThat(answer.kind()).isEqualTo(SkillAnswer.Kind.INVALID);
        assertThat(answer.findings()).containsExactly(finding);
    }

    @Test
    void cardThatAsksToLink_isOddWhileThereIsAToken() {
        String card = "SAY,'card':{'type':'LinkAccount'}";

        assertThat(answer(card).findings()).isEmpty();
        assertThat(answer(card, Optional.of("token")).findings())
                .containsExactly("The card asks to link an account, but the request had an access token; that is right"
                        + " only if the token is not valid any more");
    }

    @Test
    void limits_areKept() {
        String stream =
                "SAY,'directives':[{'type':'AudioPlayer.Play','audioItem':{'stream':{'token':'%s','url':'%s'}}}]";
        assertThat(answer(stream.formatted("t".repeat(1024), "u".repeat(8000))).findings())
                .isEmpty();
        assertThat(answer(stream.formatted("t".repeat(1025), "u".repeat(8001))).findings())
                .containsExactly(
                        "The audio stream's token is longer than 1024 characters",
                        "The audio stream's address is longer than 8000 characters");
        String image = "SAY,'card':{'type':'Standard','image':{'largeImageUrl':'https://%s'}}";
        assertThat(answer(image.formatted("u".repeat(1993))).findings())
                .containsExactly("The card's largeImageUrl is longer than 2000 characters");
        String values = String.join(",", Collections.nCopies(101, "{'name':{'value':'v'}}"));
        assertThat(answer("SAY,'directives':[{'type':'Dialog.UpdateDynamicEntities','types':[{'values':[" + values
                                + "]}]}]")
                        .findings())
                .containsExactly("The dynamic entities have 101 values; Alexa takes 100");
    }

    @Test
    void directives_comeAsTheyAre() {
        assertThat(answer("SAY,'directives':[{'type':'Robot.Dance','steps':[1,2]}]")
                        .directives())
                .singleElement()
                .satisfies(directive ->
                        assertThat(directive.at("/steps/1").asInt(0)).isEqualTo(2));
    }
}
