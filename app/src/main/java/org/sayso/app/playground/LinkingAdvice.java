package org.sayso.app.playground;

/** What to do next when an account could not be linked. */
final class LinkingAdvice {

    private LinkingAdvice() {}

    /** The next step for a reason that the stand-in names; starting again where the reason is not known. */
    static String nextStep(String reason) {
        return switch (reason) {
            case "access-denied" -> "To use the skill, link again and choose Allow.";
            case "scope-refused", "client-not-allowed" ->
                "Compare the skill's linking settings with the authorization server's client, then link again.";
            case "request-refused", "not-login-with-amazon" ->
                "Compare the skill's linking settings with the app that is registered with Login with Amazon, then link"
                        + " again.";
            case "provider-error", "provider-unavailable", "code-missing" ->
                "Look at the authorization server's log, then link again.";
            case "token-endpoint-timeout",
                    "token-endpoint-unreachable",
                    "token-endpoint-tls",
                    "token-endpoint-failed" ->
                "Check that the authorization server runs and look at its log, then link again.";
            case "client-refused",
                    "code-refused",
                    "redirect-mismatch",
                    "grant-not-allowed",
                    "token-request-refused",
                    "token-endpoint-moved",
                    "token-response-not-json",
                    "access-token-missing",
                    "token-type-wrong",
                    "token-response-invalid" ->
                "Compare the skill's linking settings with the authorization server's client, then link again.";
            default -> "Start again from the Alexa app.";
        };
    }
}
