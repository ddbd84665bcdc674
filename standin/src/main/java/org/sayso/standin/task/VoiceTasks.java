package org.sayso.standin.task;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The tasks of Alexa's own that this stand-in plays. */
public final class VoiceTasks {

    /** Links an account by voice. */
    public static final String ACCOUNT_LINKING = "connection://AMAZON.AskForAccountLinking/1";

    /** Asks for the profile PIN. */
    public static final String VERIFY_PERSON = "connection://AMAZON.VerifyPerson/2";

    /** Asks for permissions. */
    public static final String PERMISSIONS = "connection://AMAZON.AskForPermissionsConsent/2";

    private VoiceTasks() {}

    /**
     * Makes the task that a {@code Connections.StartConnection} directive names; it has not begun.
     *
     * @param uri the directive's
     * @param input the directive's; a missing node is an empty one
     * @return empty if there is no such task here
     */
    public static Optional<VoiceTask> start(String uri, JsonNode input, TaskContext context) {
        return switch (uri) {
            case ACCOUNT_LINKING -> Optional.of(new AccountLinkingTask(context));
            case VERIFY_PERSON -> Optional.of(new VerifyPersonTask(input, context));
            case PERMISSIONS -> Optional.of(new PermissionsTask(input, context));
            default -> Optional.empty();
        };
    }
}
