package org.sayso.catalogue;

import static org.sayso.catalogue.Members.text;

import java.util.List;
import java.util.Optional;
import org.sayso.CallerRefusal;

/**
 * A token whose signature and claims are good, and what its issuer answers at introspection (RFC 7662).
 *
 * @param what what has happened to it
 * @param refusal the exact reason for which it must be refused when the issuer is asked; empty where it is in force
 * @param answer the issuer's answer, with status 200
 * @param token the token's text
 */
public record AskedCase(String what, Optional<CallerRefusal> refusal, String answer, String token) {

    static List<AskedCase> all(Draft good, Scene scene) {
        Members said = good.claims().with("active", "true").with("token_type", text("Bearer"));
        String token = good.token();
        return List.of(
                bad("revoked by its user", CallerRefusal.INACTIVE, "{\"active\":false}", token),
                bad(
                        "of a client that is disabled",
                        CallerRefusal.INACTIVE,
                        said.with("active", "false").toString(),
                        token),
                bad(
                        "active as a string",
                        CallerRefusal.PROVIDER_ANSWER_INVALID,
                        said.with("active", text("true")).toString(),
                        token),
                bad(
                        "active as a number",
                        CallerRefusal.PROVIDER_ANSWER_INVALID,
                        said.with("active", "1").toString(),
                        token),
                bad(
                        "active missing",
                        CallerRefusal.PROVIDER_ANSWER_INVALID,
                        said.without("active").toString(),
                        token),
                bad(
                        "active twice",
                        CallerRefusal.PROVIDER_ANSWER_INVALID,
                        said.again("active", "false").toString(),
                        token),
                bad(
                        "of a client that is not allowed",
                        CallerRefusal.WRONG_CLIENT,
                        said.with("client_id", text("web")).toString(),
                        token),
                bad(
                        "for another service",
                        CallerRefusal.WRONG_AUDIENCE,
                        said.with("aud", text("https://bank.example")).toString(),
                        token),
                bad(
                        "of another issuer",
                        CallerRefusal.WRONG_ISSUER,
                        said.with("iss", text("https://evil.example")).toString(),
                        token),
                bad(
                        "ended meanwhile",
                        CallerRefusal.EXPIRED,
                        said.with("exp", scene.at(-60)).toString(),
                        token),
                bad(
                        "a refresh token",
                        CallerRefusal.NOT_AN_ACCESS_TOKEN,
                        said.with("token_type", text("refresh_token")).toString(),
                        token),
                new AskedCase("in force", Optional.empty(), said.toString(), token));
    }

    private static AskedCase bad(String what, CallerRefusal reason, String answer, String token) {
        return new AskedCase(what, Optional.of(reason), answer, token);
    }

    @Override
    public String toString() {
        return what;
    }
}
