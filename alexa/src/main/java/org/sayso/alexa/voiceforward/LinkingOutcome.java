package org.sayso.alexa.voiceforward;

import java.util.Locale;
import org.sayso.alexa.proof.Resumption;

/**
 * What came of linking by voice, as Alexa reports it. A report is not a link: only an access token that was verified is one.
 *
 * @see <a href="https://developer.amazon.com/docs/account-linking/voice-forward-account-linking-implementation-details.html">
 *     Amazon, voice-forward account linking, implementation details</a>
 */
public sealed interface LinkingOutcome {

    /** Alexa reports a link. */
    record Linked() implements LinkingOutcome {}

    /** The person said no; Alexa has told them about linking in the app. */
    record Denied() implements LinkingOutcome {}

    /** The person lacks something that Amazon demands, such as a voice profile or a phone number in it. */
    record RequirementsNotMet() implements LinkingOutcome {}

    /**
     * Anything else. Amazon's list of results is not public as a whole, so what is unknown is no error.
     *
     * @param why what was reported, for the log: capital letters, digits and underscores only
     * @param alexaHasTold whether Alexa has led her dialogue, at whose end she says how to link in the app: a task that has a
     *     result did
     */
    record NotLinked(String why, boolean alexaHasTold) implements LinkingOutcome {}

    /** Reads the report. A link counts as reported only where the task came to its own end without an error status. */
    static LinkingOutcome of(Resumption resumption) {
        String status = resumption.result().getOrDefault("status", "");
        if (!resumption.completed()) {
            return new NotLinked(printable(resumption.cause().isEmpty() ? "no cause" : resumption.cause()), false);
        }
        return switch (status) {
            case "LINKED" ->
                resumption.status().orElse(200) / 100 == 2
                        ? new Linked()
                        : new NotLinked(
                                "LINKED_WITH_STATUS_" + resumption.status().getAsInt(), false);
            case "DENIED" -> new Denied();
            case "USER_REQUIREMENTS_NOT_MET" -> new RequirementsNotMet();
            default -> status.isEmpty() ? new NotLinked("NO_RESULT", false) : new NotLinked(printable(status), true);
        };
    }

    private static String printable(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    }
}
