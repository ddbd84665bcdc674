package org.sayso.app.playground;

/** What to do next when an account could not be linked. */
final class LinkingAdvice {

    private LinkingAdvice() {}

    /** The next step for a reason that the stand-in names; starting again where the reason is not known. */
    static String nextStep(String reason) {
        return switch (reason) {
            case "access-denied" -> "To use the skill, link again and choose Allow.";
            case "provider-error", "code-missing" -> "Look at the authorization server's log, then link again.";
            case "token-endpoint-timeout", "token-endpoint-unreachable", "token-endpoint-failed" ->
                "Check that the authorization server runs and look at its log, then link again.";
            case "token-request-refused", "token-response-invalid" ->
                "Compare the skill's linking settings with the authorization server's client, then link again.";
            default -> "Start again from the Alexa app.";
        };
    }
}
