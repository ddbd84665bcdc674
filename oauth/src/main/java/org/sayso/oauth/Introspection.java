package org.sayso.oauth;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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
 * Asks the issuer what it knows of a token (RFC 7662), and so learns of revocation.
 *
 * <p>The token travels in the form, never in the address. Only the JSON value {@code true} of {@code active} counts, and
 * that alone accepts nothing: issuer, audience, client and expiry of the answer are compared by the
 * {@link org.sayso.token.TokenVerifier} like those of a signed token. Thread-safe.
 */
public final class Introspection implements TokenAuthenticator {

    private final Endpoint endpoint;
    private final String clientId;
    private final String clientSecret;
    private final ClientAuthentication authentication;
    private final Http http;

    private Introspection(
            Endpoint endpoint, String clientId, String clientSecret, ClientAuthentication authentication, Http http) {
        this.endpoint = endpoint;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.authentication = authentication;
        this.http = http;
    }

    public static Builder builder() {
        return new Builder();
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
            Http.Answer answer = http.send(request(token, endpoint.find(inquiry.deadline())), inquiry.deadline());
            return judged(answer, inquiry);
        } catch (Http.Unanswered e) {
            return new Authentication.Rejected(e.reason(), "introspection: " + e.why());
        }
    }

    private HttpRequest request(PresentedToken token, URI uri) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", token.reveal());
        form.put("token_type_hint", "access_token");
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded");
        authentication.apply(clientId, clientSecret, request, form);
        return request.POST(HttpRequest.BodyPublishers.ofString(encoded(form))).build();
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + '=' + ClientAuthentication.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static Authentication judged(Http.Answer answer, Inquiry inquiry) {
        if (answer.status() >= 400) {
            return new Authentication.Rejected(refusal(answer), "introspection: HTTP status " + answer.status());
        }
        if (answer.status() != 200) {
            return new Authentication.Rejected(
                    CallerRefusal.PROVIDER_ANSWER_INVALID, "introspection: HTTP status " + answer.status());
        }
        try {
            Map<String, Object> claims = new LinkedHashMap<>(StrictJson.present(StrictJson.object(answer.body())));
            Object active = claims.remove("active");
            if (Boolean.FALSE.equals(active)) {
                return new Authentication.Rejected(CallerRefusal.INACTIVE, "the issuer says that it is not active");
            }
            if (!Boolean.TRUE.equals(active)) {
                return new Authentication.Rejected(
                        CallerRefusal.PROVIDER_ANSWER_INVALID, "introspection: active is neither true nor false");
            }
            inquiry.passed(Question.CALLER, "introspection", "the issuer says that it is active");
            return Authentication.Authentic.said(claims);
        } catch (StrictJson.Unreadable e) {
            return new Authentication.Rejected(
                    CallerRefusal.PROVIDER_ANSWER_INVALID,
                    "introspection: the answer " + e.fault().words());
        }
    }

    /** Whether it is the client that is refused (RFC 6749 section 5.2), or the place that is wrong. */
    private static CallerRefusal refusal(Http.Answer answer) {
        if (answer.status() == 401 || answer.status() == 403) {
            return CallerRefusal.PROVIDER_REFUSES_US;
        }
        if (answer.status() != 400) {
            return CallerRefusal.PROVIDER_MISCONFIGURED;
        }
        try {
            Object error = StrictJson.object(answer.body()).get("error");
            return "invalid_client".equals(error) || "unauthorized_client".equals(error)
                    ? CallerRefusal.PROVIDER_REFUSES_US
                    : CallerRefusal.PROVIDER_ANSWER_INVALID;
        } catch (StrictJson.Unreadable page) {
            return CallerRefusal.PROVIDER_ANSWER_INVALID;
        }
    }

    /** Collects where and as whom to ask. Needs an issuer or an endpoint, and this service's own client. */
    public static final class Builder {

        private static final Duration MAX_TIMEOUT = Duration.ofSeconds(5);

        private @Nullable String issuer;
        private @Nullable URI endpoint;
        private @Nullable String clientId;
        private @Nullable String clientSecret;
        private ClientAuthentication authentication = ClientAuthentication.CLIENT_SECRET_BASIC;
        private Duration timeout = Duration.ofMillis(1500);
        private InstantSource clock = Clock.systemUTC();
        private TokenTelemetry telemetry = TokenTelemetry.NONE;

        private Builder() {}

        /** The issuer whose metadata say where to ask ({@code introspection_endpoint}), unless {@link #endpoint} does. */
        public Builder issuer(String issuer) {
            this.issuer = issuer;
            return this;
        }

        /** Where to ask: https, or http to this very machine. */
        public Builder endpoint(URI endpoint) {
            this.endpoint = Addresses.safe("the introspection endpoint", endpoint);
            return this;
        }

        /** This service's own client at the issuer; not the client that Alexa links with, wherever that can be avoided. */
        public Builder client(String clientId, String clientSecret) {
            this.clientId = clientId;
            this.clientSecret = clientSecret;
            return this;
        }

        /** How the client shows who it is; by HTTP Basic by default. */
        public Builder clientAuthentication(ClientAuthentication authentication) {
            this.authentication = Objects.requireNonNull(authentication, "authentication");
            return this;
        }

        /** How long one question may take: up to 5 seconds, 1.5 by default, less near a request's deadline. */
        public Builder timeout(Duration timeout) {
            this.timeout = Times.upTo(MAX_TIMEOUT, "timeout", timeout);
            return this;
        }

        /** Times the pause after failures; the system's clock by default. */
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
         * @throws IllegalStateException where a setting is missing; the message names the fix
         */
        public Introspection build() {
            if (clientId == null || clientId.isBlank() || clientSecret == null || clientSecret.isBlank()) {
                throw new IllegalStateException("no client: call client(...) with the id and the secret that this"
                        + " service has at the issuer, since introspection answers nobody else (RFC 7662 section 2.1)");
            }
            return new Introspection(
                    Endpoint.of(endpoint, issuer, "introspection_endpoint", "endpoint(...)", timeout, clock, telemetry),
                    clientId,
                    clientSecret,
                    authentication,
                    new Http(TokenTelemetry.Call.INTROSPECTION, timeout, clock, telemetry));
        }
    }
}
