package org.sayso.oauth;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.Question;
import org.sayso.http.Addresses;
import org.sayso.http.StrictJson;
import org.sayso.token.Authentication;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenAuthenticator;

/**
 * Asks Amazon about a token of Login with Amazon: first {@code tokeninfo}, then the user's profile.
 *
 * <p>Amazon's tokens are opaque, and any app's token opens the profile. So {@code aud} is compared with the configured
 * client before the profile is read; without that, a token that a user gave to any other app would pass here.
 * {@code exp} comes as seconds that remain. Amazon takes the token in the address of {@code tokeninfo}: that address goes
 * to Amazon and nowhere else. Thread-safe.
 *
 * @see <a href="https://developer.amazon.com/docs/login-with-amazon/obtain-customer-profile.html">Amazon, obtain customer
 *     profile</a>
 */
public final class LoginWithAmazon implements TokenAuthenticator {

    /** The {@code iss} of Amazon's tokens. */
    public static final String ISSUER = "https://www.amazon.com";

    private static final long MAX_SECONDS = 24L * 60 * 60;

    private final URI api;
    private final String clientId;
    private final boolean profile;
    private final InstantSource clock;
    private final Http tokenInfo;
    private final Http userInfo;

    private LoginWithAmazon(Builder builder) {
        api = builder.api;
        clientId = builder.clientId;
        profile = builder.profile;
        clock = builder.clock;
        tokenInfo = new Http(TokenTelemetry.Call.TOKEN_INFO, builder.timeout, clock, builder.telemetry);
        userInfo = new Http(TokenTelemetry.Call.USER_INFO, builder.timeout, clock, builder.telemetry);
    }

    /**
     * A builder.
     *
     * @param clientId the client id of the security profile that Alexa links with, amzn1.application-oa2-client...
     */
    public static Builder builder(String clientId) {
        return new Builder(clientId);
    }

    @Override
    public boolean asksIssuer() {
        return true;
    }

    @Override
    public Authentication authenticate(PresentedToken token, Inquiry inquiry) {
        Optional<Authentication.Rejected> objection = OpaqueToken.objection(token.reveal());
        if (objection.isPresent()) {
            return objection.get();
        }
        try {
            Map<String, Object> info = tokenInfo(token, inquiry);
            if (profile) {
                addProfile(token, info, inquiry);
            }
            return Authentication.Authentic.said(info);
        } catch (Http.Unanswered e) {
            return new Authentication.Rejected(e.reason(), "Amazon: " + e.why());
        } catch (Refused e) {
            return e.rejected;
        }
    }

    private Map<String, Object> tokenInfo(PresentedToken token, Inquiry inquiry) throws Http.Unanswered, Refused {
        URI address = api.resolve("/auth/o2/tokeninfo?access_token=" + ClientAuthentication.encoded(token.reveal()));
        Http.Answer answer = tokenInfo.send(get(address).build(), inquiry.deadline());
        if (answer.status() == 400 || answer.status() == 401) {
            throw new Refused(CallerRefusal.INACTIVE, "Amazon does not know it, or no longer");
        }
        Map<String, Object> info = read("tokeninfo", answer);
        if (!clientId.equals(info.get("aud"))) {
            throw new Refused(
                    CallerRefusal.WRONG_CLIENT,
                    "issued to another app: aud is not " + clientId + "; no profile was read");
        }
        inquiry.passed(Question.CALLER, "tokeninfo", "issued to this skill");
        info.put("exp", expiry(info.get("exp")));
        return info;
    }

    /** Amazon documents a number, of seconds that remain. Some of its pages show numbers as strings. */
    private long expiry(@Nullable Object remaining) throws Refused {
        long seconds = remaining instanceof Number number
                ? number.longValue()
                : remaining instanceof String text && text.matches("[0-9]{1,9}") ? Long.parseLong(text) : -1;
        if (seconds < 0 || seconds > MAX_SECONDS) {
            throw new Refused(
                    CallerRefusal.PROVIDER_ANSWER_INVALID, "tokeninfo: exp are no seconds that remain, up to a day");
        }
        return Instant.ofEpochSecond(clock.instant().getEpochSecond())
                .plusSeconds(seconds)
                .getEpochSecond();
    }

    /** The profile makes an answer friendlier. Where it cannot be had, who speaks is known all the same. */
    private void addProfile(PresentedToken token, Map<String, Object> info, Inquiry inquiry) throws Refused {
        HttpRequest request = get(api.resolve("/user/profile"))
                .header("Authorization", "Bearer " + token.reveal())
                .build();
        Map<String, Object> user;
        try {
            user = read("profile", userInfo.send(request, inquiry.deadline()));
        } catch (Http.Unanswered e) {
            inquiry.passed(Question.CALLER, "profile", "not read: " + e.why());
            return;
        } catch (Refused e) {
            inquiry.passed(Question.CALLER, "profile", "not read: " + e.rejected.detail());
            return;
        }
        if (!Objects.equals(user.get("user_id"), info.get("user_id"))) {
            throw new Refused(CallerRefusal.PROVIDER_ANSWER_INVALID, "the profile is of another user than the token");
        }
        inquiry.passed(Question.CALLER, "profile", "of the token's user");
        for (String claim : new String[] {"name", "email", "postal_code"}) {
            Object value = user.get(claim);
            if (value != null) {
                info.put(claim, value);
            }
        }
    }

    private static HttpRequest.Builder get(URI address) {
        return HttpRequest.newBuilder(address).header("Accept", "application/json");
    }

    private static Map<String, Object> read(String what, Http.Answer answer) throws Refused {
        if (answer.status() >= 400) {
            throw new Refused(CallerRefusal.PROVIDER_MISCONFIGURED, what + ": HTTP status " + answer.status());
        }
        if (answer.status() != 200) {
            throw new Refused(CallerRefusal.PROVIDER_ANSWER_INVALID, what + ": HTTP status " + answer.status());
        }
        try {
            return new LinkedHashMap<>(StrictJson.present(StrictJson.object(answer.body())));
        } catch (StrictJson.Unreadable e) {
            throw new Refused(
                    CallerRefusal.PROVIDER_ANSWER_INVALID,
                    what + ": the answer " + e.fault().words());
        }
    }

    /** A way out of the walk. */
    private static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Authentication.Rejected rejected;

        Refused(CallerRefusal reason, String detail) {
            super(detail, null, false, false);
            this.rejected = new Authentication.Rejected(reason, detail);
        }
    }

    /** Collects how to ask Amazon. */
    public static final class Builder {

        private static final Duration MAX_TIMEOUT = Duration.ofSeconds(5);
        private static final String ADDRESS_LOG = "jdk.httpclient.HttpClient.log";

        private final String clientId;
        private URI api = URI.create("https://api.amazon.com");
        private boolean profile = true;
        private Duration timeout = Duration.ofMillis(1500);
        private InstantSource clock = Clock.systemUTC();
        private TokenTelemetry telemetry = TokenTelemetry.NONE;

        private Builder(String clientId) {
            if (clientId.isBlank()) {
                throw new IllegalArgumentException(
                        "the client id is blank: give the one of your Login with Amazon security profile");
            }
            this.clientId = clientId;
        }

        /**
         * Amazon's interface for the skill's region: {@code https://api.amazon.com} (the default),
         * {@code https://api.amazon.co.uk} or {@code https://api.amazon.co.jp}; a stand-in on this machine may use http.
         */
        public Builder api(URI api) {
            this.api = Addresses.safe("the address of Amazon's interface", api);
            return this;
        }

        /** Does without name and e-mail address: for links with the scope {@code profile:user_id} alone. */
        public Builder withoutProfile() {
            this.profile = false;
            return this;
        }

        /** How long each of the two calls may take: up to 5 seconds, 1.5 by default, less near a request's deadline. */
        public Builder timeout(Duration timeout) {
            this.timeout = Times.upTo(MAX_TIMEOUT, "timeout", timeout);
            return this;
        }

        /** Tells when seconds that remain are over; the system's clock by default. */
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
         * Makes the authenticator; nothing is asked yet. It remembers nothing: see {@link RememberedAnswers}.
         *
         * @throws IllegalStateException where Java is set to print the addresses it calls
         */
        public LoginWithAmazon build() {
            if (System.getProperty(ADDRESS_LOG) != null) {
                throw new IllegalStateException(
                        "the system property " + ADDRESS_LOG + " makes Java print the addresses it"
                                + " calls, and Amazon takes tokens there: start without it");
            }
            return new LoginWithAmazon(this);
        }
    }
}
