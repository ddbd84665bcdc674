package org.sayso.samples.ride.voice;

import static com.amazon.ask.request.Predicates.intentName;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import java.util.Optional;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.alexa.profile.CustomerProfile;
import org.sayso.alexa.profile.PermissionsConsent;
import org.sayso.alexa.profile.ProfileAnswer;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.alexa.proof.Resumption;
import org.sayso.samples.ride.rides.Rides;
import org.sayso.token.VerifiedToken;

/**
 * Says where the receipt of the newest ride goes: to the mail address that Alexa has of her customer. Where the skill may not
 * know it, Alexa asks for the permission, and the skill goes on afterwards.
 */
final class Receipt implements LinkedHandler {

    private static final String TOKEN = "ride.receipt";

    private final Rides rides;
    private final CustomerProfile profile;

    Receipt(Rides rides, CustomerProfile profile) {
        this.rides = rides;
        this.profile = profile;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(intentName("ReceiptIntent")) || consent(input).isPresent();
    }

    @Override
    public Reply handle(HandlerInput input, VerifiedToken user) {
        Speech speech = Speech.of(input);
        Optional<Resumption> consent = consent(input);
        Optional<Rides.Booked> booked = rides.newest(user.user());
        if (booked.isEmpty()) {
            return Reply.say(speech.ask("no-ride"));
        }
        if (consent.isPresent() && !permitted(consent.get())) {
            return Reply.say(speech.ask(
                    speech.line(denied(consent.get()) ? "receipt-denied" : "receipt-unanswered"),
                    speech.line("what-else")));
        }
        return Reply.say(answer(profile.email(input), consent.isPresent(), booked.get(), speech));
    }

    /** What Alexa reports of the permission; whether it is given, only her answer to the question itself says. */
    private static Optional<Resumption> consent(HandlerInput input) {
        return input.getContext() instanceof ProvenRequest proven
                ? proven.resumption()
                        .filter(resumption -> resumption.token().orElse("").equals(TOKEN))
                : Optional.empty();
    }

    private static boolean permitted(Resumption consent) {
        return consent.completed() && status(consent).equals("ACCEPTED");
    }

    private static boolean denied(Resumption consent) {
        return status(consent).equals("DENIED");
    }

    private static String status(Resumption consent) {
        return consent.result().getOrDefault("status", "");
    }

    private static Optional<Response> answer(ProfileAnswer email, boolean asked, Rides.Booked booked, Speech speech) {
        if (email instanceof ProfileAnswer.Known known) {
            return goesTo(known.value(), booked, speech);
        }
        if (email instanceof ProfileAnswer.NotGranted) {
            return asked
                    ? speech.askForPermission("receipt-not-permitted", CustomerProfile.EMAIL_PERMISSION)
                    : speech.handOver(
                            "receipt-why", PermissionsConsent.directive(TOKEN, CustomerProfile.EMAIL_PERMISSION));
        }
        String line = email instanceof ProfileAnswer.NotSet ? "receipt-no-address" : "receipt-unavailable";
        return speech.ask(speech.line(line), speech.line("what-else"));
    }

    /** Others may listen: the address is not said as a whole. */
    private static Optional<Response> goesTo(String address, Rides.Booked booked, Speech speech) {
        int at = address.lastIndexOf('@');
        if (at < 1 || !address.matches("[A-Za-z0-9.!#$%*+/=?^_{|}~@-]+")) {
            return speech.ask(speech.line("receipt-no-address"), speech.line("what-else"));
        }
        return speech.tell(speech.line(
                "receipt", speech.to(booked.ride().destination()), address.substring(0, 1), address.substring(at + 1)));
    }
}
