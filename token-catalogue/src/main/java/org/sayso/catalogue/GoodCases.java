package org.sayso.catalogue;

import static org.sayso.catalogue.Members.text;
import static org.sayso.catalogue.Theme.HOUSE;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.List;

/** Tokens that a careless strictness would refuse. */
final class GoodCases {

    private static final String CLAIMS = "RFC 9068 section 4";
    private static final String IGNORED = "RFC 7519 section 4";

    private GoodCases() {}

    static List<TokenCase> of(Draft good, Scene scene) {
        Theme theme = new Theme("good");
        theme.good(CLAIMS, "plain", "as RFC 9068 has it", good);
        times(theme, good, scene);
        theme.good(
                "RFC 7519 section 4.1.3",
                "aud-array",
                "aud an array with others",
                good.claim("aud", "[\"https://bank.example\"," + text(scene.audience()) + "]"));
        theme.good(
                "RFC 7519 section 4.1.3",
                "aud-array-one",
                "aud an array of one",
                good.claim("aud", "[" + text(scene.audience()) + "]"));
        theme.good(HOUSE, "scope-array", "scope an array", good.claim("scope", "[\"openid\",\"pod:order\"]"));
        theme.good(CLAIMS, "scope-missing", "no scope", good.without("scope"));
        theme.good(
                "RFC 8693 section 4.2",
                "scope-many",
                "200 scopes",
                good.claim("scope", text("read:whattowear ".repeat(200).strip())));
        theme.good(
                IGNORED,
                "claims-unknown",
                "claims that nobody knows",
                good.claim("https://example.com/color", "{\"favorite\":[1,2.5,null,true,\"green\"]}")
                        .claim("x", "null"));
        theme.good(
                "RFC 7515 section 4",
                "header-unknown",
                "header parameters that nobody knows",
                good.header("x5t", text("abc")).header("http://example.com/x", "1"));
        theme.good(HOUSE, "azp-agrees", "azp that agrees with client_id", good.claim("azp", text(Scene.CLIENT)));
        theme.good(
                "RFC 7515 section 4.1.9",
                "typ-application",
                "typ application/at+jwt",
                good.header("typ", text("application/at+jwt")));
        theme.good("RFC 7515 section 4.1.9", "typ-capitals", "typ AT+JWT", good.header("typ", text("AT+JWT")));
        theme.good(
                "RFC 7519 section 4.1.2", "sub-255", "sub of 255 characters", good.claim("sub", text("u".repeat(255))));
        theme.good(
                "RFC 7519 section 4.1.2",
                "sub-words",
                "sub with blanks and letters of many scripts",
                good.claim("sub", text("Zo\u00eb \u6797 \ud83c\udf55|auth0")));
        theme.good(
                "RFC 8259 section 8.3",
                "escaped",
                "a name written with escapes",
                good.without("sub").claim("s\\u0075b", "\"user\\u002dann\""));
        theme.good(
                "RFC 8259 section 2",
                "blanks",
                "JSON with blanks and line ends",
                good.claimsText("\r\n" + good.claims().toString().replace(",\"", " ,\n\t\"") + " \n"));
        theme.good(HOUSE, "16-levels", "claims of 16 levels", good.claim("x", "[".repeat(15) + "]".repeat(15)));
        theme.good(
                HOUSE, "16-levels-header", "a header of 16 levels", good.header("x", "[".repeat(15) + "]".repeat(15)));
        theme.good(HOUSE, "8192", "8,192 characters", ofLength(good, 8192));
        theme.good(HOUSE, "64-bits", "a number of 64 bits", good.claim("x", "9223372036854775807"));
        algorithms(theme, good);
        return theme.cases();
    }

    private static void times(Theme theme, Draft good, Scene scene) {
        theme.good(
                HOUSE,
                "exp-edge",
                "exp a second less than the skew ago",
                good.claim("iat", scene.at(-600)).claim("nbf", scene.at(-600)).claim("exp", scene.at(-59)));
        theme.good(
                HOUSE,
                "exp-fraction",
                "exp half a second less than the skew ago",
                good.claim("iat", scene.at(-600)).claim("nbf", scene.at(-600)).claim("exp", scene.at(-60) + ".5"));
        theme.good(
                "RFC 7519 section 2",
                "exp-exponent",
                "exp with a decimal point and an exponent",
                good.claim("exp", "1.9e9"));
        theme.good(CLAIMS, "exp-9999", "exp in the last second of the year 9999", good.claim("exp", "253402300799"));
        theme.good(HOUSE, "nbf-edge", "nbf exactly the skew ahead", good.claim("nbf", scene.at(60)));
        theme.good(CLAIMS, "nbf-missing", "no nbf", good.without("nbf"));
        theme.good(HOUSE, "iat-edge", "iat exactly the skew ahead", good.claim("iat", scene.at(60)));
        theme.good(CLAIMS, "iat-year", "iat a year ago", good.claim("iat", scene.at(-31_536_000)));
    }

    private static void algorithms(Theme theme, Draft good) {
        theme.under(Setup.algorithms("RS256", "ES256"));
        Draft es256 = good.algorithm("ES256", Keys.EC_ID, Signer.es256(Keys.EC));
        theme.good("RFC 7518 section 3.4", "es256", "ES256", es256);
        theme.good(
                "RFC 7518 section 3.4",
                "es256-other-half",
                "ES256 with the other of the two values of s",
                es256.signedBy(otherHalf()));
        theme.under(Setup.algorithms("PS256"))
                .good("RFC 7518 section 3.5", "ps256", "PS256", alg(good, "PS256", Signer.ps256(Keys.RSA)));
        theme.under(Setup.algorithms("RS384"))
                .good("RFC 7518 section 3.3", "rs384", "RS384", alg(good, "RS384", Signer.rs384(Keys.RSA)));
        theme.under(Setup.algorithms("RS512"))
                .good("RFC 7518 section 3.3", "rs512", "RS512", alg(good, "RS512", Signer.rs512(Keys.RSA)));
        KeyPair big = Keys.rsa(3072, RSAKeyGenParameterSpec.F4);
        theme.under(Setup.withKey("an RSA key of 3072 bits", Keys.jwk(big)))
                .good(
                        "RFC 7518 section 3.3",
                        "rsa-3072",
                        "an RSA key of 3072 bits",
                        good.header("kid", text(Keys.ODD_ID)).signedBy(Signer.rs256(big)));
    }

    private static Draft alg(Draft good, String alg, Signer signer) {
        return good.algorithm(alg, Keys.RSA_ID, signer);
    }

    /** Whoever has one signature on a curve can make this second one; both are right. */
    private static Signer otherHalf() {
        BigInteger order = ((ECPublicKey) Keys.EC.getPublic()).getParams().getOrder();
        return input -> {
            byte[] first = Signer.es256(Keys.EC).sign(input);
            return Signer.pair(
                    new BigInteger(1, Arrays.copyOf(first, 32)),
                    order.subtract(new BigInteger(1, Arrays.copyOfRange(first, 32, 64))));
        };
    }

    /** A good token of exactly so many characters. */
    static Draft ofLength(Draft good, int characters) {
        for (int header = 0; header < 4; header++) {
            Draft draft = good.header("x", text("y".repeat(header)));
            int missing = characters - draft.claim("x", text("")).token().length();
            for (int claim = missing * 3 / 4 - 3; claim < missing * 3 / 4 + 3; claim++) {
                Draft filled = draft.claim("x", text("y".repeat(claim)));
                if (filled.token().length() == characters) {
                    return filled;
                }
            }
        }
        throw new IllegalStateException("no token of " + characters + " characters");
    }
}
