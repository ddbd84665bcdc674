package org.sayso.alexa;

import com.amazon.ask.model.Response;
import java.io.IOException;
import java.util.Optional;
import org.sayso.ConfirmationRefusal;
import org.sayso.alexa.proof.LinkLevel;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.Contacts;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.Transaction;
import org.sayso.policy.Permission;
import org.sayso.token.VerifiedToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said around a confirmation: the read-back, the way to the code, and what came of a spoken one. */
record ConfirmationDialogue(Confirmations confirmations, Contacts contacts, ConfirmationPhrase phrase) {

    private static final Logger log = LoggerFactory.getLogger(ConfirmationDialogue.class);

    /** Opens a challenge for a transaction and asks for its code. Where none can be opened, the business side is told. */
    Optional<Response> request(Transaction transaction, ProvenRequest request, Voice voice) {
        boolean open = false;
        try {
            Optional<Destination> destination = contacts.find(transaction.user(), request.inquiry());
            if (destination.isEmpty()) {
                ConfirmationRefusal reason = ConfirmationRefusal.NO_VERIFIED_DESTINATION;
                return refused(request.inquiry().refused("destination", reason, "none is known"), 0, voice);
            }
            Requested requested =
                    confirmations.request(transaction, destination.get(), voice.locale(), request.inquiry());
            if (requested instanceof Requested.Refused refused) {
                return refused(refused.reason(), 0, voice);
            }
            open = true;
            String text = readBack(transaction, (Requested.Sent) requested, voice);
            return voice.ask(onWhoseAccount(request, voice) + text, howTo(voice));
        } catch (IOException unreachable) {
            log.warn(
                    "request {}: no destination for a code: the contacts cannot be reached",
                    request.requestId(),
                    unreachable);
            return voice.end(voice.line("confirmation.contacts-unreachable"));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return voice.end(voice.line("confirmation.contacts-unreachable"));
        } finally {
            if (!open) {
                confirmations.abandon(transaction);
            }
        }
    }

    /** Hands a spoken code to the engine. */
    Answer answer(VerifiedToken user, String heard, Permission permission, ProvenRequest request, Voice voice) {
        return confirmations.answer(
                user.user(), request.skillId(), heard, voice.locale(), permission, request.inquiry());
    }

    /** Says what came of a spoken code. */
    Optional<Response> tell(Answer answer, Voice voice) {
        if (answer instanceof Answer.Confirmed confirmed) {
            String spoken =
                    confirmations.action(confirmed.transaction().type()).speak(confirmed.outcome(), voice.locale());
            return voice.end(confirmed.already() ? voice.line("confirmation.already", spoken) : spoken);
        }
        Answer.Refused refused = (Answer.Refused) answer;
        return refused(refused.reason(), refused.triesLeft(), voice);
    }

    private Optional<Response> refused(ConfirmationRefusal reason, int triesLeft, Voice voice) {
        String line = SpokenRefusals.line(reason);
        return switch (reason) {
            case WRONG_CODE -> voice.ask(voice.line(line, triesLeft, howTo(voice)), howTo(voice));
            case CODE_UNREADABLE -> voice.ask(voice.line(line, confirmations.codeLength(), howTo(voice)), howTo(voice));
            case NOTHING_PENDING,
                    LOCKED,
                    EXPIRED,
                    WITHDRAWN,
                    TRANSACTION_CHANGED,
                    NO_VERIFIED_DESTINATION,
                    DESTINATION_NOT_ALLOWED -> voice.end(voice.line(line));
        };
    }

    /** Said where somebody whom Alexa knows acts on an account that is not their own. */
    private static String onWhoseAccount(ProvenRequest request, Voice voice) {
        return request.speakerRecognised() && request.linkLevel() == LinkLevel.HOUSEHOLD
                ? voice.line("confirmation.on-household") + " "
                : "";
    }

    private String readBack(Transaction transaction, Requested.Sent sent, Voice voice) {
        String asked = voice.line(
                "confirmation.asked", summary(transaction, voice), where(sent.destination(), voice), howTo(voice));
        return sent.replaced()
                .map(dropped -> voice.line("confirmation.replaced", summary(dropped, voice)) + " " + asked)
                .orElse(asked);
    }

    private String summary(Transaction transaction, Voice voice) {
        return confirmations.action(transaction.type()).summary(transaction, voice.locale());
    }

    private String howTo(Voice voice) {
        return voice.line("confirmation.how-to", phrase.say(), confirmations.codeLength());
    }

    /** Where the code went, so that its owner recognises it and a bystander learns nothing to use. */
    private static String where(Destination destination, Voice voice) {
        return destination
                .lastDigits()
                .map(digits -> voice.line("confirmation.to-phone", String.join(" ", digits.split(""))))
                .or(() -> destination
                        .domain()
                        .map(domain -> voice.line("confirmation.to-mailbox", firstLetter(destination), domain)))
                .orElseThrow();
    }

    private static String firstLetter(Destination mailbox) {
        return mailbox.address().substring(0, mailbox.address().offsetByCodePoints(0, 1));
    }
}
