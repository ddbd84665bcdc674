package org.sayso.catalogue;

import static org.sayso.CallerRefusal.KEY_NOT_ALLOWED;
import static org.sayso.catalogue.Members.text;
import static org.sayso.catalogue.Theme.HOUSE;

import com.nimbusds.jose.JWSAlgorithm;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.List;

/** The issuer publishes a key that no token should be believed for, and signs with it. */
final class KeyCases {

    private static final String LENGTH = "RFC 7518 section 3.3";

    private KeyCases() {}

    static List<TokenCase> of(Draft good) {
        Theme theme = new Theme("key");
        KeyPair weak = Keys.rsa(1024, RSAKeyGenParameterSpec.F4);
        odd(theme, good, LENGTH, "rsa-1024", "an RSA key of 1024 bits", Keys.jwk(weak), weak);
        KeyPair almost = Keys.rsa(2047, RSAKeyGenParameterSpec.F4);
        odd(theme, good, LENGTH, "rsa-2047", "an RSA key of 2047 bits", Keys.jwk(almost), almost);
        KeyPair three = Keys.rsa(2048, BigInteger.valueOf(3));
        odd(theme, good, HOUSE, "exponent-3", "an RSA key with the exponent 3", Keys.jwk(three), three);
        KeyPair key = Keys.rsa(2048, RSAKeyGenParameterSpec.F4);
        odd(theme, good, HOUSE, "use-enc", "a key marked for encryption", Keys.forEncryption(key), key);
        odd(theme, good, HOUSE, "ops-wrap", "a key marked for wrapping keys", Keys.forWrapping(key), key);
        odd(
                theme,
                good,
                HOUSE,
                "ops-sign",
                "a key marked for signing, not for verifying",
                Keys.forSigningOnly(key),
                key);
        odd(
                theme,
                good,
                "RFC 8725 section 3.1",
                "alg-rs512",
                "a key marked for RS512",
                Keys.forAlgorithm(key, JWSAlgorithm.RS512),
                key);
        theme.under(Setup.withKey("an RSA key with the exponent 1", Keys.withExponentOne(key)))
                .bad(
                        KEY_NOT_ALLOWED,
                        "RFC 8017 section 3.1",
                        "exponent-1",
                        "an RSA key with the exponent 1, for which anybody can sign",
                        good.header("kid", text(Keys.ODD_ID))
                                .signedBy(Signer.paddedDigest((RSAPublicKey) key.getPublic())));
        byte[] secret = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        theme.under(Setup.withKey("a secret", Keys.secret(secret)))
                .bad(
                        KEY_NOT_ALLOWED,
                        LENGTH,
                        "secret",
                        "RS256, kid of a secret",
                        good.header("kid", text(Keys.ODD_ID)).signedBy(Signer.hs256(secret)));
        return theme.cases();
    }

    private static void odd(Theme theme, Draft good, String rule, String id, String what, String jwk, KeyPair key) {
        theme.under(Setup.withKey(what, jwk))
                .bad(
                        KEY_NOT_ALLOWED,
                        rule,
                        id,
                        what,
                        good.header("kid", text(Keys.ODD_ID)).signedBy(Signer.rs256(key)));
    }
}
