package org.sayso.catalogue;

import static org.sayso.CallerRefusal.ENCODING_INVALID;
import static org.sayso.CallerRefusal.TOKEN_ENCRYPTED;
import static org.sayso.CallerRefusal.TOKEN_MALFORMED;
import static org.sayso.CallerRefusal.TOKEN_TOO_LONG;
import static org.sayso.catalogue.Draft.part;
import static org.sayso.catalogue.Members.text;
import static org.sayso.catalogue.Theme.HOUSE;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** The text is not three parts with dots between them, of a sane length. */
final class FormCases {

    private static final String COMPACT = "RFC 7515 section 7.1";

    private FormCases() {}

    static List<TokenCase> of(Draft good) {
        String token = good.token();
        String[] parts = token.split("\\.", -1);
        Theme theme = new Theme("form");
        malformed(theme, "empty", "nothing", "");
        malformed(theme, "blank", "a blank", " ");
        malformed(theme, "opaque", "an opaque token", "Atza|IwEBIExampleOpaqueToken");
        malformed(theme, "one-part", "one part", parts[1]);
        malformed(theme, "two-parts", "two parts", good.input());
        malformed(theme, "four-parts", "four parts", token + ".x");
        malformed(theme, "dot-after", "a dot after it", token + '.');
        malformed(theme, "dot-before", "a dot before it", '.' + token);
        malformed(theme, "dots", "nothing but dots", "..");
        malformed(
                theme,
                "json",
                "in the JSON serialization",
                "{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2]
                        + "\"}");
        malformed(
                theme,
                "nested",
                "a signed token as claims of another",
                good.header("cty", text("JWT")).claimsText(token));
        malformed(
                theme,
                "nested-quoted",
                "a signed token as JSON string",
                good.header("cty", text("JWT")).claimsText(text(token)));
        theme.bad(TOKEN_ENCRYPTED, HOUSE, "encrypted", "encrypted for the issuer's key", encrypted(token));
        theme.bad(TOKEN_ENCRYPTED, COMPACT, "five-parts", "five parts that hold nothing", "e30.e30.e30.e30.e30");
        theme.bad(ENCODING_INVALID, COMPACT, "bearer", "with the word Bearer before it", "Bearer " + token);
        theme.bad(ENCODING_INVALID, COMPACT, "quoted", "in quotes", '"' + token + '"');
        theme.bad(TOKEN_TOO_LONG, HOUSE, "8193", "8,193 characters, otherwise good", GoodCases.ofLength(good, 8193));
        theme.bad(
                TOKEN_TOO_LONG,
                HOUSE,
                "megabyte-signed",
                "a megabyte, otherwise good",
                good.claim("x", text("y".repeat(1 << 20))));
        theme.bad(TOKEN_TOO_LONG, COMPACT, "megabyte", "a megabyte of letters", "a".repeat(1 << 20));
        theme.bad(TOKEN_TOO_LONG, COMPACT, "megabyte-dots", "a megabyte of dots", ".".repeat(1 << 20));
        theme.bad(
                TOKEN_TOO_LONG,
                COMPACT,
                "megabyte-brackets",
                "claims of 700,000 brackets",
                part(good.header().toString()) + '.' + part("[".repeat(700_000)) + ".AA");
        return theme.cases();
    }

    private static void malformed(Theme theme, String id, String what, String token) {
        theme.bad(TOKEN_MALFORMED, COMPACT, id, what, token);
    }

    private static String encrypted(String token) {
        try {
            JWEObject encrypted = new JWEObject(
                    new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                            .contentType("JWT")
                            .keyID(Keys.RSA_ID)
                            .build(),
                    new Payload(token));
            encrypted.encrypt(new RSAEncrypter((RSAPublicKey) Keys.RSA.getPublic()));
            return encrypted.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
