package org.sayso.factors;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.Deadline;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Destination;
import org.sayso.http.Addresses;
import org.sayso.http.Exchange;
import org.sayso.token.TokenAuthenticator;

/**
 * Auth0's passwordless connections: sends a code by text message or e-mail, and says whether a code was right.
 *
 * <p>A code of Auth0's is a login code. It is not bound to a transaction, and whoever starts a login with the same number gets
 * one that is as good; the newest counts. Auth0 takes three wrong tries for each code, gives it three minutes by default, and
 * starts fifty logins an hour for one address of this service's. The tokens of the login are used for their subject and
 * dropped; no API's audience is asked for, and no refresh token.
 *
 * <p>Each call takes at most 2 seconds by default, less near a deadline. Nothing throws for what the provider does. Thread-safe.
 *
 * @see <a href="https://auth0.com/docs/api/authentication/passwordless/get-code-or-link">Auth0, get code or link</a>
 */
public final class Auth0Passwordless {

    private static final String OTP_GRANT = "http://auth0.com/oauth/grant-type/passwordless/otp";

    /** What a person's number or mailbox is to blame for. */
    private static final Set<String> UNREACHABLE = Set.of("bad.phone_number", "bad.email", "sms_provider_error");

    /** Errors of RFC 6749 section 5.2 that no code can cause. */
    private static final Set<String> ABOUT_THE_CLIENT =
            Set.of("invalid_client", "unauthorized_client", "unsupported_grant_type");

    private final URI start;
    private final URI token;
    private final String clientId;
    private final String clientSecret;
    private final Duration timeout;
    private final Provider auth0;
    private final IdTokens idTokens;

    private Auth0Passwordless(
            URI tenant, String clientId, String clientSecret, Duration timeout, Provider auth0, IdTokens idTokens) {
        this.start = tenant.resolve("/passwordless/start");
        this.token = tenant.resolve("/oauth/token");
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.timeout = timeout;
        this.auth0 = auth0;
        this.idTokens = idTokens;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Sends a code. Whatever code was sent there before is void then.
     *
     * @param to an address that the business has verified; Auth0 makes a user for one that it does not know
     */
    public ProviderStart start(Destination to, Deadline deadline) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("client_id", clientId);
        body.put("client_secret", clientSecret);
        body.put("connection", connection(to));
        body.put(to.channel() == Channel.SMS ? "phone_number" : "email", to.address());
        // Without it, Auth0 sends a link.
        body.put("send", "code");
        try {
            Exchange.Answer answer = auth0.send(post(start, body), share(deadline));
            return answer.status() / 100 == 2
                    ? new ProviderStart.CodeSent()
                    : new ProviderStart.Failed(notStarted(answer));
        } catch (Provider.NoAnswer e) {
            return new ProviderStart.Failed(e.trouble());
        }
    }

    private Trouble notStarted(Exchange.Answer answer) {
        String error = Provider.error(answer);
        return UNREACHABLE.contains(error)
                ? Trouble.notSetUp(auth0.said(answer, error))
                : Trouble.misconfigured(auth0.said(answer, error));
    }

    /**
     * Whether this is the newest code that was sent there, and belongs to one of the expected users.
     *
     * <p>A code is good once: where the answer is lost, or the person is another, it is spent all the same. What is no code at
     * all is wrong without a call.
     *
     * @param subjects the Auth0 users ({@code sub}) whom the account's owner may turn out to be: the user that the number
     *     belongs to, or the one it is linked to
     */
    public ProviderVerdict verify(Destination to, String code, Set<String> subjects, Deadline deadline) {
        if (!Codes.mayBeForwarded(code)) {
            return new ProviderVerdict.Wrong();
        }
        Deadline share = share(deadline);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("grant_type", OTP_GRANT);
        body.put("client_id", clientId);
        body.put("client_secret", clientSecret);
        body.put("username", to.address());
        body.put("otp", code);
        body.put("realm", connection(to));
        body.put("scope", "openid");
        try {
            Exchange.Answer answer = auth0.send(post(token, body), share);
            return answer.status() / 100 == 2 ? loggedIn(answer, subjects, share) : refused(answer);
        } catch (Provider.NoAnswer e) {
            return new ProviderVerdict.None(e.trouble());
        }
    }

    private ProviderVerdict loggedIn(Exchange.Answer answer, Set<String> subjects, Deadline share)
            throws Provider.NoAnswer {
        if (!(auth0.object(answer).get("id_token") instanceof String idToken)) {
            throw new Provider.NoAnswer(Trouble.misconfigured("Auth0 answered without an ID token"));
        }
        if (!subjects.contains(idTokens.subject(idToken, share))) {
            throw new Provider.NoAnswer(
                    Trouble.misconfigured("the code was right, but logs in another user than the account's"
                            + " owner: link the passwordless identity to theirs"));
        }
        return new ProviderVerdict.Right();
    }

    /**
     * Auth0 does not document a word for each case, so whatever could be said of a code counts as a wrong one. Were one of
     * them taken for a fault instead, a guess would be free.
     */
    private ProviderVerdict refused(Exchange.Answer answer) {
        String error = Provider.error(answer);
        if (error.equals("mfa_required")) {
            return new ProviderVerdict.None(
                    Trouble.misconfigured("the code was right, but the tenant asks this client for"
                            + " another factor: exempt it, since nobody can give one here"));
        }
        if (ABOUT_THE_CLIENT.contains(error)) {
            return new ProviderVerdict.None(Trouble.misconfigured(auth0.said(answer, error)
                    + ": check the client's secret, and that the Passwordless OTP grant is enabled for it"));
        }
        return new ProviderVerdict.Wrong();
    }

    private static String connection(Destination to) {
        return to.channel() == Channel.SMS ? "sms" : "email";
    }

    private Deadline share(Deadline deadline) {
        return Deadline.in(deadline.atMost(timeout));
    }

    private static HttpRequest post(URI uri, Map<String, Object> body) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(Provider.json(body))
                .build();
    }

    @Override
    public String toString() {
        return "Auth0Passwordless[" + start.getHost() + "]";
    }

    /** Collects where the tenant is and who asks. Needs a tenant, a client and a check of its ID tokens. */
    public static final class Builder {

        private @Nullable URI tenant;
        private @Nullable String clientId;
        private @Nullable String clientSecret;
        private @Nullable TokenAuthenticator idTokens;
        private Duration timeout = Provider.TIMEOUT;
        private InstantSource clock = Clock.systemUTC();

        private Builder() {}

        /** The tenant's address, or its custom domain: https without a path, or http to this very machine. */
        public Builder tenant(URI tenant) {
            Addresses.safe("the Auth0 tenant", tenant);
            if (!Set.of("", "/").contains(tenant.getRawPath()) || tenant.getRawQuery() != null) {
                throw new IllegalArgumentException(
                        "the Auth0 tenant is an address without a path, such as https://pizza.eu.auth0.com/");
            }
            this.tenant = tenant.resolve("/");
            return this;
        }

        /** A confidential client (Regular Web Application) of its own, with the Passwordless OTP grant and no other. */
        public Builder client(String clientId, String clientSecret) {
            this.clientId = clientId;
            this.clientSecret = clientSecret;
            return this;
        }

        /** Checks the signature of the tenant's ID tokens, which must be RS256: one for the tenant's address as issuer. */
        public Builder idTokens(TokenAuthenticator idTokens) {
            this.idTokens = Objects.requireNonNull(idTokens, "idTokens");
            return this;
        }

        /** How long one call may take: up to 5 seconds, 2 by default, less near a deadline. */
        public Builder timeout(Duration timeout) {
            this.timeout = Provider.timeout(timeout);
            return this;
        }

        /** Tells the age of ID tokens; the system's clock by default. */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Makes the client; nothing is asked yet.
         *
         * @throws IllegalStateException where a setting is missing; the message names the fix
         */
        public Auth0Passwordless build() {
            if (tenant == null) {
                throw new IllegalStateException("no Auth0 tenant: call tenant(...) with its address");
            }
            if (clientId == null || clientId.isBlank() || clientSecret == null || clientSecret.isBlank()) {
                throw new IllegalStateException("no Auth0 client: call client(...) with the id and the secret of a"
                        + " confidential application");
            }
            if (idTokens == null) {
                throw new IllegalStateException("nobody checks ID tokens: call idTokens(...) with a JwtAuthenticator"
                        + " for the issuer " + tenant);
            }
            return new Auth0Passwordless(
                    tenant,
                    clientId,
                    clientSecret,
                    timeout,
                    new Provider("Auth0", timeout, clock),
                    new IdTokens(idTokens, tenant.toString(), clientId, clock));
        }
    }
}
