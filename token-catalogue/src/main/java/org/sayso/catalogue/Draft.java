package org.sayso.catalogue;

import static org.sayso.catalogue.Members.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A token in the making, wrong in every way that is asked for. Immutable. */
record Draft(Members header, Members claims, Signer signer) {

    /** What the others differ from: accepted. */
    static Draft good(Scene scene) {
        return new Draft(
                Members.of("alg", text("RS256"), "typ", text("at+jwt"), "kid", text(Keys.RSA_ID)),
                Members.of(
                        "iss", text(scene.issuer()),
                        "sub", text("user-ann"),
                        "aud", text(scene.audience()),
                        "client_id", text(Scene.CLIENT),
                        "scope", text("openid pod:order"),
                        "iat", scene.at(-10),
                        "nbf", scene.at(-10),
                        "exp", scene.at(3600),
                        "jti", text("token-1")),
                Signer.rs256(Keys.RSA));
    }

    /** With this header parameter, given as JSON. */
    Draft header(String name, String json) {
        return new Draft(header.with(name, json), claims, signer);
    }

    Draft headerAgain(String name, String json) {
        return new Draft(header.again(name, json), claims, signer);
    }

    Draft withoutHeader(String name) {
        return new Draft(header.without(name), claims, signer);
    }

    /** With this claim, given as JSON. */
    Draft claim(String name, String json) {
        return new Draft(header, claims.with(name, json), signer);
    }

    Draft claimAgain(String name, String json) {
        return new Draft(header, claims.again(name, json), signer);
    }

    Draft without(String name) {
        return new Draft(header, claims.without(name), signer);
    }

    Draft signedBy(Signer other) {
        return new Draft(header, claims, other);
    }

    /** For another algorithm, with the key that belongs to it. */
    Draft algorithm(String alg, String kid, Signer other) {
        return header("alg", text(alg)).header("kid", text(kid)).signedBy(other);
    }

    String token() {
        return token(header.toString(), claims.toString());
    }

    /** With claims that are no JSON object, perhaps. */
    String claimsText(String raw) {
        return token(header.toString(), raw);
    }

    String claimsBytes(byte[] raw) {
        return signed(part(header.toString()), part(raw));
    }

    String headerText(String raw) {
        return token(raw, claims.toString());
    }

    /** The signature that the token would have. */
    byte[] signature() {
        return signer.sign(input().getBytes(StandardCharsets.US_ASCII));
    }

    /** Header and claims with another signature, whatever it is. */
    String signature(byte[] other) {
        return input() + '.' + part(other);
    }

    String input() {
        return part(header.toString()) + '.' + part(claims.toString());
    }

    private String token(String header, String claims) {
        return signed(part(header), part(claims));
    }

    private String signed(String header, String claims) {
        String input = header + '.' + claims;
        return input + '.' + part(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    static String part(String json) {
        return part(json.getBytes(StandardCharsets.UTF_8));
    }

    static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
