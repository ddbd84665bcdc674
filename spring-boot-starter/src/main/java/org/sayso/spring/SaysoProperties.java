package org.sayso.spring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sayso.delivery.SmtpTls;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of Sayso.
 *
 * @param enabled whether anything of Sayso is configured
 * @param skillId the skill's id as the Alexa developer console shows it, such as amzn1.ask.skill.0f1e...; required
 * @param skillName what the skill is called when spoken; required
 * @param scopeNames what Alexa calls a scope that a link lacks, behind "it lacks the permission"; a scope needs brackets:
 *     {@code "[read:whattowear]": to read what to wear}. One without a name is spoken as its own words.
 * @param alexa the skill's endpoint
 * @param audit how the trail of confirmations is sealed
 * @param delivery how codes reach their owners
 * @param trace the trace of the last request
 */
@ConfigurationProperties("sayso")
record SaysoProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String skillId,
        @Nullable String skillName,
        @DefaultValue Map<String, String> scopeNames,
        @DefaultValue Alexa alexa,
        @DefaultValue Audit audit,
        @DefaultValue Delivery delivery,
        @DefaultValue Trace trace) {

    /**
     * The skill's endpoint.
     *
     * @param path where Alexa's requests arrive; begins with a slash
     * @param timestampTolerance how far the timestamp of a request may be from now: above 0, at most 150 seconds. Skill
     *     events have an hour.
     * @param personalization whether the skill's manifest has the permission alexa::person_id:read, which is not read at run
     *     time; profile-pin needs it, and alexa::authenticate:2:optional or alexa::authenticate:2:mandatory beside it. Not
     *     together with sayso.voice-forward.enabled.
     * @param insecureStandIn development only: trusts a stand-in for Alexa on this machine
     */
    record Alexa(
            @DefaultValue("/alexa") String path,
            @DefaultValue("150s") Duration timestampTolerance,
            @DefaultValue("false") boolean personalization,
            @DefaultValue InsecureStandIn insecureStandIn) {}

    /**
     * Development only: trusts a stand-in for Alexa. Both settings or none; refused unless server.address is a loopback
     * address.
     *
     * @param chainUrl where the stand-in serves its certificate chain; on this machine
     * @param certificateAuthority a PEM file with the certificate of the stand-in's authority
     */
    record InsecureStandIn(@Nullable URI chainUrl, @Nullable Path certificateAuthority) {}

    /**
     * How the trail of confirmations is sealed, so that nobody who can write to the database can alter it unnoticed.
     *
     * @param sealed whether it is
     * @param keyFile the Ed25519 private key that seals, in PEM (PKCS #8), in a file that only its owner may open; required
     * @param every how often: a second to an hour
     * @param atEvents how many events are not left waiting for that: 1 to 10000
     * @param exportToken serves the trail as JSON lines at /sayso/audit to whoever has this bearer token of at least 32
     *     characters; not served by default
     */
    record Audit(
            @DefaultValue("true") boolean sealed,
            @Nullable Path keyFile,
            @DefaultValue("1m") Duration every,
            @DefaultValue("1000") int atEvents,
            @Nullable String exportToken) {
        @Override
        public String toString() {
            return "Audit[" + every + "]";
        }
    }

    /**
     * How codes reach their owners. SMTP takes the e-mails and Twilio the text messages; a webhook or a phone inbox takes
     * what is left. What nobody takes is not delivered.
     *
     * @param smtp a mail server
     * @param twilio an account at Twilio
     * @param webhook a service that passes messages on
     * @param phoneInbox an inbox that plays phones
     * @param textMessagesPerMinute text messages to one country that Twilio or the webhook gets from this process in a
     *     minute: at least 1; what exceeds waits
     */
    record Delivery(
            @DefaultValue Smtp smtp,
            @DefaultValue Twilio twilio,
            @DefaultValue Webhook webhook,
            @DefaultValue PhoneInbox phoneInbox,
            @DefaultValue("100") int textMessagesPerMinute) {}

    /**
     * A mail server.
     *
     * @param host its name; its certificate must bear it
     * @param port 587 by default, 465 with implicit TLS, 25 without TLS
     * @param tls starttls (required of the server), implicit, or insecure-none, which lets whoever is on the way read the
     *     codes; starttls by default, insecure-none where the host is this machine
     * @param user who signs in there; nobody by default
     * @param password the user's password
     * @param from who mails come from: a mailbox, alone or in angle brackets behind a name; required with the host
     */
    record Smtp(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable SmtpTls tls,
            @Nullable String user,
            @Nullable String password,
            @Nullable String from) {
        @Override
        public String toString() {
            return "Smtp[" + host + "]";
        }
    }

    /**
     * An account at Twilio. Either its auth token or an API key.
     *
     * @param url where Twilio answers; https, or http on this machine
     * @param accountSid AC and 32 hex digits
     * @param authToken the account's auth token
     * @param apiKeySid SK and 32 hex digits, in place of the auth token
     * @param apiKeySecret the API key's secret
     * @param from who text messages come from: a number such as +12025550142, a short code, a name of up to 11 letters and
     *     digits, or a messaging service's id (MG...); required with the account
     */
    record Twilio(
            @DefaultValue("https://api.twilio.com") URI url,
            @Nullable String accountSid,
            @Nullable String authToken,
            @Nullable String apiKeySid,
            @Nullable String apiKeySecret,
            @Nullable String from) {
        @Override
        public String toString() {
            return "Twilio[" + url + "]";
        }
    }

    /**
     * A service that passes messages on.
     *
     * @param url where messages are posted; https, or http on this machine
     * @param secret signs them: base64 of at least 32 random bytes that the service has as well; required with the URL
     */
    record Webhook(@Nullable URI url, @Nullable String secret) {
        @Override
        public String toString() {
            return "Webhook[" + url + "]";
        }
    }

    /**
     * An inbox that plays phones.
     *
     * @param url where messages are posted; https, or http on this machine
     * @param token the bearer token that the inbox asks for; required with the URL
     */
    record PhoneInbox(@Nullable URI url, @Nullable String token) {
        @Override
        public String toString() {
            return "PhoneInbox[" + url + "]";
        }
    }

    /**
     * The trace of the last request.
     *
     * @param enabled serves it at /sayso/trace/last, for development: it holds what people said. Refused unless
     *     server.address is a loopback address.
     */
    record Trace(@DefaultValue("false") boolean enabled) {}
}
