package org.sayso.standin.linking;

import java.util.Locale;

/** Why an account was not linked. */
public enum LinkFailure {
    STATE_UNKNOWN("The answer does not belong to a link that was started here, or that link was used already."),
    STATE_EXPIRED("The link was started too long ago. Start again."),
    OTHER_BROWSER("The link was started in another browser. Start again in this one."),
    ACCESS_DENIED("The permission was not given."),
    SCOPE_REFUSED("The authorization server does not know a scope that it was asked for, or does not give it to Alexa"
            + " (invalid_scope). Compare scopes in the linking file with the server's."),
    CLIENT_NOT_ALLOWED("The authorization server does not give codes to this client (unauthorized_client). Allow it the"
            + " authorization code grant."),
    PROVIDER_UNAVAILABLE("The authorization server had a fault of its own and said so instead of giving a code"
            + " (server_error or temporarily_unavailable)."),
    PROVIDER_ERROR("The authorization server answered with an error instead of a code."),
    CODE_MISSING("The authorization server's answer has no code."),
    REQUEST_REFUSED("Login with Amazon does not know the client id, or not with this redirect URI. Register the URI of"
            + " each region, letter for letter."),
    NOT_LOGIN_WITH_AMAZON(
            "Linking by voice works with Login with Amazon only, and the skill's authorizationUrl is another"
                    + " one's."),
    TOKEN_ENDPOINT_TIMEOUT("The token endpoint did not answer within 4.5 seconds, Alexa's limit."),
    TOKEN_ENDPOINT_UNREACHABLE("The token endpoint could not be reached. Check the host, the port and that it runs."),
    TOKEN_ENDPOINT_TLS("The token endpoint's certificate is not trusted, or it does not speak TLS. Alexa needs one of a"
            + " public authority, with its whole chain, for this host."),
    CLIENT_REFUSED(
            "The token endpoint does not know Alexa by its client id and secret (invalid_client). Compare both, and"
                    + " whether accessTokenScheme is what the server takes: HTTP_BASIC or REQUEST_BODY_CREDENTIALS."),
    CODE_REFUSED(
            "The token endpoint refused the code (invalid_grant): it is unknown, used or too old, belongs to another"
                    + " client or redirect URI, or its PKCE verifier does not fit. The redirect_uri must be compared with the one"
                    + " of the same authorization request."),
    REDIRECT_MISMATCH(
            "The token endpoint refused the redirect URI. It must be the one that came with this authorization"
                    + " request, and each region's must be registered."),
    GRANT_NOT_ALLOWED("The token endpoint does not exchange codes for this client (unauthorized_client or"
            + " unsupported_grant_type). Allow it the authorization code grant and refresh tokens."),
    TOKEN_REQUEST_REFUSED(
            "The token endpoint refused the request and gave no reason that OAuth 2.0 knows. Check client id,"
                    + " secret, scheme and redirect URI."),
    TOKEN_ENDPOINT_FAILED("The token endpoint failed with a server error."),
    TOKEN_ENDPOINT_MOVED("The token endpoint answered with a redirect. accessTokenUrl must name the endpoint itself."),
    TOKEN_RESPONSE_NOT_JSON(
            "The token endpoint's answer is not JSON, but for example a page. accessTokenUrl must name the"
                    + " token endpoint, which answers application/json."),
    ACCESS_TOKEN_MISSING("The token endpoint's answer has no access_token."),
    TOKEN_TYPE_WRONG("The token endpoint's answer has a token_type other than Bearer."),
    TOKEN_RESPONSE_INVALID("The token endpoint's answer is not what OAuth 2.0 asks for, or longer than 64 kB.");

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
