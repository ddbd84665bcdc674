package org.sayso.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sayso.Inquiry;
import org.sayso.http.Addresses;
import org.sayso.http.StrictJson;
import org.sayso.token.PresentedToken;
import org.sayso.token.ProfileSource;
import org.sayso.token.UserKey;
import org.sayso.token.VerifiedToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the issuer's userinfo endpoint about the user of a token (OpenID Connect Core section 5.3), once an hour for each
 * link.
 *
 * <p>An answer about another {@code sub} than the token's is dropped, as section 5.3.2 demands. What cannot be had is not
 * asked for again for 30 seconds. Thread-safe.
 */
public final class UserInfo implements ProfileSource {

    /** For how long an answer serves where no other time is asked for. */
    public static final Duration DEFAULT_AGE = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(UserInfo.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(30);
    private static final int MAX_LINKS = 10_000;

    private final Endpoint endpoint;
    private final Http http;
    private final Cache<Link, Map<String, Object>> answers;

    private UserInfo(Endpoint endpoint, Http http, Duration age, InstantSource clock) {
        this.endpoint = endpoint;
        this.http = http;
        this.answers = Caffeine.newBuilder()
                .maximumSize(MAX_LINKS)
                .expireAfter(Expiry.<Link, Map<String, Object>>creating(
                        (link, answer) -> answer.isEmpty() ? PAUSE_AFTER_FAILURE : age))
                .ticker(Times.ticker(clock))
                .build();
    }

    private record Link(UserKey user, String clientId) {}

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Map<String, Object> about(PresentedToken token, VerifiedToken verified, Inquiry inquiry) {
        Link link = new Link(verified.user(), verified.clientId());
        Map<String, Object> known = answers.getIfPresent(link);
        if (known != null) {
            return known;
        }
        try {
            Map<String, Object> answer = ask(token, verified, inquiry);
            answers.put(link, answer);
            return answer;
        } catch (Http.Unanswered e) {
            log.warn(
                    "Userinfo of the issuer {} gives nothing: {}",
                    verified.user().issuer(),
                    e.why());
            if (!e.hadNoTime()) {
                answers.put(link, Map.of());
            }
            return Map.of();
        }
    }

    private Map<String, Object> ask(PresentedToken token, VerifiedToken verified, Inquiry inquiry)
            throws Http.Unanswered {
        HttpRequest request = HttpRequest.newBuilder(endpoint.find(inquiry.deadline()))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token.reveal())
                .build();
        Http.Answer answer = http.send(request, inquiry.deadline());
        if (answer.status() != 200) {
            throw new Http.Unanswered("HTTP status " + answer.status());
        }
        try {
            Map<String, Object> claims = StrictJson.present(StrictJson.object(answer.body()));
            // Okta's userinfo calls sub what its tokens call uid.
            if (claims.get("sub") instanceof String sub
                    && (sub.equals(verified.user().key())
                            || verified.text("sub").filter(sub::equals).isPresent())) {
                return claims;
            }
        } catch (StrictJson.Unreadable e) {
            throw new Http.Unanswered("the answer " + e.fault().words());
        }
        throw new Http.Unanswered("it is about another user than the token");
    }

    /** Collects where to ask. Needs an issuer or an endpoint. */
    public static final class Builder {

        private static final Duration TIMEOUT = Duration.ofSeconds(1);
        private static final Duration MAX_AGE = Duration.ofDays(1);

        private @Nullable String issuer;
        private @Nullable URI endpoint;
        private Duration age = DEFAULT_AGE;
        private InstantSource clock = Clock.systemUTC();
        private TokenTelemetry telemetry = TokenTelemetry.NONE;

        private Builder() {}

        /** The issuer whose metadata say where to ask ({@code userinfo_endpoint}), unless {@link #endpoint} does. */
        public Builder issuer(String issuer) {
            this.issuer = issuer;
            return this;
        }

        /** Where to ask: https, or http to this very machine. */
        public Builder endpoint(URI endpoint) {
            this.endpoint = Addresses.safe("the userinfo endpoint", endpoint);
            return this;
        }

        /** For how long an answer serves: up to a day, an hour by default. */
        public Builder age(Duration age) {
            this.age = Times.upTo(MAX_AGE, "age", age);
            return this;
        }

        /** Tells the age of answers; the system's clock by default. */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Hears how asking goes; nobody by default. */
        public Builder telemetry(TokenTelemetry telemetry) {
            this.telemetry = Objects.requireNonNull(telemetry, "telemetry");
            return this;
        }

        /**
         * Makes the source; nothing is asked yet.
         *
         * @throws IllegalStateException where nobody can be asked; the message names the fix
         */
        public UserInfo build() {
            return new UserInfo(
                    Endpoint.of(endpoint, issuer, "userinfo_endpoint", "endpoint(...)", TIMEOUT, clock, telemetry),
                    new Http(TokenTelemetry.Call.USER_INFO, TIMEOUT, clock, telemetry),
                    age,
                    clock);
        }
    }
}
