package org.sayso.standin.linking;

import java.util.Locale;

/** Why an account was not linked. */
public enum LinkFailure {
    STATE_UNKNOWN("The answer does not belong to a link that was started here, or that link was used already."),
    STATE_EXPIRED("The link was started too long ago. Start again."),
    OTHER_BROWSER("The link was started in another browser. Start again in this one."),
    ACCESS_DENIED("The permission was not given."),
    PROVIDER_ERROR("The authorization server answered with an error instead of a code."),
    CODE_MISSING("The authorization server's answer has no code."),
    TOKEN_ENDPOINT_TIMEOUT("The token endpoint did not answer within 4.5 seconds, Alexa's limit."),
    TOKEN_ENDPOINT_UNREACHABLE("The token endpoint could not be reached."),
    TOKEN_REQUEST_REFUSED("The token endpoint refused the code. Check client id, secret, scheme and redirect URI."),
    TOKEN_ENDPOINT_FAILED("The token endpoint failed with a server error."),
    TOKEN_RESPONSE_INVALID("The token endpoint's answer is not the JSON that OAuth 2.0 asks for.");

    private final String explanation;

    LinkFailure(String explanation) {
        this.explanation = explanation;
    }

    /** A stable word for addresses and logs, such as {@code state-unknown}. */
    public String reason() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The cause in a sentence for a person. */
    public String explanation() {
        return explanation;
    }

    /** The sentence for a reason taken from an address; a general one if it is unknown. */
    public static String explain(String reason) {
        for (LinkFailure failure : values()) {
            if (failure.reason().equals(reason)) {
                return failure.explanation;
            }
        }
        return "The account could not be linked.";
    }
}
