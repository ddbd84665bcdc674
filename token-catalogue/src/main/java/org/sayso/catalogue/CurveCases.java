package org.sayso.catalogue;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;
import static org.sayso.CallerRefusal.ALGORITHM_NOT_ALLOWED;
import static org.sayso.CallerRefusal.KEY_NOT_ALLOWED;
import static org.sayso.CallerRefusal.SIGNATURE_INVALID;
import static org.sayso.CallerRefusal.UNKNOWN_KEY;
import static org.sayso.catalogue.Members.text;

import com.nimbusds.jose.jwk.Curve;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;

/** ES256 with numbers, lengths and curves that it does not have. */
final class CurveCases {

    private static final String RANGE = "FIPS 186-5 section 6.4.2";
    private static final String FORM = "RFC 7518 section 3.4";

    private CurveCases() {}

    static List<TokenCase> of(Draft usual) {
        Draft good = usual.algorithm("ES256", Keys.EC_ID, Signer.es256(Keys.EC));
        byte[] right = good.signature();
        BigInteger r = new BigInteger(1, Arrays.copyOf(right, 32));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(right, 32, 64));
        BigInteger order = ((ECPublicKey) Keys.EC.getPublic()).getParams().getOrder();
        BigInteger all = ONE.shiftLeft(256).subtract(ONE);
        Theme theme = new Theme("curve").under(Setup.algorithms("RS256", "ES256"));
        range(theme, good, "zeros", "r and s zero", ZERO, ZERO);
        range(theme, good, "r-zero", "r zero", ZERO, s);
        range(theme, good, "s-zero", "s zero", r, ZERO);
        range(theme, good, "r-order", "r the order of the curve", order, s);
        range(theme, good, "s-order", "s the order of the curve", r, order);
        range(theme, good, "both-order", "r and s the order of the curve", order, order);
        range(theme, good, "r-beyond", "r one more than the order", order.add(ONE), s);
        range(theme, good, "s-beyond", "s one more than the order", r, order.add(ONE));
        range(theme, good, "ones", "r and s one", ONE, ONE);
        range(theme, good, "all-bits", "r and s nothing but set bits", all, all);
        range(theme, good, "swapped", "r and s in the other order", s, r);
        form(
                theme,
                "der",
                "the form that certificates use",
                good.signedBy(Signer.es256Der(Keys.EC)).token());
        form(theme, "byte-less", "63 bytes", good.signature(Arrays.copyOf(right, 63)));
        form(theme, "byte-more", "65 bytes", good.signature(Arrays.copyOf(right, 65)));
        form(theme, "empty", "no signature", good.signature(new byte[0]));
        form(theme, "half", "r alone", good.signature(Arrays.copyOf(right, 32)));
        form(theme, "rsa", "a signature of the RSA key", good.signature(usual.signature()));
        theme.bad(
                SIGNATURE_INVALID,
                "RFC 7515 section 5.2",
                "stranger",
                "made with a stranger's key under this kid",
                good.signedBy(Signer.es256(Keys.ec("secp256r1"))));
        theme.bad(
                ALGORITHM_NOT_ALLOWED,
                "RFC 8725 section 3.1",
                "es384",
                "ES384 where ES256 is configured",
                good.header("alg", text("ES384")));
        theme.bad(KEY_NOT_ALLOWED, FORM, "rsa-key", "ES256, kid of an RSA key", good.header("kid", text(Keys.RSA_ID)));
        theme.bad(
                KEY_NOT_ALLOWED,
                "RFC 7518 section 3.3",
                "ec-key",
                "RS256, kid of a key on a curve",
                usual.header("kid", text(Keys.EC_ID)));
        KeyPair p384 = Keys.ec("secp384r1");
        theme.under(Setup.withKey("a key on P-384", Keys.jwk(p384, Curve.P_384)));
        theme.bad(
                KEY_NOT_ALLOWED,
                FORM,
                "p384",
                "ES256 with a key on P-384",
                good.algorithm("ES256", Keys.ODD_ID, Signer.es256(p384)));
        theme.bad(
                KEY_NOT_ALLOWED,
                FORM,
                "p384-es384",
                "ES384 that says ES256, key on P-384",
                good.algorithm("ES256", Keys.ODD_ID, Signer.es384(p384)));
        KeyPair p521 = Keys.ec("secp521r1");
        theme.under(Setup.withKey("a key on P-521", Keys.jwk(p521, Curve.P_521)));
        theme.bad(
                KEY_NOT_ALLOWED,
                FORM,
                "p521",
                "ES256 with a key on P-521",
                good.algorithm("ES256", Keys.ODD_ID, Signer.es256(p521)));
        KeyPair off = Keys.ec("secp256r1");
        theme.under(Setup.withKey("a key beside its curve", Keys.offTheCurve(off)));
        theme.bad(
                UNKNOWN_KEY,
                "RFC 8725 section 3.4",
                "off-the-curve",
                "a published key that is no point of its curve",
                good.algorithm("ES256", Keys.ODD_ID, Signer.es256(off)));
        return theme.cases();
    }

    private static void range(Theme theme, Draft good, String id, String what, BigInteger r, BigInteger s) {
        theme.bad(SIGNATURE_INVALID, RANGE, id, what, good.signature(Signer.pair(r, s)));
    }

    private static void form(Theme theme, String id, String what, String token) {
        theme.bad(SIGNATURE_INVALID, FORM, id, what, token);
    }
}
