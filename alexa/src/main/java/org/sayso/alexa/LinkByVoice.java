package org.sayso.alexa;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import com.amazon.ask.model.SessionResumedRequest;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sayso.alexa.proof.LinkLevel;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.alexa.proof.Resumption;
import org.sayso.alexa.voiceforward.AskForAccountLinking;
import org.sayso.alexa.voiceforward.LinkingMemory;
import org.sayso.alexa.voiceforward.LinkingOutcome;
import org.sayso.alexa.voiceforward.VoiceForward;
import org.sayso.alexa.voiceforward.Wish;
import org.sayso.token.TokenCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said around linking by voice: the offer, its refusal, the way to Alexa's task and back. */
record LinkByVoice(Gate gate, VoiceForward settings) {

    private static final Logger log = LoggerFactory.getLogger(LinkByVoice.class);

    /** Whether an offer can be answered, and is not a nuisance. */
    boolean worthOffering(HandlerInput input, ProvenRequest request, Voice voice) {
        return request.linkLevel() == LinkLevel.NONE
                && voice.mayAnswer()
                && !(input.getRequest() instanceof SessionResumedRequest)
                && !LinkingMemory.isOver(input)
                && settings.mayOffer(userId(input));
    }

    /** Offers it behind other words, and remembers what was asked for. */
    Optional<Response> offer(String before, HandlerInput input, Voice voice) {
        LinkingMemory.offered(input, Wish.in(input));
        String offer = own(voice, VoiceForward.Words::offer)
                .orElseGet(() -> voice.line("voice-forward.offer", gate.skillName()));
        return voice.ask((before + " " + offer).strip(), offer);
    }

    /** Hands the conversation to Alexa's task. An account that the request has is never linked again. */
    Optional<Response> start(HandlerInput input, ProvenRequest request, Voice voice, Wishes wishes) {
        Optional<Wish> wish = LinkingMemory.offer(input).flatMap(LinkingMemory.Offer::wish);
        if (request.linkLevel() != LinkLevel.NONE) {
            return goOn(wish, "voice-forward.already", input, request, voice, wishes);
        }
        String token = AskForAccountLinking.newToken();
        LinkingMemory.started(input, token, wish);
        return voice.handOver(AskForAccountLinking.directive(token));
    }

    /** Takes a no, and does not ask again. */
    Optional<Response> declined(HandlerInput input, Voice voice) {
        giveUp(input);
        return voice.ask(goOnWithout(voice), question(voice));
    }

    /** Whether a resumed session comes back from this task: it says so, or says nothing while the session waits for this one. */
    static boolean isAnswer(HandlerInput input, ProvenRequest request) {
        return request.resumption()
                .map(resumption -> resumption
                        .token()
                        .map(AskForAccountLinking::isToken)
                        .orElseGet(() -> LinkingMemory.isStarted(input)))
                .orElse(false);
    }

    /** Goes on where the conversation was. The account is linked where the request has a token that is good, and only there. */
    Optional<Response> resumed(
            Resumption resumption, HandlerInput input, ProvenRequest request, Voice voice, Wishes wishes) {
        Optional<LinkingMemory.Started> started = LinkingMemory.takeStarted(input)
                .filter(task -> task.token().equals(resumption.token().orElse("")));
        LinkingOutcome outcome = LinkingOutcome.of(resumption);
        log.info(
                "request {}: linking by voice: {}{}",
                request.requestId(),
                outcome,
                started.isPresent() ? "" : ", not asked for");
        if (request.linkLevel() != LinkLevel.NONE) {
            return goOn(started.flatMap(LinkingMemory.Started::wish), null, input, request, voice, wishes);
        }
        if (started.isEmpty()) {
            return voice.ask(question(voice), question(voice));
        }
        giveUp(input);
        gate.look(request);
        if (outcome instanceof LinkingOutcome.Linked) {
            return inTheApp("voice-forward.not-seen", voice);
        }
        if (outcome instanceof LinkingOutcome.RequirementsNotMet) {
            return inTheApp("voice-forward.requirements", voice);
        }
        if (outcome instanceof LinkingOutcome.Denied) {
            return afterAlexa("voice-forward.denied", voice);
        }
        return ((LinkingOutcome.NotLinked) outcome).alexaHasTold()
                ? afterAlexa("voice-forward.not-linked", voice)
                : inTheApp("voice-forward.not-started", voice);
    }

    /** Alexa has told how to link in the app; a second voice that says so, or a card that nobody mentions, would confuse. */
    private static Optional<Response> afterAlexa(String line, Voice voice) {
        return voice.ask(voice.line(line) + " " + question(voice), question(voice));
    }

    private Optional<Response> inTheApp(String line, Voice voice) {
        return voice.askWithLinkCard(voice.line(line, gate.skillName()) + " " + question(voice), question(voice));
    }

    private Optional<Response> goOn(
            Optional<Wish> wish,
            @Nullable String line,
            HandlerInput input,
            ProvenRequest request,
            Voice voice,
            Wishes wishes) {
        return gate.identified(
                request,
                TokenCheck.USUAL,
                voice,
                user -> wish.flatMap(kept -> kept.saidNow(input))
                        .flatMap(said -> wishes.grant(said, request))
                        .or(() -> {
                            String text = Optional.ofNullable(line)
                                    .map(key -> voice.line(key, gate.skillName()) + " " + question(voice))
                                    .or(() -> own(voice, VoiceForward.Words::linked))
                                    .orElseGet(() -> voice.line("voice-forward.linked", gate.skillName()) + " "
                                            + question(voice));
                            return voice.ask(text, question(voice));
                        }));
    }

    private void giveUp(HandlerInput input) {
        LinkingMemory.over(input);
        settings.declined(userId(input));
    }

    private String goOnWithout(Voice voice) {
        return own(voice, VoiceForward.Words::declined)
                .orElseGet(() -> voice.line("voice-forward.declined", gate.skillName()) + " " + question(voice));
    }

    private static String question(Voice voice) {
        return voice.line("voice-forward.question");
    }

    private Optional<String> own(Voice voice, Function<VoiceForward.Words, @Nullable String> text) {
        return settings.words(voice.locale()).flatMap(words -> Optional.ofNullable(text.apply(words)));
    }

    private static @Nullable String userId(HandlerInput input) {
        var user = input.getRequestEnvelope().getContext().getSystem().getUser();
        return user == null ? null : user.getUserId();
    }

    /** Carries out what was asked for before. */
    @FunctionalInterface
    interface Wishes {
        Optional<Response> grant(HandlerInput said, ProvenRequest request);
    }
}
