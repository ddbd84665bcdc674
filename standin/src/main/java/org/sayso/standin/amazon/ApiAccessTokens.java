package org.sayso.standin.amazon;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.protocol.ApiTokens;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code apiAccessToken} of requests, with which a skill calls Alexa's APIs: a JWT as Amazon's are, signed by a key of
 * this process, good for one hour. Proves nothing to anybody but the stand-in. Thread-safe.
 */
public final class ApiAccessTokens implements ApiTokens {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final String ISSUER = "AlexaSkillKit";
    private static final String ALGORITHM = "SHA256withRSA";
    private static final int LONGEST = 8192;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HEADER = encode("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"1\"}");

    private final String audience;
    private final Clock clock;

    /** Made when the first token is, and then shared: that takes a moment. */
    private static final class Key {

        private static final KeyPair PAIR = pair();

        private static KeyPair pair() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java has RSA", e);
            }
        }
    }

    /**
     * What a token opens.
     *
     * @param personId whose voice was recognised, as Alexa calls them to this skill; null for any other
     */
    public record Access(
            String skillId,
            String userId,
            @Nullable String deviceId,
            @Nullable String personId) {}

    /** @param apiEndpoint where the APIs are: the {@code aud} */
    public ApiAccessTokens(URI apiEndpoint, Clock clock) {
        this.audience = apiEndpoint.toString();
        this.clock = clock;
    }

    /** The {@code apiEndpoint} that goes with the tokens. */
    public URI apiEndpoint() {
        return URI.create(audience);
    }

    @Override
    public Optional<String> issue(String skillId, String userId, String deviceId, Optional<String> personId) {
        return Optional.of(token(skillId, userId, deviceId, personId.orElse(null)));
    }

    /**
     * A new token.
     *
     * @param deviceId null for an event, which comes from no device
     * @param personId null where no voice was recognised
     */
    public String token(String skillId, String userId, @Nullable String deviceId, @Nullable String personId) {
        long now = clock.instant().getEpochSecond();
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("aud", audience);
        claims.put("iss", ISSUER);
        claims.put("sub", skillId);
        claims.put("exp", now + LIFE.toSeconds());
        claims.put("iat", now);
        claims.put("nbf", now);
        ObjectNode own = claims.putObject("privateClaims");
        own.put("consentToken", UUID.randomUUID().toString());
        own.put("userId", userId);
        if (deviceId != null) {
            own.put("deviceId", deviceId);
        }
        if (personId != null) {
            own.put("personId", personId);
        }
        String signed = HEADER + "." + encode(JSON.writeValueAsString(claims));
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(Key.PAIR.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot sign with " + ALGORITHM, e);
        }
    }

    /** What a token opens; empty if it is not one of these tokens, or too old. */
    public Optional<Access> read(String token) {
        String[] parts = token.split("\\.", -1);
        if (token.length() > LONGEST || parts.length != 3 || !parts[0].equals(HEADER)) {
            return Optional.empty();
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(Key.PAIR.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
                return Optional.empty();
            }
            return read(JSON.readTree(Base64.getUrlDecoder().decode(parts[1])));
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException notOurs) {
            return Optional.empty();
        }
    }

    private Optional<Access> read(JsonNode claims) {
        Instant now = clock.instant();
        boolean good = claims.path("aud").asString("").equals(audience)
                && claims.path("iss").asString("").equals(ISSUER)
                && now.getEpochSecond() < claims.path("exp").asLong(0)
                && now.getEpochSecond() >= claims.path("nbf").asLong(Long.MAX_VALUE);
        JsonNode own = claims.path("privateClaims");
        return good
                ? Optional.of(new Access(
                        claims.path("sub").asString(""),
                        own.path("userId").asString(""),
                        text(own.path("deviceId")),
                        text(own.path("personId"))))
                : Optional.empty();
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
