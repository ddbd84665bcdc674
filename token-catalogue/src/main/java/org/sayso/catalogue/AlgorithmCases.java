package org.sayso.catalogue;

import static org.sayso.CallerRefusal.ALGORITHM_NOT_ALLOWED;
import static org.sayso.catalogue.Draft.part;
import static org.sayso.catalogue.Members.text;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;

/** The token chooses how it is checked. */
final class AlgorithmCases {

    private static final String NONE = "RFC 8725 section 3.2";
    private static final String CONFIGURED = "RFC 8725 section 3.1";
    private static final String ALG = "RFC 7515 section 4.1.1";

    private AlgorithmCases() {}

    static List<TokenCase> of(Draft good) {
        byte[] der = Keys.RSA.getPublic().getEncoded();
        byte[] pem = ("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] modulus = ((RSAPublicKey) Keys.RSA.getPublic()).getModulus().toByteArray();
        byte[] jwk = Keys.published().getBytes(StandardCharsets.US_ASCII);
        Theme theme = new Theme("algorithm");
        for (String none : new String[] {"none", "None", "nOnE", "NONE"}) {
            refused(
                    theme,
                    NONE,
                    none + "-unsigned",
                    none + ", no signature",
                    alg(good, none).signedBy(Signer.always(new byte[0])));
        }
        refused(theme, NONE, "none-signed", "none, with a signature", alg(good, "none"));
        refused(theme, ALG, "missing", "no alg", good.withoutHeader("alg"));
        refused(theme, ALG, "null", "alg null", good.header("alg", "null"));
        refused(theme, ALG, "array", "alg an array", good.header("alg", "[\"RS256\"]"));
        refused(theme, ALG, "number", "alg a number", good.header("alg", "256"));
        refused(theme, ALG, "empty", "alg empty", alg(good, ""));
        refused(theme, ALG, "small-letters", "rs256", alg(good, "rs256"));
        refused(theme, ALG, "blank-after", "RS256 and a blank", alg(good, "RS256 "));
        refused(theme, ALG, "nul-after", "RS256 and a NUL", good.header("alg", "\"RS256\\u0000\""));
        refused(theme, ALG, "list", "none,RS256", alg(good, "none,RS256"));
        refused(theme, ALG, "unknown", "RS1, which is no algorithm", alg(good, "RS1"));
        refused(theme, ALG, "key-wrap", "dir, which encrypts", alg(good, "dir"));
        refused(theme, CONFIGURED, "hs256-der", "HS256, secret is the public key", hs256(good, der));
        refused(theme, CONFIGURED, "hs256-pem", "HS256, secret is the public key as PEM", hs256(good, pem));
        refused(theme, CONFIGURED, "hs256-modulus", "HS256, secret is the modulus", hs256(good, modulus));
        refused(theme, CONFIGURED, "hs256-jwks", "HS256, secret is the key set's text", hs256(good, jwk));
        refused(theme, CONFIGURED, "hs256-zero", "HS256, secret is a zero byte", hs256(good, new byte[1]));
        refused(
                theme,
                CONFIGURED,
                "ps256",
                "PS256 where RS256 is configured",
                alg(good, "PS256").signedBy(Signer.ps256(Keys.RSA)));
        refused(
                theme,
                CONFIGURED,
                "rs384",
                "RS384 where RS256 is configured",
                alg(good, "RS384").signedBy(Signer.rs384(Keys.RSA)));
        refused(
                theme,
                CONFIGURED,
                "rs512",
                "RS512 where RS256 is configured",
                alg(good, "RS512").signedBy(Signer.rs512(Keys.RSA)));
        refused(
                theme,
                CONFIGURED,
                "es256",
                "ES256 where RS256 is configured, key published",
                good.algorithm("ES256", Keys.EC_ID, Signer.es256(Keys.EC)));
        refused(theme, CONFIGURED, "eddsa", "EdDSA where RS256 is configured", alg(good, "EdDSA"));
        theme.under(Setup.algorithms("PS256"));
        refused(theme, CONFIGURED, "rs256", "RS256 where PS256 is configured", good);
        theme.under(Setup.algorithms("ES256"));
        refused(theme, CONFIGURED, "rs256-not-es256", "RS256 where ES256 is configured", good);
        theme.under(Setup.withKey(
                "a published secret",
                Keys.secret("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII))));
        refused(
                theme,
                CONFIGURED,
                "hs256-published",
                "HS256 with a secret that the issuer publishes",
                good.algorithm(
                        "HS256",
                        Keys.ODD_ID,
                        Signer.hs256("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII))));
        theme.under(Setup.USUAL);
        theme.bad(
                ALGORITHM_NOT_ALLOWED,
                ALG,
                "empty-header",
                "header {}",
                part("{}") + '.' + good.token().substring(good.token().indexOf('.') + 1));
        return theme.cases();
    }

    private static void refused(Theme theme, String rule, String id, String what, Draft token) {
        theme.bad(ALGORITHM_NOT_ALLOWED, rule, id, what, token);
    }

    private static Draft alg(Draft good, String alg) {
        return good.header("alg", text(alg));
    }

    private static Draft hs256(Draft good, byte[] secret) {
        return alg(good, "HS256").signedBy(Signer.hs256(secret));
    }
}
