package org.sayso.token;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;

/**
 * Turns a {@link PresentedToken} into a {@link VerifiedToken}, or says why not.
 *
 * <p>The {@link TokenAuthenticator} establishes that the issuer vouches for the claims; whether they are meant for this
 * service and in force is decided here, in the same way for every authenticator. Immutable and thread-safe.
 */
public final class TokenVerifier {

    /** Where a builder asks for no other. */
    public static final Duration DEFAULT_CLOCK_SKEW = Duration.ofSeconds(60);

    /** More would accept tokens long after their end. */
    public static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

    private final TokenAuthenticator authenticator;
    private final @Nullable TokenAuthenticator issuerCheck;
    private final ClaimChecks checks;
    private final ProfileSource profiles;

    private TokenVerifier(
            TokenAuthenticator authenticator,
            @Nullable TokenAuthenticator issuerCheck,
            ClaimChecks checks,
            ProfileSource profiles) {
        this.authenticator = authenticator;
        this.issuerCheck = issuerCheck;
        this.checks = checks;
        this.profiles = profiles;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Answers question two for one token in the usual way; every check made on the way is noted on the inquiry. */
    public TokenVerdict verify(PresentedToken token, Inquiry inquiry) {
        return judged(token, authenticator, inquiry);
    }

    /**
     * Answers question two for one token, as surely as asked for. Where the usual way asks nobody, it is gone first, so that
     * the issuer is asked about good tokens only, and the two must name the same user.
     *
     * @throws IllegalStateException where the issuer is to be asked and this verifier cannot; see {@link #canAskIssuer}
     */
    public TokenVerdict verify(PresentedToken token, TokenCheck check, Inquiry inquiry) {
        if (check == TokenCheck.USUAL) {
            return verify(token, inquiry);
        }
        if (issuerCheck == null) {
            throw new IllegalStateException(
                    "this verifier cannot ask the issuer: call issuerCheck(...) with an introspection when building it");
        }
        TokenAuthenticator asking = check == TokenCheck.ASK_ISSUER_NOW ? issuerCheck.uncached() : issuerCheck;
        if (authenticator.asksIssuer()) {
            return judged(token, asking, inquiry);
        }
        TokenVerdict local = verify(token, inquiry);
        return local instanceof TokenVerdict.Accepted accepted
                ? ofTheSameUser(accepted.token(), judged(token, asking, inquiry), inquiry)
                : local;
    }

    private static TokenVerdict ofTheSameUser(VerifiedToken signed, TokenVerdict said, Inquiry inquiry) {
        boolean other = said instanceof TokenVerdict.Accepted accepted
                && !accepted.token().user().equals(signed.user());
        return other
                ? new TokenVerdict.Refused(inquiry.refused(
                        "same user", CallerRefusal.SUBJECT_INVALID, "the issuer names another user than the token"))
                : said;
    }

    /** Whether checks other than {@link TokenCheck#USUAL} can be made. */
    public boolean canAskIssuer() {
        return issuerCheck != null;
    }

    private TokenVerdict judged(PresentedToken token, TokenAuthenticator authenticator, Inquiry inquiry) {
        Authentication found = authenticator.authenticate(token, inquiry);
        if (found instanceof Authentication.Authentic authentic) {
            return checks.judge(authentic, verified -> profiles.about(token, verified, inquiry), inquiry);
        }
        Authentication.Rejected rejected = (Authentication.Rejected) found;
        return new TokenVerdict.Refused(inquiry.refused("authenticity", rejected.reason(), rejected.detail()));
    }

    /** Collects what a token must say. Issuer, audience, allowed clients and authenticator are required. */
    public static final class Builder {

        private @Nullable TokenAuthenticator authenticator;
        private @Nullable TokenAuthenticator issuerCheck;
        private IssuerProfile profile = IssuerProfile.RFC_9068;
        private ProfileSource profiles = ProfileSource.NONE;
        private @Nullable String issuer;
        private @Nullable String audience;
        private Set<String> allowedClients = Set.of();
        private InstantSource clock = Clock.systemUTC();
        private Duration clockSkew = DEFAULT_CLOCK_SKEW;

        private Builder() {}

        /** Who establishes that a token's claims come from its issuer. */
        public Builder authenticator(TokenAuthenticator authenticator) {
            this.authenticator = Objects.requireNonNull(authenticator, "authenticator");
            return this;
        }

        /**
         * Who is asked where an intent wants to hear it from the issuer. Not needed where {@link #authenticator} asks the
         * issuer anyway.
         */
        public Builder issuerCheck(TokenAuthenticator issuerCheck) {
            this.issuerCheck = Objects.requireNonNull(issuerCheck, "issuerCheck");
            return this;
        }

        /** How this issuer writes its tokens; {@link IssuerProfile#RFC_9068} by default. */
        public Builder profile(IssuerProfile profile) {
            this.profile = Objects.requireNonNull(profile, "profile");
            return this;
        }

        /** Who is asked for the user's name where a token does not have it; nobody by default. */
        public Builder profiles(ProfileSource profiles) {
            this.profiles = Objects.requireNonNull(profiles, "profiles");
            return this;
        }

        /** The issuer identifier, compared with {@code iss} character by character. */
        public Builder issuer(String issuer) {
            this.issuer = issuer;
            return this;
        }

        /** This service's own identifier, which {@code aud} must contain. */
        public Builder audience(String audience) {
            this.audience = audience;
            return this;
        }

        /** The clients whose tokens are accepted; for a linked skill, the client id that Alexa uses. */
        public Builder allowedClients(String... clients) {
            return allowedClients(Arrays.asList(clients));
        }

        /** The clients whose tokens are accepted; for a linked skill, the client id that Alexa uses. */
        public Builder allowedClients(Collection<String> clients) {
            this.allowedClients = Set.copyOf(clients);
            return this;
        }

        /** Tells the time; the system's clock by default. */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** How far the issuer's clock may be off: zero to five minutes, 60 seconds by default. */
        public Builder clockSkew(Duration clockSkew) {
            if (clockSkew.isNegative() || clockSkew.compareTo(MAX_CLOCK_SKEW) > 0) {
                throw new IllegalArgumentException("clockSkew is " + clockSkew + "; set it between PT0S and "
                        + MAX_CLOCK_SKEW + ", and set the clocks right instead of raising it further");
            }
            this.clockSkew = clockSkew;
            return this;
        }

        /**
         * Makes the verifier.
         *
         * @throws IllegalStateException where a required setting is missing; the message names the fix
         */
        public TokenVerifier build() {
            if (authenticator == null) {
                throw new IllegalStateException(
                        "no token authenticator: call authenticator(...), for instance with a JwtAuthenticator");
            }
            if (allowedClients.isEmpty() || allowedClients.stream().anyMatch(String::isBlank)) {
                throw new IllegalStateException(
                        "no allowed clients: call allowedClients(...) with the client id that Alexa links with");
            }
            String iss = required(issuer, "no issuer: call issuer(...) with the exact value of the iss claim");
            String aud = required(audience, "no audience: call audience(...) with this service's own identifier");
            String objection = profile.objectionTo(iss);
            if (!objection.isEmpty()) {
                throw new IllegalStateException(
                        "the issuer " + iss + " cannot be right for " + profile + ": " + objection);
            }
            if (allowedClients.contains(aud) != profile.audienceIsTheClient()) {
                throw new IllegalStateException(
                        profile.audienceIsTheClient()
                                ? profile + " names the client as audience: set the audience to the client id"
                                : "the audience " + aud
                                        + " is a client id, so that every ID token would fit: register this"
                                        + " service at the issuer under an identifier of its own");
            }
            TokenAuthenticator asking = issuerCheck == null && authenticator.asksIssuer() ? authenticator : issuerCheck;
            return new TokenVerifier(
                    authenticator,
                    asking,
                    new ClaimChecks(profile, iss, aud, allowedClients, clock, clockSkew),
                    profiles);
        }

        private static String required(@Nullable String value, String otherwise) {
            if (value == null || value.isBlank()) {
                throw new IllegalStateException(otherwise);
            }
            return value;
        }
    }
}
