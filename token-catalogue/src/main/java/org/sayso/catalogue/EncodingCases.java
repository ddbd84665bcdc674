package org.sayso.catalogue;

import static org.sayso.CallerRefusal.ENCODING_INVALID;
import static org.sayso.catalogue.Draft.part;
import static org.sayso.catalogue.Members.text;
import static org.sayso.catalogue.Theme.HOUSE;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The bytes are not those that base64url and UTF-8 give. */
final class EncodingCases {

    private static final String BASE64URL = "RFC 7515 section 2";
    private static final String UTF_8 = "RFC 7519 section 7.2";

    private EncodingCases() {}

    static List<TokenCase> of(Draft good) {
        String token = good.token();
        String[] parts = token.split("\\.", -1);
        Theme theme = new Theme("encoding");
        wrong(theme, BASE64URL, "padding", "signature with padding", token + "==");
        wrong(theme, BASE64URL, "padding-claims", "claims with padding", padded(good));
        wrong(theme, BASE64URL, "line-end", "a line end after it", token + "\n");
        wrong(theme, BASE64URL, "blank-before", "a blank before it", ' ' + token);
        wrong(
                theme,
                BASE64URL,
                "line-inside",
                "a line end in the signature",
                parts[0] + '.' + parts[1] + '.' + parts[2].substring(0, 76) + "\r\n" + parts[2].substring(76));
        wrong(
                theme,
                BASE64URL,
                "alphabet",
                "signature in the alphabet with + and /",
                good.input() + '.' + otherAlphabet(good));
        wrong(
                theme,
                BASE64URL,
                "claims-no-base64",
                "claims as JSON",
                parts[0] + '.' + good.claims().toString().replace(".", "") + '.' + parts[2]);
        wrong(
                theme,
                BASE64URL,
                "foreign",
                "a letter that base64url has not",
                parts[0] + '.' + parts[1] + ".\u00e9" + parts[2].substring(1));
        wrong(theme, BASE64URL, "look-alike", "a Cyrillic letter that looks Latin", token.replaceFirst("e", "\u0435"));
        wrong(theme, BASE64URL, "nul", "a NUL after it", token + '\0');
        wrong(theme, HOUSE, "stray-bits", "stray bits at the end of the signature", withStrayBits(token));
        wrong(theme, BASE64URL, "one-letter", "a part of one letter", good.input() + ".A");
        wrong(theme, UTF_8, "latin-1", "claims in Latin-1", inCharset(good, StandardCharsets.ISO_8859_1));
        wrong(theme, UTF_8, "utf-16", "claims in UTF-16", inCharset(good, StandardCharsets.UTF_16));
        wrong(theme, UTF_8, "overlong", "a blank written with two bytes", withBytes(good, 0xc0, 0xa0));
        wrong(theme, UTF_8, "surrogate", "a surrogate as UTF-8", withBytes(good, 0xed, 0xa0, 0x80));
        wrong(theme, UTF_8, "beyond", "a character beyond the last one", withBytes(good, 0xf4, 0x90, 0x80, 0x80));
        wrong(theme, UTF_8, "cut", "a character cut off", withBytes(good, 0xe2, 0x82));
        wrong(
                theme,
                HOUSE,
                "half-pair",
                "sub with half of a surrogate pair",
                good.claim("sub", "\"user-\\ud800\"").token());
        wrong(
                theme,
                HOUSE,
                "half-pair-name",
                "a claim's name with half of a surrogate pair",
                good.claim("\\udfff", "1").token());
        wrong(
                theme,
                HOUSE,
                "half-pair-header",
                "a header parameter with half of a surrogate pair",
                good.header("x", "[\"\\ud83c\"]").token());
        return theme.cases();
    }

    private static void wrong(Theme theme, String rule, String id, String what, String token) {
        theme.bad(ENCODING_INVALID, rule, id, what, token);
    }

    /** Signed as it stands, padding included. */
    private static String padded(Draft good) {
        Draft draft = good;
        while (part(draft.claims().toString()).length() % 4 == 0) {
            draft = draft.claim("x", text("y".repeat(draft.claims().all().size())));
        }
        String input = part(draft.header().toString())
                + '.'
                + Base64.getUrlEncoder()
                        .encodeToString(draft.claims().toString().getBytes(StandardCharsets.UTF_8));
        return input + '.' + part(draft.signer().sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String otherAlphabet(Draft good) {
        return Base64.getEncoder().withoutPadding().encodeToString(good.signature());
    }

    /** The last letter holds bits that mean nothing; this sets one of them. */
    private static String withStrayBits(String token) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + alphabet.charAt(last + 1);
    }

    private static String inCharset(Draft good, Charset charset) {
        return good.claimsBytes(
                good.claim("name", text("Zo\u00eb")).claims().toString().getBytes(charset));
    }

    private static String withBytes(Draft good, int... bytes) {
        StringBuilder latin = new StringBuilder();
        for (int each : bytes) {
            latin.append((char) each);
        }
        return good.claimsBytes(
                good.claim("name", text(latin.toString())).claims().toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
