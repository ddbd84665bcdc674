package org.sayso.oauth;

import static org.sayso.oauth.TestTokens.CLAIMS;
import static org.sayso.oauth.TestTokens.HEADER;
import static org.sayso.oauth.TestTokens.KEY;
import static org.sayso.oauth.TestTokens.NOW;
import static org.sayso.oauth.TestTokens.OTHER_KEY;
import static org.sayso.oauth.TestTokens.part;
import static org.sayso.oauth.TestTokens.signed;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.sayso.CallerRefusal;

/** Tokens that must not be accepted, each with the reason it must be refused for. */
final class BadTokens {

    private BadTokens() {}

    static Stream<Arguments> all() throws JOSEException {
        byte[] publicKey = KEY.toRSAPublicKey().getEncoded();
        byte[] publicPem = pem(publicKey).getBytes(StandardCharsets.US_ASCII);
        String hs = HEADER.replace("RS256", "HS256");
        String signature = TestTokens.good().substring(TestTokens.good().lastIndexOf('.') + 1);
        return Stream.of(
                bad(
                        "alg none",
                        CallerRefusal.ALGORITHM_NOT_ALLOWED,
                        part(HEADER.replace("RS256", "none")) + "." + part(CLAIMS) + "."),
                bad(
                        "alg nOnE with a signature",
                        CallerRefusal.ALGORITHM_NOT_ALLOWED,
                        part(HEADER.replace("RS256", "nOnE")) + "." + part(CLAIMS) + "." + signature),
                bad(
                        "alg missing",
                        CallerRefusal.ALGORITHM_NOT_ALLOWED,
                        signed("{\"typ\":\"at+jwt\",\"kid\":\"key-1\"}", CLAIMS, KEY)),
                bad(
                        "alg not text",
                        CallerRefusal.ALGORITHM_NOT_ALLOWED,
                        signed(HEADER.replace("\"RS256\"", "[\"RS256\"]"), CLAIMS, KEY)),
                bad(
                        "alg in small letters",
                        CallerRefusal.ALGORITHM_NOT_ALLOWED,
                        signed(HEADER.replace("RS256", "rs256"), CLAIMS, KEY)),
                bad(
                        "HS256 with the public key",
                        CallerRefusal.ALGORITHM_NOT_ALLOWED,
                        TestTokens.hs256(hs, CLAIMS, publicKey)),
                bad(
                        "HS256 with the public key as PEM",
                        CallerRefusal.ALGORITHM_NOT_ALLOWED,
                        TestTokens.hs256(hs, CLAIMS, publicPem)),
                bad(
                        "PS256 where RS256 is asked for",
                        CallerRefusal.ALGORITHM_NOT_ALLOWED,
                        signed(HEADER.replace("RS256", "PS256"), CLAIMS, KEY, JWSAlgorithm.PS256)),
                bad(
                        "RS512 that says RS256",
                        CallerRefusal.SIGNATURE_INVALID,
                        signed(HEADER, CLAIMS, KEY, JWSAlgorithm.RS512)),
                bad("other key, same kid", CallerRefusal.SIGNATURE_INVALID, signed(HEADER, CLAIMS, OTHER_KEY)),
                bad(
                        "other key, its own kid",
                        CallerRefusal.UNKNOWN_KEY,
                        signed(TestTokens.headerWithKey("key-2"), CLAIMS, OTHER_KEY)),
                bad(
                        "kid missing",
                        CallerRefusal.UNKNOWN_KEY,
                        signed("{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}", CLAIMS, KEY)),
                bad(
                        "kid a path",
                        CallerRefusal.UNKNOWN_KEY,
                        signed(TestTokens.headerWithKey("../../dev/null"), CLAIMS, KEY)),
                bad(
                        "kid a query",
                        CallerRefusal.UNKNOWN_KEY,
                        signed(TestTokens.headerWithKey("x' OR '1'='1"), CLAIMS, KEY)),
                bad("kid a number", CallerRefusal.UNKNOWN_KEY, signed(HEADER.replace("\"key-1\"", "1"), CLAIMS, KEY)),
                bad(
                        "kid endless",
                        CallerRefusal.UNKNOWN_KEY,
                        signed(TestTokens.headerWithKey("k".repeat(257)), CLAIMS, KEY)),
                bad("signature cut off", CallerRefusal.SIGNATURE_INVALID, part(HEADER) + "." + part(CLAIMS) + "."),
                bad(
                        "claims changed after signing",
                        CallerRefusal.SIGNATURE_INVALID,
                        part(HEADER) + "." + part(CLAIMS.replace("user-ann", "user-sam")) + "." + signature),
                bad("crit", CallerRefusal.CRITICAL_HEADER, signed(header("\"crit\":[\"exp\"]"), CLAIMS, KEY)),
                bad("crit empty", CallerRefusal.CRITICAL_HEADER, signed(header("\"crit\":[]"), CLAIMS, KEY)),
                bad(
                        "jwk",
                        CallerRefusal.HEADER_NOT_ALLOWED,
                        signed(header("\"jwk\":" + OTHER_KEY.toPublicJWK()), CLAIMS, OTHER_KEY)),
                bad("x5c", CallerRefusal.HEADER_NOT_ALLOWED, signed(header("\"x5c\":[\"MIIB\"]"), CLAIMS, KEY)),
                bad(
                        "x5u",
                        CallerRefusal.HEADER_NOT_ALLOWED,
                        signed(header("\"x5u\":\"https://evil.example\""), CLAIMS, KEY)),
                bad("b64", CallerRefusal.HEADER_NOT_ALLOWED, signed(header("\"b64\":false"), CLAIMS, KEY)),
                bad(
                        "issuer of another",
                        CallerRefusal.WRONG_ISSUER,
                        signed(HEADER, CLAIMS.replace("accounts.example", "evil.example"), KEY)),
                bad(
                        "issuer with a slash",
                        CallerRefusal.WRONG_ISSUER,
                        signed(HEADER, CLAIMS.replace("accounts.example", "accounts.example/"), KEY)),
                bad(
                        "issuer not text",
                        CallerRefusal.CLAIM_MALFORMED,
                        signed(
                                HEADER,
                                CLAIMS.replace("\"https://accounts.example\"", "[\"https://accounts.example\"]"),
                                KEY)),
                bad(
                        "audience of another",
                        CallerRefusal.WRONG_AUDIENCE,
                        signed(HEADER, CLAIMS.replace("pizza-on-demand", "bank"), KEY)),
                bad(
                        "client of another",
                        CallerRefusal.WRONG_CLIENT,
                        signed(HEADER, CLAIMS.replace("\"alexa\"", "\"web\""), KEY)),
                bad(
                        "jti missing",
                        CallerRefusal.CLAIM_MISSING,
                        signed(HEADER, CLAIMS.replace("\"jti\"", "\"x\""), KEY)),
                bad(
                        "jti null",
                        CallerRefusal.CLAIM_MISSING,
                        signed(HEADER, CLAIMS.replace("\"token-1\"", "null"), KEY)),
                bad("ID token", CallerRefusal.WRONG_TYPE, signed(HEADER.replace("at+jwt", "JWT"), CLAIMS, KEY)),
                bad(
                        "ID token in disguise",
                        CallerRefusal.NOT_AN_ACCESS_TOKEN,
                        signed(HEADER, with("\"nonce\":\"n\""), KEY)),
                bad(
                        "logout token",
                        CallerRefusal.WRONG_TYPE,
                        signed(HEADER.replace("at+jwt", "logout+jwt"), CLAIMS, KEY)),
                bad(
                        "exp at the edge",
                        CallerRefusal.EXPIRED,
                        signed(
                                HEADER,
                                CLAIMS.replace("" + (NOW.getEpochSecond() + 3600), "" + (NOW.getEpochSecond() - 60)),
                                KEY)),
                bad(
                        "exp beyond numbers",
                        CallerRefusal.TIME_OUT_OF_RANGE,
                        signed(HEADER, CLAIMS.replace("" + (NOW.getEpochSecond() + 3600), "1e999"), KEY)),
                bad(
                        "exp of thirty digits",
                        CallerRefusal.TOKEN_MALFORMED,
                        signed(HEADER, CLAIMS.replace("" + (NOW.getEpochSecond() + 3600), "9".repeat(30)), KEY)),
                bad(
                        "iat in the future",
                        CallerRefusal.NOT_YET_VALID,
                        signed(
                                HEADER,
                                CLAIMS.replaceFirst("\"iat\":\\d+", "\"iat\":" + (NOW.getEpochSecond() + 61)),
                                KEY)),
                bad(
                        "nbf in the future",
                        CallerRefusal.NOT_YET_VALID,
                        signed(
                                HEADER,
                                CLAIMS.replaceFirst("\"nbf\":\\d+", "\"nbf\":" + (NOW.getEpochSecond() + 61)),
                                KEY)),
                bad("claim twice", CallerRefusal.DUPLICATE_MEMBER, signed(HEADER, with("\"sub\":\"user-sam\""), KEY)),
                bad(
                        "claim twice, once escaped",
                        CallerRefusal.DUPLICATE_MEMBER,
                        signed(HEADER, with("\"s\\u0075b\":\"user-sam\""), KEY)),
                bad(
                        "claim twice, deep inside",
                        CallerRefusal.DUPLICATE_MEMBER,
                        signed(HEADER, with("\"x\":[{\"a\":1,\"a\":2}]"), KEY)),
                bad(
                        "header parameter twice",
                        CallerRefusal.DUPLICATE_MEMBER,
                        signed(header("\"kid\":\"key-1\""), CLAIMS, KEY)),
                bad(
                        "claims 17 levels deep",
                        CallerRefusal.JSON_TOO_DEEP,
                        signed(HEADER, with("\"x\":" + "[".repeat(16) + "]".repeat(16)), KEY)),
                bad("claims an array", CallerRefusal.TOKEN_MALFORMED, signed(HEADER, "[" + CLAIMS + "]", KEY)),
                bad("claims null", CallerRefusal.TOKEN_MALFORMED, signed(HEADER, "null", KEY)),
                bad("claims empty", CallerRefusal.TOKEN_MALFORMED, signed(HEADER, "", KEY)),
                bad("claims twice", CallerRefusal.TOKEN_MALFORMED, signed(HEADER, CLAIMS + CLAIMS, KEY)),
                bad("claims with a comment", CallerRefusal.TOKEN_MALFORMED, signed(HEADER, "/**/" + CLAIMS, KEY)),
                bad(
                        "claims with single quotes",
                        CallerRefusal.TOKEN_MALFORMED,
                        signed(HEADER, CLAIMS.replace('"', '\''), KEY)),
                bad(
                        "claims in Latin-1",
                        CallerRefusal.ENCODING_INVALID,
                        part(HEADER) + "."
                                + Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(
                                                with("\"n\":\"Zo\u00eb\"").getBytes(StandardCharsets.ISO_8859_1))
                                + "." + signature),
                bad(
                        "too long",
                        CallerRefusal.TOKEN_TOO_LONG,
                        signed(HEADER, with("\"x\":\"" + "y".repeat(8000) + "\""), KEY)),
                bad("a megabyte", CallerRefusal.TOKEN_TOO_LONG, "a".repeat(1 << 20)),
                bad("empty", CallerRefusal.TOKEN_MALFORMED, ""),
                bad("opaque", CallerRefusal.TOKEN_MALFORMED, "Atza|IwEBIExampleOpaqueToken"),
                bad("two parts", CallerRefusal.TOKEN_MALFORMED, part(HEADER) + "." + part(CLAIMS)),
                bad("four parts", CallerRefusal.TOKEN_MALFORMED, TestTokens.good() + ".x"),
                bad("five parts, encrypted", CallerRefusal.TOKEN_ENCRYPTED, "e30.e30.e30.e30.e30"),
                bad("only dots", CallerRefusal.TOKEN_MALFORMED, ".."),
                bad("with padding", CallerRefusal.ENCODING_INVALID, TestTokens.good() + "="),
                bad("with a line end", CallerRefusal.ENCODING_INVALID, TestTokens.good() + "\n"),
                bad(
                        "in the other alphabet",
                        CallerRefusal.ENCODING_INVALID,
                        part(HEADER) + "." + part(CLAIMS) + ".+/+/"),
                bad(
                        "with stray bits at the end",
                        CallerRefusal.ENCODING_INVALID,
                        part(HEADER) + "." + part(CLAIMS) + ".AB"),
                bad("not ASCII", CallerRefusal.ENCODING_INVALID, part(HEADER) + ".\u00e9." + part(CLAIMS)));
    }

    private static Arguments bad(String name, CallerRefusal reason, String token) {
        return Arguments.argumentSet(name, reason, token);
    }

    static String header(String more) {
        return HEADER.replace("}", "," + more + "}");
    }

    static String with(String more) {
        return CLAIMS.substring(0, CLAIMS.length() - 1) + "," + more + "}";
    }

    private static String pem(byte[] key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                + "\n-----END PUBLIC KEY-----\n";
    }
}
