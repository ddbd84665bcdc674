package org.sayso.spring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of a skill that acts only on its user's say-so.
 *
 * @param enabled whether the auto-configuration does anything
 * @param skillId the skill id that requests must be for, as the developer console shows it; required
 * @param skillName what the skill is called when spoken; required
 * @param alexa proof that requests come from Alexa
 * @param token whose account it is
 * @param confirmation one-time codes
 * @param delivery how codes travel
 * @param trace a look at the last request
 */
@ConfigurationProperties("sayso")
record SaysoProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String skillId,
        @Nullable String skillName,
        @DefaultValue Alexa alexa,
        @DefaultValue Token token,
        @DefaultValue Confirmation confirmation,
        @DefaultValue Delivery delivery,
        @DefaultValue Trace trace) {

    /**
     * Settings of the webhook.
     *
     * @param path where Alexa's requests arrive
     * @param timestampTolerance how far a request's timestamp may be from now, in both directions; at most 150 s
     * @param budget how long a request may take; at most 8 s, since Alexa does not wait longer
     * @param insecureStandIn development only: a stand-in for Alexa that is trusted as well
     */
    record Alexa(
            @DefaultValue("/alexa") String path,
            @DefaultValue("150s") Duration timestampTolerance,
            @DefaultValue("7s") Duration budget,
            @Nullable StandIn insecureStandIn) {}

    /**
     * A stand-in for Alexa on this machine. Refused unless the server listens on a loopback address only.
     *
     * @param chainUrl where the stand-in publishes its certificate chain, on this machine
     * @param certificateAuthority the file with its authority's certificate in PEM form
     */
    record StandIn(@Nullable URI chainUrl, @Nullable Path certificateAuthority) {}

    /**
     * Settings of the access tokens.
     *
     * @param issuer the exact value of the {@code iss} claim; required
     * @param audience this service's own identifier, which {@code aud} must contain; required
     * @param allowedClients the client ids whose tokens are accepted, usually the one that Alexa links with; required
     * @param jwksUri where the issuer publishes its keys: https, or http on this machine
     * @param clockSkew how far the issuer's clock may be off; at most 5 minutes
     * @param insecureHs256SharedSecret base64 of at least 32 bytes, instead of published keys; whoever can check a token can
     *     forge one
     */
    record Token(
            @Nullable String issuer,
            @Nullable String audience,
            @DefaultValue List<String> allowedClients,
            @Nullable URI jwksUri,
            @DefaultValue("60s") Duration clockSkew,
            @Nullable String insecureHs256SharedSecret) {

        @Override
        public String toString() {
            return "Token[issuer=" + issuer + ", audience=" + audience + "]";
        }
    }

    /**
     * Settings of one-time codes.
     *
     * @param secret base64 of at least 32 random bytes, the same on every replica; codes are hashed with it; required
     * @param codeLength digits of a code, 4 to 10
     * @param allowShortCodes permits fewer than 6 digits, which are guessed more easily
     * @param life how long a code is good for, 30 s to 10 minutes
     * @param tries tries for each code, 1 to 5
     * @param serviceName the service's name in messages; the skill's name unless set
     * @param intent the intent by which a code is told
     * @param slot that intent's slot with the code
     * @param phrase what people are asked to say before the code
     */
    record Confirmation(
            @Nullable String secret,
            @DefaultValue("6") int codeLength,
            boolean allowShortCodes,
            @DefaultValue("5m") Duration life,
            @DefaultValue("3") int tries,
            @Nullable String serviceName,
            @DefaultValue("ConfirmIntent") String intent,
            @DefaultValue("code") String slot,
            @DefaultValue("my code is") String phrase) {

        @Override
        public String toString() {
            return "Confirmation[codeLength=" + codeLength + ", life=" + life + ", tries=" + tries + "]";
        }
    }

    /**
     * How messages travel.
     *
     * @param phoneInbox the inbox of the playground's phones
     */
    record Delivery(@Nullable PhoneInbox phoneInbox) {}

    /**
     * An inbox that plays phones.
     *
     * @param url where messages are posted: https, or http on this machine
     * @param token the bearer token it asks for
     */
    record PhoneInbox(@Nullable URI url, @Nullable String token) {
        @Override
        public String toString() {
            return "PhoneInbox[" + url + "]";
        }
    }

    /**
     * The trace of the last request, without tokens. Refused unless the server listens on a loopback address only.
     *
     * @param enabled whether {@code GET /sayso/trace/last} is there
     */
    record Trace(boolean enabled) {}
}
