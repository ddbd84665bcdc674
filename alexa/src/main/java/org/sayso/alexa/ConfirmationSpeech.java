package org.sayso.alexa;

import com.amazon.ask.model.Response;
import java.time.Duration;
import java.util.Optional;
import org.sayso.ConfirmationRefusal;
import org.sayso.alexa.pin.VerifyPerson;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.Transaction;
import org.sayso.confirmation.Where;

/** Words what is said about confirmations. A code is never spoken; the number of an approval is no secret. */
record ConfirmationSpeech(Confirmations confirmations, ConfirmationPhrase phrase) {

    /** Reads the transaction back, and says how to agree to it. */
    Optional<Response> asked(Requested.Sent sent, String onWhoseAccount, Voice voice) {
        String replaced = sent.replaced()
                .map(dropped -> voice.line("confirmation.replaced", summary(dropped, voice)) + " ")
                .orElse("");
        if (sent.where() instanceof Where.Conversation check) {
            return voice.handOver(
                    onWhoseAccount + replaced + voice.line("confirmation.pin", summary(sent.transaction(), voice)),
                    VerifyPerson.directive(check));
        }
        String text;
        String again;
        if (sent.where() instanceof Where.Page page) {
            again = voice.line("confirmation.page-again", apart(page.number()), done());
            text = sent.again() && page.linkSent()
                    ? voice.line("confirmation.page-new") + " " + again
                    : page(sent.transaction(), page, voice);
        } else if (sent.codeLength() == 0) {
            String app = sent.where() instanceof Where.App there ? there.name() : "";
            text = voice.line("confirmation.app", summary(sent.transaction(), voice), app, done());
            again = voice.line("confirmation.app-again", app, done());
        } else {
            String howTo = howTo(sent.codeLength(), voice);
            text = sent.again()
                    ? voice.line("confirmation.again", where(sent.where(), voice), howTo)
                    : voice.line(
                            "confirmation.asked",
                            summary(sent.transaction(), voice),
                            where(sent.where(), voice),
                            howTo);
            // Who says nothing may have got nothing.
            again = otherWay(voice).map(offer -> howTo + " " + offer).orElse(howTo);
        }
        return voice.ask(onWhoseAccount + replaced + text, again);
    }

    /** Says what came of it, and leaves a receipt in the Alexa app. */
    Optional<Response> confirmed(Answer.Confirmed confirmed, Voice voice) {
        Transaction transaction = confirmed.transaction();
        String spoken = confirmations.action(transaction.type()).speak(confirmed.outcome(), voice.locale());
        return confirmed.already()
                ? voice.end(voice.line("confirmation.already", spoken))
                : voice.endWithCard(
                        spoken,
                        voice.line("receipt.title"),
                        voice.line("receipt.text", summary(transaction, voice), spoken, transaction.reference()));
    }

    Optional<Response> refused(ConfirmationRefusal reason, int triesLeft, Duration pause, Voice voice) {
        String line = SpokenRefusals.line(reason);
        String howTo = howTo(confirmations.codeLength(), voice);
        return switch (reason) {
            case WRONG_CODE -> voice.ask(voice.line(line, triesLeft, howTo), howTo);
            case CODE_UNREADABLE -> voice.ask(voice.line(line, confirmations.codeLength(), howTo), howTo);
            case CODE_AWAITED -> voice.ask(voice.line(line, howTo), howTo);
            case RESEND_TOO_SOON ->
                voice.ask(
                        voice.line(line, Math.max(1, pause.toSeconds())),
                        otherWay(voice).orElse(howTo));
            case NOT_YET_APPROVED, OTHER_METHOD -> voice.ask(voice.line(line, done()), voice.line(line, done()));
            case PROVIDER_UNAVAILABLE, NO_OTHER_CHANNEL, SENDS_USED_UP -> voice.ask(voice.line(line), voice.line(line));
            case NOTHING_PENDING,
                    LOCKED,
                    EXPIRED,
                    WITHDRAWN,
                    DENIED,
                    TRANSACTION_CHANGED,
                    NO_VERIFIED_DESTINATION,
                    DESTINATION_NOT_ALLOWED,
                    DESTINATION_BUSY,
                    NO_ACCEPTABLE_METHOD,
                    CODES_PAUSED,
                    CODES_OFF_TODAY,
                    CODES_OFF_UNTIL_SIGN_IN,
                    CODES_OFF,
                    PIN_AWAITED,
                    PIN_WRONG,
                    PIN_LOCKED_OUT,
                    PIN_NOT_SET_UP,
                    PIN_NOT_ENABLED,
                    PIN_UNAVAILABLE,
                    PIN_NOT_CONFIRMED,
                    PIN_CHECK_UNKNOWN,
                    PIN_LEVEL_TOO_LOW,
                    PIN_SPEAKER_UNKNOWN,
                    PIN_OTHER_SPEAKER,
                    PIN_NEEDS_OWN_LINK,
                    SIGN_IN_TOO_OLD,
                    SIGN_IN_TOO_WEAK -> voice.end(voice.line(line));
        };
    }

    /** Says that the message did not arrive, and how to get another. */
    Optional<Response> notDelivered(Voice voice) {
        return offering("confirmation.not-delivered", voice);
    }

    /** Says that the same words were heard again, and how to get another message. */
    Optional<Response> unreadableAgain(Voice voice) {
        return offering("confirmation.unreadable-again", voice);
    }

    private Optional<Response> offering(String line, Voice voice) {
        String offer = otherWay(voice).orElseGet(() -> howTo(confirmations.codeLength(), voice));
        return voice.ask(voice.line(line, confirmations.codeLength(), offer), offer);
    }

    private String page(Transaction transaction, Where.Page page, Voice voice) {
        String link = voice.line(page.linkSent() ? "confirmation.page-link" : "confirmation.page-account");
        return voice.line("confirmation.page", summary(transaction, voice), link, apart(page.number()), done());
    }

    /** The words that bring another message; empty where the skill has none. */
    private Optional<String> otherWay(Voice voice) {
        return phrase.again().map(again -> voice.line("confirmation.other-way", again.say(), again.sayOther()));
    }

    private String summary(Transaction transaction, Voice voice) {
        return confirmations.action(transaction.type()).summary(transaction, voice.locale());
    }

    private String howTo(int digits, Voice voice) {
        return voice.line("confirmation.how-to", phrase.say(), digits);
    }

    private String done() {
        return phrase.status().map(ConfirmationPhrase.Status::say).orElse(phrase.say());
    }

    /** Where the code went, so that its owner recognises it and a bystander learns nothing to use. */
    private static String where(Where where, Voice voice) {
        if (where instanceof Where.PhoneNumber number) {
            return voice.line("confirmation.to-phone", apart(number.lastDigits()));
        }
        if (where instanceof Where.Mailbox mailbox) {
            return voice.line("confirmation.to-mailbox", mailbox.firstLetter(), mailbox.domain());
        }
        return voice.line("confirmation.to-app", ((Where.App) where).name());
    }

    private static String apart(String digits) {
        return String.join(" ", digits.split(""));
    }
}
