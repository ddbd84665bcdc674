package org.sayso.factors;

import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What shows Okta who is asking. Never shown. Thread-safe where the supplier is. */
public final class OktaCredentials {

    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,8192}");

    private final String scheme;
    private final Supplier<String> token;

    private OktaCredentials(String scheme, Supplier<String> token) {
        this.scheme = scheme;
        this.token = token;
    }

    /**
     * An API token, which has all rights of the administrator who made it, until it is revoked or not used for 30 days. Let
     * that be an administrator who may verify factors and nothing else.
     */
    public static OktaCredentials apiToken(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("the Okta API token is empty or holds what no header can carry");
        }
        return new OktaCredentials("SSWS ", () -> token);
    }

    /**
     * OAuth access tokens for Okta's own API, with the scopes {@code okta.factors.read} and {@code okta.factors.manage}. They
     * last an hour.
     *
     * @param token gives the current one, and must be quick; asked for each call
     */
    public static OktaCredentials bearer(Supplier<String> token) {
        return new OktaCredentials("Bearer ", token);
    }

    String header() throws Provider.NoAnswer {
        String current = token.get();
        if (current == null || !TOKEN.matcher(current).matches()) {
            throw new Provider.NoAnswer(Trouble.misconfigured("there is no access token for Okta"));
        }
        return scheme + current;
    }

    @Override
    public String toString() {
        return "OktaCredentials[hidden]";
    }
}
