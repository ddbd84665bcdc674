package org.sayso.app.serve;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.settings.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who carries the server's text messages: Twilio or a webhook; nobody by default, and then no phone numbers are asked for.
 *
 * @param countries required with either: ISO 3166 codes of the countries to whose phones codes may go, such as US; premium numbers
 *     never
 * @param perMinute default 100; text messages to one country in a minute, from this process
 */
@ConfigurationProperties("sayso.authorization.text-messages")
record TextMessageSettings(
        @DefaultValue Twilio twilio,
        @DefaultValue Webhook webhook,
        @DefaultValue List<String> countries,
        @DefaultValue("100") int perMinute) {

    /**
     * An account at Twilio.
     *
     * @param url where Twilio answers
     * @param accountSid AC and 32 hex digits
     * @param authToken the account's, or none beside an API key
     * @param apiKeySid SK and 32 hex digits
     * @param apiKeySecret the API key's secret
     * @param from a number, a short code, a name, or a messaging service's id
     */
    record Twilio(
            @DefaultValue("https://api.twilio.com") URI url,
            @Nullable String accountSid,
            @Nullable Secret authToken,
            @Nullable String apiKeySid,
            @Nullable Secret apiKeySecret,
            @Nullable String from) {}

    /**
     * A service that passes messages on.
     *
     * @param url where they are posted
     * @param secret base64 of at least 32 random bytes, with which they are signed
     */
    record Webhook(@Nullable URI url, @Nullable Secret secret) {}
}
