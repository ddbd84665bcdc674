package org.sayso.standin.amazon;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.amazon.AmazonGrants.Access;
import org.sayso.standin.amazon.AmazonGrants.Code;
import org.sayso.standin.amazon.AmazonGrants.Grant;
import org.sayso.standin.amazon.AmazonGrants.Issued;

/**
 * Plays Login with Amazon for the people of a household: authorization codes, opaque tokens, {@code tokeninfo} and the
 * profile. Thread-safe.
 *
 * @see <a href="https://developer.amazon.com/docs/login-with-amazon/authorization-code-grant.html">Authorization code
 *     grant</a>
 */
public final class LoginWithAmazon {

    /** The path of the sign-in page; Amazon's is {@code https://www.amazon.com/ap/oa}. */
    public static final String AUTHORIZE_PATH = "/ap/oa";

    /** The path that gives tokens; Amazon's is below {@code https://api.amazon.com}. */
    public static final String TOKEN_PATH = "/auth/o2/token";

    private static final String ISSUER = "https://www.amazon.com";

    private final Map<String, AmazonClient> clients = new LinkedHashMap<>();
    private final Supplier<List<AmazonUser>> users;
    private final AmazonGrants grants;
    private final Clock clock;
    private volatile boolean failing;

    /** @param users who has an account now; asked each time */
    public LoginWithAmazon(List<AmazonClient> clients, Supplier<List<AmazonUser>> users, Clock clock) {
        for (AmazonClient client : clients) {
            if (this.clients.put(client.clientId(), client) != null) {
                throw new IllegalArgumentException("Two apps have the client id " + client.clientId());
            }
        }
        this.users = users;
        this.grants = new AmazonGrants(clock);
        this.clock = clock;
    }

    /** What becomes of a request for an authorization code. */
    public sealed interface Authorization {

        /** The person is asked, see {@link #grant} and {@link #deny}. */
        record Ask(AuthorizeRequest request) implements Authorization {}

        /** The browser goes back with an error at once. */
        record SendBack(URI address) implements Authorization {}

        /**
         * The browser stays: where it would go cannot be trusted.
         *
         * @param why a sentence
         */
        record Refuse(String why) implements Authorization {}
    }

    /** Whether each call fails with a server error, until told otherwise; for trying out an outage. */
    public void failing(boolean fails) {
        failing = fails;
    }

    /** Whether each call fails now. */
    public boolean failing() {
        return failing;
    }

    public List<AmazonUser> users() {
        return users.get();
    }

    /** Looks at a request for an authorization code (RFC 6749 section 4.1.1, RFC 7636 section 4.3). */
    public Authorization authorize(Map<String, String> query) {
        AmazonClient client = clients.get(query.getOrDefault("client_id", ""));
        if (client == null) {
            return new Authorization.Refuse("No app is registered with this client_id.");
        }
        String redirect = query.getOrDefault("redirect_uri", "");
        Optional<URI> registered = client.redirectUris().stream()
                .filter(uri -> uri.toString().equals(redirect))
                .findFirst();
        if (registered.isEmpty()) {
            return new Authorization.Refuse(
                    "The redirect_uri is not registered for " + client.name() + ", letter for letter.");
        }
        Optional<Set<AmazonScope>> scopes = AmazonScope.parse(query.getOrDefault("scope", ""));
        Optional<Challenge> challenge =
                Challenge.of(query.getOrDefault("code_challenge", ""), query.getOrDefault("code_challenge_method", ""));
        AuthorizeRequest request = new AuthorizeRequest(
                client,
                scopes.orElse(Set.of()),
                registered.get(),
                query.getOrDefault("state", ""),
                challenge.orElse(null));
        if (failing) {
            return sendBack(request, "server_error", "The stand-in was told to fail");
        }
        if (!query.getOrDefault("response_type", "").equals("code")) {
            return sendBack(request, "unsupported_response_type", "response_type must be code");
        }
        if (scopes.isEmpty()) {
            return sendBack(request, "invalid_scope", "scope is a list of profile, profile:user_id and postal_code");
        }
        if (challenge.isEmpty()
                && (query.containsKey("code_challenge") || query.containsKey("code_challenge_method"))) {
            return sendBack(request, "invalid_request", "code_challenge does not fit code_challenge_method");
        }
        return new Authorization.Ask(request);
    }

    private static Authorization sendBack(AuthorizeRequest request, String error, String description) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", error);
        answer.put("error_description", description);
        return new Authorization.SendBack(request.sendBack(answer));
    }

    /**
     * The person allows it: the address to which the browser goes with a code.
     *
     * @throws IllegalArgumentException if nobody has this id
     */
    public URI grant(AuthorizeRequest request, String userId) {
        AmazonUser user = user(userId)
                .orElseThrow(() -> new IllegalArgumentException("Nobody has an Amazon account with the id " + userId));
        Grant grant = new Grant(request.client().clientId(), user.id(), request.scopes());
        String code = grants.code(grant, request.redirectUri(), request.challenge());
        return request.sendBack(Map.of("code", code, "scope", AmazonScope.format(request.scopes())));
    }

    /** The person does not allow it: the address to which the browser goes. */
    public URI deny(AuthorizeRequest request) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", "access_denied");
        answer.put("error_description", "The customer did not allow it");
        return request.sendBack(answer);
    }

    /**
     * Gives tokens for a code or a refresh token (RFC 6749 sections 4.1.3 and 6). Without the client secret there is no
     * refresh token, and the code must be protected by PKCE.
     *
     * @param authorization the header; empty without one
     */
    public AmazonAnswer token(Map<String, String> form, String authorization) {
        if (failing) {
            return AmazonAnswer.outage();
        }
        Optional<Credentials> shown = authorization.isEmpty()
                ? Optional.of(
                        Credentials.inBody(form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", "")))
                : Credentials.basic(authorization);
        if (shown.isEmpty()) {
            return AmazonAnswer.error("invalid_request", "The Authorization header is not Basic");
        }
        Credentials credentials = shown.get();
        if (!authorization.isEmpty()
                && (form.containsKey("client_secret")
                        || !form.getOrDefault("client_id", credentials.clientId())
                                .equals(credentials.clientId()))) {
            return AmazonAnswer.error(
                    "invalid_request", "The client is named twice: in the header and, otherwise, in the body");
        }
        AmazonClient client = clients.get(credentials.clientId());
        if (client == null || (!credentials.secrets().isEmpty() && !credentials.fit(client))) {
            return AmazonAnswer.error("invalid_client", "Client authentication failed");
        }
        boolean proven = !credentials.secrets().isEmpty();
        return switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" -> byCode(client, proven, form);
            case "refresh_token" -> byRefreshToken(client, proven, form);
            case "" -> AmazonAnswer.error("invalid_request", "grant_type is missing");
            default ->
                AmazonAnswer.error("unsupported_grant_type", "grant_type must be authorization_code or refresh_token");
        };
    }

    private AmazonAnswer byCode(AmazonClient client, boolean proven, Map<String, String> form) {
        String shown = form.getOrDefault("code", "");
        if (shown.isEmpty()) {
            return AmazonAnswer.error("invalid_request", "code is missing");
        }
        Code code = grants.take(shown, client.clientId()).orElse(null);
        if (code == null || !code.grant().clientId().equals(client.clientId())) {
            return AmazonAnswer.error("invalid_grant", "The code is unknown, used or older than five minutes");
        }
        if (!code.redirectUri().toString().equals(form.getOrDefault("redirect_uri", ""))) {
            return AmazonAnswer.error("invalid_grant", "The redirect_uri is not the one that the code was sent to");
        }
        String verifier = form.getOrDefault("code_verifier", "");
        Challenge challenge = code.challenge();
        if (challenge == null ? !verifier.isEmpty() : !challenge.answeredBy(verifier)) {
            return AmazonAnswer.error("invalid_grant", "The code_verifier does not fit the code_challenge");
        }
        if (!proven && challenge == null) {
            return AmazonAnswer.error("invalid_client", "Without client_secret the code needs PKCE");
        }
        Issued issued = new Issued(code.grant(), shown);
        return tokens(issued, proven ? grants.refresh(issued) : null);
    }

    private AmazonAnswer byRefreshToken(AmazonClient client, boolean proven, Map<String, String> form) {
        String token = form.getOrDefault("refresh_token", "");
        if (token.isEmpty()) {
            return AmazonAnswer.error("invalid_request", "refresh_token is missing");
        }
        if (!proven) {
            return AmazonAnswer.error("invalid_client", "client_secret is missing");
        }
        return grants.refreshed(token)
                .filter(issued -> issued.grant().clientId().equals(client.clientId()))
                .map(issued -> tokens(issued, token))
                .orElseGet(() -> AmazonAnswer.error(
                        "invalid_grant", "The refresh token is unknown, of another app, or the app was removed"));
    }

    private AmazonAnswer tokens(Issued issued, @Nullable String refreshToken) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("access_token", grants.access(issued));
        json.put("token_type", "bearer");
        json.put("expires_in", AmazonGrants.ACCESS_LIFE.toSeconds());
        if (refreshToken != null) {
            json.put("refresh_token", refreshToken);
        }
        return AmazonAnswer.good(json);
    }

    /** Says whose access token this is and for which app; {@code exp} are seconds that remain. */
    public AmazonAnswer tokenInfo(String token) {
        if (failing) {
            return AmazonAnswer.outage();
        }
        if (token.isEmpty()) {
            return AmazonAnswer.error("invalid_request", "access_token is missing");
        }
        Access access = grants.accessed(token).orElse(null);
        if (access == null || user(access.grant().userId()).isEmpty()) {
            return unknownToken();
        }
        AmazonClient client = clients.get(access.grant().clientId());
        if (client == null) {
            return unknownToken();
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("iss", ISSUER);
        json.put("user_id", userId(client, access.grant().userId()));
        json.put("aud", client.clientId());
        json.put(
                "app_id",
                "amzn1.application." + hash("app\n" + client.clientId()).substring(0, 32));
        json.put("exp", Duration.between(clock.instant(), access.until()).toSeconds());
        json.put("iat", access.since().getEpochSecond());
        return AmazonAnswer.good(json);
    }

    /** The profile of a token's user: the id, and what else its scopes open and the user has. */
    public AmazonAnswer profile(String token) {
        if (failing) {
            return AmazonAnswer.outage();
        }
        if (token.isEmpty()) {
            return AmazonAnswer.error("invalid_request", "The access token is missing");
        }
        Access access = grants.accessed(token).orElse(null);
        AmazonUser user = access == null ? null : user(access.grant().userId()).orElse(null);
        AmazonClient client = access == null ? null : clients.get(access.grant().clientId());
        if (access == null || user == null || client == null) {
            return unknownToken();
        }
        Set<AmazonScope> scopes = access.grant().scopes();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("user_id", userId(client, user.id()));
        if (scopes.contains(AmazonScope.PROFILE)) {
            json.put("name", user.name());
            if (user.email() != null) {
                json.put("email", user.email());
            }
        }
        if (scopes.contains(AmazonScope.POSTAL_CODE) && user.postalCode() != null) {
            json.put("postal_code", user.postalCode());
        }
        return AmazonAnswer.good(json);
    }

    private static AmazonAnswer unknownToken() {
        return AmazonAnswer.error(
                "invalid_token", "The access token is unknown, older than an hour, or its app was removed");
    }

    /**
     * The person removes an app in the settings of the Amazon account: codes and tokens of both stop working.
     *
     * @param userId the stand-in's id of the person
     */
    public void remove(String clientId, String userId) {
        grants.remove(clientId, userId);
    }

    private Optional<AmazonUser> user(String id) {
        return users.get().stream().filter(user -> user.id().equals(id)).findFirst();
    }

    /** The same for all apps of a company, so also after a restart; another for each company. */
    private static String userId(AmazonClient client, String user) {
        return "amzn1.account."
                + hash("user\n" + client.company() + "\n" + user)
                        .substring(0, 28)
                        .toUpperCase(Locale.ROOT);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
