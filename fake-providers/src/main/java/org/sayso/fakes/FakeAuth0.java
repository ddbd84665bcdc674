package org.sayso.fakes;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sayso.confirmation.CanonicalJson;

/**
 * A tenant of Auth0's that keeps what it sent: the newest code of each address counts, for three wrong tries, once; its answers
 * are those that Auth0 documents.
 */
public final class FakeAuth0 implements AutoCloseable {

    public static final String CLIENT = "client-of-the-skill";
    public static final String SECRET = "auth0-secret-for-tests";
    private static final int TRIES = 3;
    private static final RSAKey KEY = key("key-1");

    private static final class Sent {
        final String code;
        int triesLeft = TRIES;

        Sent(String code) {
            this.code = code;
        }
    }

    public final TestServer server = new TestServer(this::answer);
    private final Map<String, Sent> newest = new ConcurrentHashMap<>();
    private final Map<String, String> subjects = new ConcurrentHashMap<>();
    private int sent;
    public boolean asksForAnotherFactor;
    public boolean grantEnabled = true;
    public boolean throttles;
    public Map<String, Object> changedClaims = Map.of();
    public RSAKey signingKey = KEY;

    public static RSAKey key(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String keys() {
        return new JWKSet(KEY.toPublicJWK()).toString();
    }

    public URI tenant() {
        return server.address();
    }

    /** The code that the person would read on their phone. */
    public String newestCode(String address) {
        return Objects.requireNonNull(newest.get(address)).code;
    }

    public void user(String address, String subject) {
        subjects.put(address, subject);
    }

    /** Somebody logs in elsewhere with the same number, or three minutes pass. */
    public void forget(String address) {
        newest.remove(address);
    }

    private synchronized TestServer.Answer answer(TestServer.Got got) {
        if (got.target().equals("/.well-known/jwks.json")) {
            return TestServer.Answer.json(200, keys());
        }
        Map<String, Object> body = CanonicalJson.readObject(got.body());
        if (throttles) {
            return TestServer.Answer.json(
                    429,
                    "{\"error\":\"too_many_requests\",\"error_description\":\"Global limit has been reached\"}",
                    "Retry-After",
                    "7");
        }
        if (!got.method().equals("POST")) {
            return TestServer.Answer.json(404, "Not Found");
        }
        return switch (got.target()) {
            case "/passwordless/start" -> start(body);
            case "/oauth/token" -> token(body);
            default -> TestServer.Answer.json(404, "Not Found");
        };
    }

    private TestServer.Answer start(Map<String, Object> body) {
        String address = String.valueOf(body.getOrDefault("phone_number", body.get("email")));
        if (!CLIENT.equals(body.get("client_id")) || !SECRET.equals(body.get("client_secret"))) {
            return error(401, "access_denied", "Unauthorized");
        }
        if (!Set.of("sms", "email").contains(String.valueOf(body.get("connection")))
                || body.containsKey("phone_number") != "sms".equals(body.get("connection"))) {
            return error(400, "bad.connection", "Connection does not exist");
        }
        if (!"code".equals(body.get("send"))) {
            return error(400, "bad.send", "this test wants codes, no links");
        }
        if (address.startsWith("+999")) {
            return error(400, "sms_provider_error", "The 'To' number " + address + " is not a valid phone number.");
        }
        newest.put(address, new Sent(String.valueOf(100_000 + ++sent)));
        return TestServer.Answer.json(
                200, "{\"_id\":\"5f1\",\"phone_number\":\"" + address + "\",\"phone_verified\":false}");
    }

    private TestServer.Answer token(Map<String, Object> body) {
        if (!CLIENT.equals(body.get("client_id")) || !SECRET.equals(body.get("client_secret"))) {
            return error(401, "invalid_client", "Unauthorized");
        }
        if (!"http://auth0.com/oauth/grant-type/passwordless/otp".equals(body.get("grant_type")) || !grantEnabled) {
            return error(403, "unauthorized_client", "Grant type not allowed for the client.");
        }
        String address = String.valueOf(body.get("username"));
        Sent newestSent = newest.get(address);
        if (newestSent == null || newestSent.triesLeft == 0) {
            return error(403, "invalid_grant", "Wrong phone number or verification code.");
        }
        if (!newestSent.code.equals(body.get("otp"))) {
            newestSent.triesLeft--;
            return error(403, "invalid_grant", "Wrong phone number or verification code.");
        }
        newest.remove(address);
        if (asksForAnotherFactor) {
            return TestServer.Answer.json(
                    403,
                    "{\"error\":\"mfa_required\",\"error_description\":\"Multifactor authentication required\","
                            + "\"mfa_token\":\"Fe26.a-token-that-nobody-may-see\"}");
        }
        return TestServer.Answer.json(
                200,
                "{\"access_token\":\"opaque-access-token\",\"id_token\":\"" + idToken(address)
                        + "\",\"scope\":\"openid\",\"expires_in\":86400,\"token_type\":\"Bearer\"}");
    }

    private String idToken(String address) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>(Map.of(
                "iss",
                tenant().toString(),
                "sub",
                subjects.getOrDefault(address, "sms|new-user"),
                "aud",
                CLIENT,
                "iat",
                now,
                "exp",
                now + 36_000));
        claims.putAll(changedClaims);
        try {
            JWSObject token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").build(),
                    new Payload(CanonicalJson.write(claims)));
            token.sign(new RSASSASigner(signingKey));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestServer.Answer error(int status, String error, String description) {
        return TestServer.Answer.json(
                status, CanonicalJson.write(Map.of("error", error, "error_description", description)));
    }

    @Override
    public void close() {
        server.close();
    }
}
