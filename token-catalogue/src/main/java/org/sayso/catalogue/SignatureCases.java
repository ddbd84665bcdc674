package org.sayso.catalogue;

import static org.sayso.CallerRefusal.SIGNATURE_INVALID;
import static org.sayso.catalogue.Members.text;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;

/** The signature is not the one that the issuer's RSA key makes. */
final class SignatureCases {

    private static final String RULE = "RFC 7515 section 5.2";

    private SignatureCases() {}

    static List<TokenCase> of(Draft good) {
        byte[] right = good.signature();
        byte[] flipped = right.clone();
        flipped[right.length - 1] ^= 1;
        BigInteger modulus = ((RSAPublicKey) Keys.RSA.getPublic()).getModulus();
        Theme theme = new Theme("signature");
        invalid(theme, "empty", "cut off", good.signature(new byte[0]));
        invalid(theme, "one-bit", "one bit is another", good.signature(flipped));
        invalid(theme, "byte-less", "a byte short", good.signature(Arrays.copyOf(right, right.length - 1)));
        invalid(theme, "byte-more", "a byte long", good.signature(Arrays.copyOf(right, right.length + 1)));
        invalid(theme, "zero-before", "a zero byte before it", good.signature(joined(new byte[1], right)));
        invalid(theme, "twice", "twice in a row", good.signature(joined(right, right)));
        invalid(theme, "zero", "nothing but zeros", good.signature(new byte[256]));
        invalid(theme, "one", "the number one", good.signature(number(BigInteger.ONE)));
        invalid(theme, "modulus", "the modulus", good.signature(number(modulus)));
        invalid(
                theme,
                "below-modulus",
                "one less than the modulus",
                good.signature(number(modulus.subtract(BigInteger.ONE))));
        invalid(theme, "ones", "nothing but ones", good.signature(filled()));
        invalid(
                theme,
                "of-claims-before",
                "claims changed after signing",
                good.claim("sub", text("user-sam")).signature(right));
        invalid(
                theme,
                "of-header-before",
                "header changed after signing",
                good.header("cty", text("x")).signature(right));
        invalid(
                theme,
                "same-kid",
                "made with a stranger's key under this kid",
                good.signedBy(Signer.rs256(Keys.STRANGER)).token());
        invalid(
                theme,
                "rs512",
                "RS512 that says RS256",
                good.signedBy(Signer.rs512(Keys.RSA)).token());
        invalid(
                theme,
                "ps256",
                "PS256 that says RS256",
                good.signedBy(Signer.ps256(Keys.RSA)).token());
        invalid(
                theme,
                "hs256",
                "HS256 with the public key that says RS256",
                good.signedBy(Signer.hs256(Keys.RSA.getPublic().getEncoded())).token());
        invalid(
                theme,
                "padded-digest",
                "the padded digest itself, not signed",
                good.signedBy(Signer.paddedDigest((RSAPublicKey) Keys.RSA.getPublic()))
                        .token());
        return theme.cases();
    }

    private static void invalid(Theme theme, String id, String what, String token) {
        theme.bad(SIGNATURE_INVALID, RULE, id, what, token);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static byte[] filled() {
        byte[] ones = new byte[256];
        Arrays.fill(ones, (byte) 0xff);
        return ones;
    }

    /** In 256 bytes. */
    private static byte[] number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[256];
        int length = Math.min(256, bytes.length);
        System.arraycopy(bytes, bytes.length - length, padded, 256 - length, length);
        return padded;
    }
}
