package org.sayso.alexa.profile;

import com.amazon.ask.model.interfaces.connections.OnCompletion;
import com.amazon.ask.model.interfaces.connections.V1.StartConnectionDirective;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The task of Alexa's own that asks the customer to permit a skill something. Its report permits nothing: whether it is
 * permitted, Alexa's API says.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/voice-forward-consent-api-reference.html">Amazon,
 *     voice-forward consent API reference</a>
 */
public final class PermissionsConsent {

    /** What the task is called. */
    public static final String URI = "connection://AMAZON.AskForPermissionsConsent/2";

    private PermissionsConsent() {}

    /**
     * Hands the conversation to the task. The response that carries it must not say whether the session ends.
     *
     * @param token what comes back with the resumed session, to tell it from that of other tasks
     * @param permissions what is to be permitted for the account, such as {@link CustomerProfile#EMAIL_PERMISSION}; the
     *     manifest must ask for it, too
     */
    public static StartConnectionDirective directive(String token, String... permissions) {
        List<Map<String, String>> scopes = Stream.of(permissions)
                .map(permission -> Map.of("permissionScope", permission, "consentLevel", "ACCOUNT"))
                .toList();
        return StartConnectionDirective.builder()
                .withUri(URI)
                .putInputItem("@type", "AskForPermissionsConsentRequest")
                .putInputItem("@version", "2")
                .putInputItem("permissionScopes", scopes)
                .withOnCompletion(OnCompletion.RESUME_SESSION)
                .withToken(token)
                .build();
    }
}
