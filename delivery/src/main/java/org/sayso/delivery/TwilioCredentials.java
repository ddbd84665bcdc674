package org.sayso.delivery;

import java.util.regex.Pattern;

/**
 * Who sends through Twilio, and the secret that proves it. Never shown.
 *
 * @param accountSid {@code AC} and 32 hex digits
 * @param user whom the secret belongs to: the account SID again, or an API key's ({@code SK} and 32 hex digits)
 * @param secret the account's auth token, or the API key's secret
 */
public record TwilioCredentials(String accountSid, String user, String secret) {

    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-fA-F]{32}");
    private static final Pattern API_KEY = Pattern.compile("SK[0-9a-fA-F]{32}");
    private static final Pattern SECRET = Pattern.compile("[!-~]+");

    /** Refuses what Twilio does not issue, without repeating it. */
    public TwilioCredentials {
        if (!ACCOUNT.matcher(accountSid).matches()) {
            throw new IllegalArgumentException("the Twilio account SID must be AC and 32 hex digits");
        }
        if (!user.equals(accountSid) && !API_KEY.matcher(user).matches()) {
            throw new IllegalArgumentException("the Twilio API key SID must be SK and 32 hex digits");
        }
        if (!SECRET.matcher(secret).matches()) {
            throw new IllegalArgumentException("the Twilio secret is empty or holds what no header can carry");
        }
    }

    /** An account with its auth token. */
    public static TwilioCredentials authToken(String accountSid, String authToken) {
        return new TwilioCredentials(accountSid, accountSid, authToken);
    }

    /** An account with an API key, which can be withdrawn by itself. */
    public static TwilioCredentials apiKey(String accountSid, String apiKeySid, String apiKeySecret) {
        return new TwilioCredentials(accountSid, apiKeySid, apiKeySecret);
    }

    @Override
    public String toString() {
        return "TwilioCredentials[hidden]";
    }
}
