package org.sayso.alexa.pin;

import com.amazon.ask.model.interfaces.connections.OnCompletion;
import com.amazon.ask.model.interfaces.connections.V1.StartConnectionDirective;
import java.util.Map;
import org.sayso.confirmation.Where;

/**
 * The task of Alexa's own that asks a person for their profile PIN.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/pin-confirmation-for-alexa-skills.html">Amazon, PIN
 *     confirmation for Alexa skills</a>
 */
public final class VerifyPerson {

    /** What the task is called. */
    public static final String URI = "connection://AMAZON.VerifyPerson/2";

    /** The confidence level that is asked for, and that a request must have at least to be believed. */
    public static final int LEVEL = 400;

    private static final String POLICY = "VOICE_PIN";
    private static final String PREFIX = "sayso.pin.";

    private VerifyPerson() {}

    /** Hands the conversation to the task. The response that carries it must not say whether the session ends. */
    public static StartConnectionDirective directive(Where.Conversation check) {
        return StartConnectionDirective.builder()
                .withUri(URI)
                .putInputItem(
                        "requestedAuthenticationConfidenceLevel",
                        Map.of("level", LEVEL, "customPolicy", Map.of("policyName", POLICY)))
                .withOnCompletion(OnCompletion.RESUME_SESSION)
                .withToken(PREFIX + check.token())
                .build();
    }

    /** Whether a token is of this task. */
    public static boolean isToken(String token) {
        return token.startsWith(PREFIX);
    }

    /** What the task was given to hand back; empty where it is something else. */
    public static String handedBack(String token) {
        return isToken(token) ? token.substring(PREFIX.length()) : "";
    }
}
