package org.sayso.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.Question;
import org.sayso.http.Addresses;
import org.sayso.http.StrictJson;
import org.sayso.token.Authentication;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenAuthenticator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Establishes by its signature that a JSON Web Token comes from its issuer (RFC 7515, RFC 8725).
 *
 * <p>Nothing in a token decides how it is checked: algorithms, issuer and the address of the keys are configured, and a
 * token of another issuer is refused before anything is fetched. Keys are cached for five minutes, refreshed ahead, and
 * fetched for the sake of unknown key ids once in 30 seconds, whatever tokens arrive. Thread-safe.
 */
public final class JwtAuthenticator implements TokenAuthenticator, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JwtAuthenticator.class);

    /** Parameters by which a token would choose its own check (RFC 7515 section 4.1, RFC 7516, RFC 7797). */
    private static final Set<String> NEVER_HONOURED = Set.of("jku", "jwk", "x5u", "x5c", "b64", "enc", "zip", "epk");

    private final String issuer;
    private final Set<String> algorithms;
    private final SignatureCheck signature;

    private JwtAuthenticator(String issuer, Set<String> algorithms, SignatureCheck signature) {
        this.issuer = issuer;
        this.algorithms = algorithms;
        this.signature = signature;
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Authentication authenticate(PresentedToken presented, Inquiry inquiry) {
        CompactToken token;
        try {
            token = CompactToken.read(presented.reveal());
        } catch (CompactToken.Unreadable e) {
            return new Authentication.Rejected(e.reason(), String.valueOf(e.getMessage()));
        }
        inquiry.passed(Question.CALLER, "token form", "signed JWT");

        if (!(token.header().get("alg") instanceof String alg) || !algorithms.contains(alg)) {
            return new Authentication.Rejected(
                    CallerRefusal.ALGORITHM_NOT_ALLOWED, "alg is not " + String.join(" or ", algorithms));
        }
        inquiry.passed(Question.CALLER, "algorithm", alg);

        if (token.header().containsKey("crit")) {
            return new Authentication.Rejected(CallerRefusal.CRITICAL_HEADER, "carries crit");
        }
        Set<String> forbidden = new TreeSet<>(NEVER_HONOURED);
        forbidden.retainAll(token.header().keySet());
        if (!forbidden.isEmpty()) {
            return new Authentication.Rejected(CallerRefusal.HEADER_NOT_ALLOWED, "carries " + forbidden);
        }
        inquiry.passed(Question.CALLER, "token header", "leaves the check to us");

        if (!(token.claims().get("iss") instanceof String iss)) {
            return token.claims().get("iss") == null
                    ? new Authentication.Rejected(CallerRefusal.CLAIM_MISSING, "iss is missing")
                    : new Authentication.Rejected(CallerRefusal.CLAIM_MALFORMED, "iss is no string");
        }
        if (!iss.equals(issuer)) {
            return new Authentication.Rejected(
                    CallerRefusal.WRONG_ISSUER, "iss is not " + issuer + "; no key was looked for");
        }
        return signature
                .check(token, JWSAlgorithm.parse(alg), inquiry)
                .<Authentication>map(rejected -> rejected)
                .orElseGet(() -> new Authentication.Authentic(
                        StrictJson.present(token.header()), StrictJson.present(token.claims())));
    }

    /** Ends the background refresh of keys. */
    @Override
    public void close() {
        signature.close();
    }

    /** Collects where the keys are. Needs an issuer. */
    public static final class Builder {

        private static final Set<String> OFFERED = Set.of("RS256", "RS384", "RS512", "PS256", "ES256");
        private static final Duration MAX_HTTP_TIMEOUT = Duration.ofSeconds(5);
        private static final Duration MAX_OUTAGE_TOLERANCE = Duration.ofHours(24);
        private static final int MIN_SECRET_BYTES = 32;

        private @Nullable String issuer;
        private @Nullable URI jwksUri;
        private @Nullable JWKSet jwks;
        private byte @Nullable [] sharedSecret;
        private Set<String> algorithms = Set.of("RS256");
        private Duration httpTimeout = Duration.ofSeconds(2);
        private Duration outageTolerance = Duration.ofHours(1);
        private InstantSource clock = Clock.systemUTC();
        private TokenTelemetry telemetry = TokenTelemetry.NONE;

        private Builder() {}

        /** The issuer identifier, compared with {@code iss} character by character. Required. */
        public Builder issuer(String issuer) {
            this.issuer = issuer;
            return this;
        }

        /**
         * Where the issuer publishes its keys: https, or http to this very machine. By default it is looked up when first
         * needed, in the issuer's metadata (OpenID Connect Discovery section 4, RFC 8414 section 3).
         */
        public Builder jwksUri(URI jwksUri) {
            this.jwksUri = Addresses.safe("the keys' address", jwksUri);
            return this;
        }

        /**
         * The issuer's keys themselves, so that none are ever fetched: for tests and for looking at tokens by hand. New
         * keys of the issuer go unnoticed.
         *
         * @param json a JSON Web Key Set (RFC 7517 section 5)
         */
        public Builder jwks(String json) {
            try {
                this.jwks = KeySource.keys(json.getBytes(StandardCharsets.UTF_8));
            } catch (Http.Unanswered e) {
                throw new IllegalArgumentException("the keys cannot be used: " + e.why());
            }
            if (jwks.isEmpty()) {
                throw new IllegalArgumentException("the keys cannot be used: there is none that can be read");
            }
            return this;
        }

        /** The signature algorithms accepted: any of RS256 (the default, alone), RS384, RS512, PS256, ES256. */
        public Builder algorithms(String... algorithms) {
            Set<String> wanted = new TreeSet<>(Set.of(algorithms));
            if (wanted.isEmpty() || !OFFERED.containsAll(wanted)) {
                throw new IllegalArgumentException(
                        "algorithms " + wanted + " cannot be used; choose from " + new TreeSet<>(OFFERED));
            }
            this.algorithms = wanted;
            return this;
        }

        /** How long one fetch of the keys may take: up to 5 seconds, 2 by default, less near a request's deadline. */
        public Builder httpTimeout(Duration httpTimeout) {
            this.httpTimeout = within("httpTimeout", httpTimeout, Duration.ofMillis(1), MAX_HTTP_TIMEOUT);
            return this;
        }

        /** How long known keys serve while newer ones cannot be fetched: up to 24 hours, one hour by default. */
        public Builder outageTolerance(Duration outageTolerance) {
            this.outageTolerance =
                    within("outageTolerance", outageTolerance, Duration.ofMinutes(6), MAX_OUTAGE_TOLERANCE);
            return this;
        }

        /** Tells the age of keys; the system's clock by default. */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Hears how fetching goes; nobody by default. */
        public Builder telemetry(TokenTelemetry telemetry) {
            this.telemetry = Objects.requireNonNull(telemetry, "telemetry");
            return this;
        }

        /**
         * Accepts HS256 with this secret instead of the issuer's published keys. <strong>Insecure:</strong> everyone who
         * can check a token this way can make one. Logs a warning when built.
         *
         * @param secret at least 32 random bytes (RFC 7518 section 3.2)
         */
        public Builder insecureHs256SharedSecret(byte[] secret) {
            if (secret.length < MIN_SECRET_BYTES) {
                throw new IllegalArgumentException("the HS256 secret has " + secret.length + " bytes; use at least "
                        + MIN_SECRET_BYTES + " random ones (RFC 7518 section 3.2)");
            }
            this.sharedSecret = secret.clone();
            return this;
        }

        /**
         * Makes the authenticator; nothing is fetched yet.
         *
         * @throws IllegalStateException where settings are missing or contradict each other; the message names the fix
         */
        public JwtAuthenticator build() {
            if (issuer == null || issuer.isBlank()) {
                throw new IllegalStateException("no issuer: call issuer(...) with the exact value of the iss claim");
            }
            if (Stream.of(jwksUri, jwks, sharedSecret).filter(Objects::nonNull).count() > 1) {
                throw new IllegalStateException("tokens are checked with published keys or with a shared secret: call "
                        + "one of jwksUri(...), jwks(...) and insecureHs256SharedSecret(...), not both");
            }
            if (sharedSecret != null) {
                log.warn(
                        "Tokens of {} are checked with HS256 and a shared secret: every holder of that secret can make "
                                + "tokens. Let the issuer sign with RS256 and use jwksUri(...) instead.",
                        issuer);
                return new JwtAuthenticator(issuer, Set.of("HS256"), new SharedSecret(sharedSecret));
            }
            JWKSet given = jwks;
            if (given != null) {
                return new JwtAuthenticator(issuer, algorithms, new PublishedKeySignature(new KnownKeys(given)));
            }
            KeySource source = new KeySource(
                    Endpoint.of(jwksUri, issuer, "jwks_uri", "jwksUri(...)", httpTimeout, clock, telemetry),
                    new Http(TokenTelemetry.Call.KEYS, httpTimeout, clock, telemetry));
            PublishedKeys keys = new PublishedKeys(source, httpTimeout, outageTolerance, clock);
            return new JwtAuthenticator(issuer, algorithms, new PublishedKeySignature(keys));
        }

        private static Duration within(String name, Duration value, Duration least, Duration most) {
            if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                throw new IllegalArgumentException(
                        name + " is " + value + "; set it between " + least + " and " + most);
            }
            return value;
        }
    }
}
