package org.sayso.alexa;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sayso.ConfirmationRefusal;
import org.sayso.alexa.pin.PinMemory;
import org.sayso.alexa.proof.LinkLevel;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Asking;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.Contacts;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.PlatformPin;
import org.sayso.confirmation.PlatformProof;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.Transaction;
import org.sayso.confirmation.Where;
import org.sayso.link.VoiceUser;
import org.sayso.policy.Permission;
import org.sayso.token.VerifiedToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What is said around a confirmation: the read-back, the way to the code, and what came of a spoken one. */
record ConfirmationDialogue(
        Confirmations confirmations, Contacts contacts, ConfirmationPhrase phrase, ConfirmationSpeech speech) {

    private static final Logger log = LoggerFactory.getLogger(ConfirmationDialogue.class);

    /** Of Alexa's eight seconds: enough to see an approval that is given while the person asks. */
    private static final Duration STATUS_PATIENCE = Duration.ofSeconds(4);

    ConfirmationDialogue(Confirmations confirmations, Contacts contacts, ConfirmationPhrase phrase) {
        this(confirmations, contacts, phrase, new ConfirmationSpeech(confirmations, phrase));
    }

    /** Opens a challenge for a transaction and asks for its code. Where none can be opened, the business side is told. */
    Optional<Response> request(
            Transaction transaction,
            VerifiedToken user,
            Permission permission,
            HandlerInput input,
            ProvenRequest request,
            Voice voice) {
        boolean keep = false;
        try {
            noteSignIn(user);
            Requested requested = confirmations.request(
                    transaction, asking(transaction, request, voice).within(Heard.session(input), permission));
            keep = !(requested instanceof Requested.Refused);
            return told(requested, input, request, voice);
        } catch (IOException unreachable) {
            return contactsUnreachable(unreachable, request, voice);
        } catch (InterruptedException stopped) {
            return stopped(voice);
        } finally {
            if (!keep && !waits(transaction)) {
                confirmations.abandon(transaction);
            }
        }
    }

    /** Whether an earlier code still counts for the same thing, though nothing more is sent for it now. */
    private boolean waits(Transaction transaction) {
        return confirmations.allPending(transaction.user(), transaction.skill()).stream()
                .anyMatch(waiting -> waiting.type().equals(transaction.type())
                        && waiting.reference().equals(transaction.reference()));
    }

    /** Sends the message once more, by the way that was asked for. */
    Optional<Response> again(VerifiedToken user, HandlerInput input, Gate gate, ProvenRequest request, Voice voice) {
        try {
            noteSignIn(user);
            Optional<Transaction> waiting = confirmations.pending(user.user(), request.skillId());
            if (waiting.isEmpty()) {
                return speech.refused(
                        request.inquiry().refused("send again", ConfirmationRefusal.NOTHING_PENDING, ""),
                        0,
                        Duration.ZERO,
                        voice);
            }
            Asking asking = asking(waiting.get(), request, voice);
            Optional<Asking.Wish> wish = phrase.again().flatMap(again -> Heard.wish(input, again.channelSlot()));
            Requested requested = confirmations.again(
                    user.user(),
                    request.skillId(),
                    Optional.empty(),
                    wish.map(asking::by).orElse(asking),
                    gate.permission(request, user));
            return requested instanceof Requested.NotPermitted barred
                    ? gate.refuse(request, user, barred.requirement(), barred.reason(), voice)
                    : told(requested, input, request, voice);
        } catch (IOException unreachable) {
            return contactsUnreachable(unreachable, request, voice);
        } catch (InterruptedException stopped) {
            return stopped(voice);
        }
    }

    private Asking asking(Transaction transaction, ProvenRequest request, Voice voice)
            throws IOException, InterruptedException {
        List<Destination> reach = contacts.find(transaction.user(), request.inquiry());
        Asking asking = from(request, new Asking(reach, voice.locale(), request.inquiry()));
        Asking spoken = request.speaker()
                .map(speaker -> asking.spokenBy(speaker.personId()))
                .orElse(asking);
        if (!voice.mayAnswer()) {
            return spoken.without(PlatformPin.NAME, ConfirmationRefusal.PIN_UNAVAILABLE);
        }
        return request.speakerRecognised() && request.linkLevel() != LinkLevel.PERSON
                ? spoken.without(PlatformPin.NAME, ConfirmationRefusal.PIN_NEEDS_OWN_LINK)
                : spoken;
    }

    /** With the enablement of the skill through which it is asked for: once that is over, so is this. */
    private static Asking from(ProvenRequest request, Asking asking) {
        return request.userId()
                .map(userId -> asking.askedBy(VoiceUser.household(request.skillId(), userId)))
                .orElse(asking);
    }

    private Optional<Response> told(Requested requested, HandlerInput input, ProvenRequest request, Voice voice) {
        if (requested instanceof Requested.Refused refused) {
            return speech.refused(refused.reason(), 0, refused.pause(), voice);
        }
        if (requested instanceof Requested.Done done) {
            return speech.confirmed(done.confirmed(), voice);
        }
        return asked((Requested.Sent) requested, onWhoseAccount(request, voice), input, voice);
    }

    private Optional<Response> asked(Requested.Sent sent, String before, HandlerInput input, Voice voice) {
        Unreadable.forget(input);
        if (sent.where() instanceof Where.Conversation) {
            PinMemory.started(input, sent.challengeId());
        }
        return speech.asked(sent, before, voice);
    }

    /** Hands what Alexa says about a PIN to the engine. */
    Answer checked(PlatformProof proof, VerifiedToken user, Permission permission, ProvenRequest request) {
        noteSignIn(user);
        Answer answer = confirmations.checked(user.user(), request.skillId(), proof, permission, request.inquiry());
        if (answer instanceof Answer.Refused refused) {
            log(refused.reason(), request);
        }
        return answer;
    }

    /** Asks in another way where Alexa does not ask for the PIN; says why where there is none. */
    Optional<Response> instead(
            PlatformProof proof,
            VerifiedToken user,
            HandlerInput input,
            Gate gate,
            ProvenRequest request,
            Voice voice) {
        try {
            List<Destination> reach = contacts.find(user.user(), request.inquiry());
            Asking asking = from(request, new Asking(reach, voice.locale(), request.inquiry()));
            Requested requested = confirmations.instead(
                    user.user(), request.skillId(), proof, asking, gate.permission(request, user));
            if (requested instanceof Requested.NotPermitted barred) {
                return gate.refuse(request, user, barred.requirement(), barred.reason(), voice);
            }
            return requested instanceof Requested.Sent sent
                    ? asked(sent, voice.line("confirmation.pin-instead") + " ", input, voice)
                    : told(requested, input, request, voice);
        } catch (IOException unreachable) {
            return contactsUnreachable(unreachable, request, voice);
        } catch (InterruptedException stopped) {
            return stopped(voice);
        }
    }

    /** Says why a PIN proves nothing where the engine need not be asked: nobody knows whose challenge it would be for. */
    Optional<Response> pinRefused(ConfirmationRefusal reason, ProvenRequest request, Voice voice) {
        log(reason, request);
        return speech.refused(
                request.inquiry().refused("checked by the platform", reason, "nothing was confirmed"),
                0,
                Duration.ZERO,
                voice);
    }

    /** Settings of the skill that keep Alexa from asking are for the operator to see. */
    private static void log(ConfirmationRefusal reason, ProvenRequest request) {
        log.atLevel(reason == ConfirmationRefusal.PIN_UNAVAILABLE ? Level.WARN : Level.INFO)
                .log("request {}: no PIN: {}: {}", request.requestId(), reason, reason.hint());
    }

    /** Hands a spoken code to the engine. */
    Answer answer(VerifiedToken user, HandlerInput input, Permission permission, ProvenRequest request, Voice voice) {
        noteSignIn(user);
        try {
            return confirmations.answer(
                    user.user(),
                    request.skillId(),
                    Heard.spoken(input, phrase, confirmations.codeLength(), voice),
                    permission,
                    request.inquiry());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a code was checked", stopped);
        }
    }

    /** Asks the engine what became of an approval, and waits a little for it. */
    Answer status(VerifiedToken user, HandlerInput input, Permission permission, ProvenRequest request, Voice voice) {
        try {
            Answer answer = confirmations.look(
                    user.user(),
                    request.skillId(),
                    Heard.spoken(input, phrase, confirmations.codeLength(), voice),
                    STATUS_PATIENCE,
                    permission,
                    request.inquiry());
            // The page has confirmed it before, but here it is news, and the receipt is still to come.
            return answer instanceof Answer.Confirmed confirmed
                    ? new Answer.Confirmed(confirmed.transaction(), confirmed.outcome(), false)
                    : answer;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while an approval was looked for", stopped);
        }
    }

    /** Says what came of a spoken code, or of an approval. */
    Optional<Response> tell(Answer answer, VerifiedToken user, HandlerInput input, ProvenRequest request, Voice voice) {
        if (answer instanceof Answer.Confirmed confirmed) {
            return speech.confirmed(confirmed, voice);
        }
        Answer.Refused refused = (Answer.Refused) answer;
        boolean waits = refused.reason() == ConfirmationRefusal.CODE_UNREADABLE
                || refused.reason() == ConfirmationRefusal.CODE_AWAITED
                || refused.reason() == ConfirmationRefusal.WRONG_CODE;
        if (waits && confirmations.deliveryFailed(user.user(), request.skillId())) {
            return speech.notDelivered(voice);
        }
        if (refused.reason() == ConfirmationRefusal.CODE_UNREADABLE && Unreadable.again(input, phrase.slots())) {
            return speech.unreadableAgain(voice);
        }
        return speech.refused(refused.reason(), refused.triesLeft(), Duration.ZERO, voice);
    }

    /** The token says when its owner signed in to link: wrong codes from before that count no more. */
    private void noteSignIn(VerifiedToken user) {
        if (user.claims().get("auth_time") instanceof Number seconds) {
            confirmations.signedIn(user.user(), Instant.ofEpochSecond(seconds.longValue()));
        }
    }

    private static Optional<Response> contactsUnreachable(IOException why, ProvenRequest request, Voice voice) {
        log.warn("request {}: no destination for a code: the contacts cannot be reached", request.requestId(), why);
        return voice.end(voice.line("confirmation.contacts-unreachable"));
    }

    private static Optional<Response> stopped(Voice voice) {
        Thread.currentThread().interrupt();
        return voice.end(voice.line("confirmation.contacts-unreachable"));
    }

    /** Said where somebody whom Alexa knows acts on an account that is not their own. */
    private static String onWhoseAccount(ProvenRequest request, Voice voice) {
        return request.speakerRecognised() && request.linkLevel() == LinkLevel.HOUSEHOLD
                ? voice.line("confirmation.on-household") + " "
                : "";
    }
}
