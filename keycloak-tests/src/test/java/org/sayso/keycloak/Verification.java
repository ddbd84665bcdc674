package org.sayso.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.oauth.ClientAuthentication;
import org.sayso.oauth.Introspection;
import org.sayso.oauth.JwtAuthenticator;
import org.sayso.oauth.RememberedAnswers;
import org.sayso.oauth.TokenTelemetry;
import org.sayso.oauth.UserInfo;
import org.sayso.token.Authentication;
import org.sayso.token.IssuerProfile;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenAuthenticator;
import org.sayso.token.TokenCheck;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;
import org.sayso.token.VerifiedToken;

/** The skill's side: verifies a realm's tokens, with no address given but the issuer's. */
final class Verification {

    private final Calls calls = new Calls();
    private final AtomicReference<@Nullable PresentedToken> lastSeen = new AtomicReference<>();
    private final TokenAuthenticator authenticator;
    private final TokenVerifier verifier;

    private Verification(Realm realm, InstantSource cacheClock, InstantSource clock) {
        authenticator = new Witness(JwtAuthenticator.builder()
                .issuer(realm.issuer())
                .clock(cacheClock)
                .telemetry(calls)
                .build());
        verifier = builder(realm)
                .authenticator(authenticator)
                .issuerCheck(RememberedAnswers.of(
                        introspection(realm, Realm.API, realm.apiSecret, ClientAuthentication.CLIENT_SECRET_BASIC),
                        RememberedAnswers.DEFAULT_AGE,
                        cacheClock,
                        TokenTelemetry.NONE))
                .profiles(UserInfo.builder().issuer(realm.issuer()).build())
                .clock(clock)
                .build();
    }

    static Verification of(Realm realm) {
        return new Verification(realm, Clock.systemUTC(), Clock.systemUTC());
    }

    /** With keys and answers that grow old by this clock; tokens end by the system's. */
    static Verification remembering(Realm realm, InstantSource clock) {
        return new Verification(realm, clock, Clock.systemUTC());
    }

    /** At another time than now. */
    static Verification at(Realm realm, InstantSource clock) {
        return new Verification(realm, Clock.systemUTC(), clock);
    }

    /** A verifier that asks Keycloak about every token, as this client. */
    static TokenVerifier asking(Realm realm, String client, String secret, ClientAuthentication style) {
        return builder(realm)
                .authenticator(introspection(realm, client, secret, style))
                .build();
    }

    private static TokenVerifier.Builder builder(Realm realm) {
        return TokenVerifier.builder()
                .profile(IssuerProfile.KEYCLOAK)
                .issuer(realm.issuer())
                .audience(Realm.API)
                .allowedClients(Realm.ALEXA);
    }

    private static TokenAuthenticator introspection(
            Realm realm, String client, String secret, ClientAuthentication style) {
        return Introspection.builder()
                .issuer(realm.issuer())
                .client(client, secret)
                .clientAuthentication(style)
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    TokenAuthenticator authenticator() {
        return authenticator;
    }

    TokenVerifier verifier() {
        return verifier;
    }

    /** How many times the keys were fetched. */
    int keyFetches() {
        return calls.answered(TokenTelemetry.Call.KEYS);
    }

    /** The token that was looked at last. */
    PresentedToken lastSeen() {
        return Optional.ofNullable(lastSeen.get()).orElseThrow();
    }

    TokenVerdict verdict(PresentedToken token, TokenCheck check) {
        return verifier.verify(token, check, inquiry());
    }

    VerifiedToken accepted(PresentedToken token) {
        return accepted(verdict(token, TokenCheck.USUAL));
    }

    CallerRefusal refused(PresentedToken token) {
        return refused(verdict(token, TokenCheck.USUAL));
    }

    static Inquiry inquiry() {
        return Inquiry.within(Duration.ofSeconds(20));
    }

    static VerifiedToken accepted(TokenVerdict verdict) {
        assertThat(verdict).isInstanceOf(TokenVerdict.Accepted.class);
        return ((TokenVerdict.Accepted) verdict).token();
    }

    static CallerRefusal refused(TokenVerdict verdict) {
        assertThat(verdict).isInstanceOf(TokenVerdict.Refused.class);
        return ((TokenVerdict.Refused) verdict).reason();
    }

    /** Remembers the token that arrived, which the skill itself gives to nobody. */
    private final class Witness implements TokenAuthenticator {

        private final TokenAuthenticator authenticator;

        private Witness(TokenAuthenticator authenticator) {
            this.authenticator = authenticator;
        }

        @Override
        public Authentication authenticate(PresentedToken token, Inquiry inquiry) {
            lastSeen.set(token);
            return authenticator.authenticate(token, inquiry);
        }
    }

    /** Counts the calls that were answered. */
    private static final class Calls implements TokenTelemetry {

        private final Map<Call, Integer> answered = new EnumMap<>(Call.class);

        @Override
        public synchronized void called(Call call, Outcome outcome, Duration took) {
            if (outcome == Outcome.ANSWERED) {
                answered.merge(call, 1, Integer::sum);
            }
        }

        synchronized int answered(Call... calls) {
            return Arrays.stream(calls)
                    .mapToInt(call -> answered.getOrDefault(call, 0))
                    .sum();
        }
    }
}
