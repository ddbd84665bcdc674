package org.sayso.linking;

/** How Alexa shows its client credentials at the token endpoint (RFC 6749 section 2.3.1), in Amazon's words. */
public enum AccessTokenScheme {
    HTTP_BASIC("client_secret_basic"),
    REQUEST_BODY_CREDENTIALS("client_secret_post");

    private final String method;

    AccessTokenScheme(String method) {
        this.method = method;
    }

    /** The same as {@code token_endpoint_auth_method} of OpenID Connect client registration. */
    public String authMethod() {
        return method;
    }
}
