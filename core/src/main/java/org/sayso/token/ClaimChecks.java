package org.sayso.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.Question;

/**
 * What an access token must say, as numbered checks.
 *
 * <p>They follow RFC 9068 section 4; a claim that is missing or has another JSON type than its RFC gives it refuses the
 * token as {@code CLAIMS_INCOMPLETE} at the check that looks at it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068#section-4">RFC 9068 section 4</a>
 */
final class ClaimChecks {

    /** OpenID Connect Core section 2 gives a {@code sub} at most 255 characters. */
    private static final int MAX_SUBJECT = 255;

    private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt");
    private static final List<String> MARKS_OF_OTHER_TOKENS = List.of("nonce", "at_hash", "c_hash", "events");

    private final String issuer;
    private final String audience;
    private final Set<String> clients;
    private final InstantSource clock;
    private final Duration skew;

    ClaimChecks(String issuer, String audience, Set<String> clients, InstantSource clock, Duration skew) {
        this.issuer = issuer;
        this.audience = audience;
        this.clients = clients;
        this.clock = clock;
        this.skew = skew;
    }

    TokenVerdict judge(Authentication.Authentic authentic, Inquiry inquiry) {
        Claims claims = Claims.of(authentic.claims());
        inquiry.claims(claims.all());
        return new Walk(authentic, claims, inquiry).judge();
    }

    /** One token's way through the checks. */
    private final class Walk {

        private final Authentication.Authentic authentic;
        private final Claims claims;
        private final Inquiry inquiry;
        private final Instant now = clock.instant();

        private Walk(Authentication.Authentic authentic, Claims claims, Inquiry inquiry) {
            this.authentic = authentic;
            this.claims = claims;
            this.inquiry = inquiry;
        }

        private TokenVerdict judge() {
            return kind().or(this::issuer)
                    .or(this::audience)
                    .or(this::client)
                    .or(this::expiry)
                    .or(this::notBefore)
                    .or(this::issuedAt)
                    .or(this::identifier)
                    .or(this::marks)
                    .or(this::subject)
                    .or(this::scope)
                    .<TokenVerdict>map(TokenVerdict.Refused::new)
                    .orElseGet(() -> new TokenVerdict.Accepted(token()));
        }

        /** 1. RFC 9068 section 4: {@code typ} is {@code at+jwt} or {@code application/at+jwt}, in any case. */
        private Optional<CallerRefusal> kind() {
            if (authentic.header().isEmpty()) {
                return passed("token kind", "vouched for by introspection");
            }
            return authentic.header().get("typ") instanceof String typ && TYPES.contains(typ.toLowerCase(Locale.ROOT))
                    ? passed("token kind", "at+jwt")
                    : refused("token kind", CallerRefusal.WRONG_TYPE, "typ is not at+jwt");
        }

        /** 2. {@code iss} equals the configured issuer exactly: no other case, no extra slash. */
        private Optional<CallerRefusal> issuer() {
            Optional<String> iss = claims.text("iss");
            if (iss.isEmpty()) {
                return incomplete("issuer", "iss");
            }
            return iss.get().equals(issuer)
                    ? passed("issuer", issuer)
                    : refused("issuer", CallerRefusal.WRONG_ISSUER, "iss is not " + issuer);
        }

        /** 3. {@code aud}, a string or an array of strings, contains this service. */
        private Optional<CallerRefusal> audience() {
            Optional<List<String>> aud = claims.textOrTexts("aud");
            if (aud.isEmpty()) {
                return incomplete("audience", "aud");
            }
            return aud.get().contains(audience)
                    ? passed("audience", audience)
                    : refused("audience", CallerRefusal.WRONG_AUDIENCE, "aud does not contain " + audience);
        }

        /** 4. {@code client_id} is one of the clients that may call (RFC 9068 section 2.2). */
        private Optional<CallerRefusal> client() {
            Optional<String> client = claims.text("client_id");
            if (client.isEmpty()) {
                return incomplete("client", "client_id");
            }
            return clients.contains(client.get())
                    ? passed("client", client.get())
                    : refused("client", CallerRefusal.WRONG_CLIENT, "client_id is not among " + new TreeSet<>(clients));
        }

        /** 5. The token ends at {@code exp} plus the skew: that very instant is too late. */
        private Optional<CallerRefusal> expiry() {
            Optional<Instant> exp = claims.time("exp");
            if (exp.isEmpty()) {
                return incomplete("expiry", "exp");
            }
            return now.isBefore(exp.get().plus(skew))
                    ? passed("expiry", "ends " + exp.get())
                    : refused("expiry", CallerRefusal.EXPIRED, "ended " + exp.get() + ", it is " + now);
        }

        /** 6. The token begins at {@code nbf} minus the skew: that very instant is good. The claim may be absent. */
        private Optional<CallerRefusal> notBefore() {
            if (!claims.has("nbf")) {
                return Optional.empty();
            }
            return begins("nbf", "not before");
        }

        /** 7. {@code iat} lies in the past, or in the future by no more than the skew. */
        private Optional<CallerRefusal> issuedAt() {
            return begins("iat", "issued at");
        }

        private Optional<CallerRefusal> begins(String claim, String name) {
            Optional<Instant> begin = claims.time(claim);
            if (begin.isEmpty()) {
                return incomplete(name, claim);
            }
            return now.isBefore(begin.get().minus(skew))
                    ? refused(name, CallerRefusal.NOT_YET_VALID, claim + " is " + begin.get() + ", it is " + now)
                    : passed(name, begin.get().toString());
        }

        /** 8. {@code jti} is there (RFC 9068 section 2.2). */
        private Optional<CallerRefusal> identifier() {
            return claims.text("jti").isPresent()
                    ? passed("token identifier", "jti is present")
                    : incomplete("token identifier", "jti");
        }

        /** 9. No claim that only ID tokens or logout tokens carry (RFC 8725 section 3.12). */
        private Optional<CallerRefusal> marks() {
            return MARKS_OF_OTHER_TOKENS.stream()
                    .filter(claims::has)
                    .findFirst()
                    .map(mark -> refused("no other token", CallerRefusal.NOT_AN_ACCESS_TOKEN, "carries " + mark))
                    .orElseGet(() -> passed("no other token", "no mark of an ID or logout token"));
        }

        /** 10. {@code sub} is a name of one to 255 characters. */
        private Optional<CallerRefusal> subject() {
            return claims.text("sub")
                            .filter(sub -> !sub.isBlank() && sub.length() <= MAX_SUBJECT)
                            .isPresent()
                    ? passed("subject", "sub is present")
                    : incomplete("subject", "sub");
        }

        /** 11. {@code scope} is a string (RFC 8693 section 4.2) or, as some servers have it, an array of strings. */
        private Optional<CallerRefusal> scope() {
            return claims.has("scope") && claims.words("scope").isEmpty()
                    ? incomplete("scope", "scope")
                    : passed("scope", scopes().isEmpty() ? "none" : new TreeSet<>(scopes()).toString());
        }

        private Set<String> scopes() {
            return claims.words("scope").orElse(Set.of());
        }

        private VerifiedToken token() {
            return new VerifiedToken(
                    new UserKey(issuer, claims.text("sub").orElseThrow()),
                    claims.text("client_id").orElseThrow(),
                    scopes(),
                    claims.time("exp").orElseThrow(),
                    claims.all());
        }

        private Optional<CallerRefusal> passed(String name, String detail) {
            inquiry.passed(Question.CALLER, name, detail);
            return Optional.empty();
        }

        private Optional<CallerRefusal> incomplete(String name, String claim) {
            return refused(name, CallerRefusal.CLAIMS_INCOMPLETE, claim + " is missing, empty or of the wrong type");
        }

        private Optional<CallerRefusal> refused(String name, CallerRefusal reason, String detail) {
            return Optional.of(inquiry.refused(name, reason, detail));
        }
    }
}
