package org.sayso.alexa.voiceforward;

import com.amazon.ask.model.interfaces.connections.OnCompletion;
import com.amazon.ask.model.interfaces.connections.V1.StartConnectionDirective;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The task of Alexa's own that links an account by voice.
 *
 * @see <a href="https://developer.amazon.com/docs/account-linking/voice-forward-account-linking-implementation-details.html">
 *     Amazon, voice-forward account linking, implementation details</a>
 */
public final class AskForAccountLinking {

    /** What the task is called. */
    public static final String URI = "connection://AMAZON.AskForAccountLinking/1";

    private static final String PREFIX = "sayso.link.";
    private static final int TOKEN_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AskForAccountLinking() {}

    /** A token for one task: it says nothing, and tells its answer from those of other tasks. */
    public static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + HexFormat.of().formatHex(bytes);
    }

    /** Whether a token was made here. */
    public static boolean isToken(String token) {
        return token.startsWith(PREFIX);
    }

    /** Hands the conversation to the task. The response that carries it must not say whether the session ends. */
    public static StartConnectionDirective directive(String token) {
        return StartConnectionDirective.builder()
                .withUri(URI)
                .putInputItem("@type", "AskForAccountLinking")
                .putInputItem("@version", "1")
                .withOnCompletion(OnCompletion.RESUME_SESSION)
                .withToken(token)
                .build();
    }
}
