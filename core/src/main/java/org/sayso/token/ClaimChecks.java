package org.sayso.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.Question;

/**
 * What an access token must say, as numbered checks.
 *
 * <p>They follow RFC 9068 section 4, with the differences that the {@link IssuerProfile} names. A claim that is missing, or
 * has another JSON type than its specification gives it, refuses the token at the check that looks at it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068#section-4">RFC 9068 section 4</a>
 */
final class ClaimChecks {

    /** OpenID Connect Core section 2 gives a {@code sub} at most 255 characters. */
    private static final int MAX_SUBJECT = 255;

    private static final List<String> MARKS_OF_OTHER_TOKENS = List.of("nonce", "at_hash", "c_hash", "s_hash", "events");

    /** What some servers call the use of an access token. */
    private static final Set<String> ACCESS_USES = Set.of("access", "access_token");

    /** Line ends and invisible characters, which would let one user look like another in a log or on a page. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\u2028\\u2029]");

    /** The names that issuers give to the client. */
    private static final List<String> CLIENT_CLAIMS = List.of("client_id", "azp", "cid");

    private final IssuerProfile profile;
    private final String issuer;
    private final String audience;
    private final Set<String> clients;
    private final InstantSource clock;
    private final Duration skew;

    ClaimChecks(
            IssuerProfile profile,
            String issuer,
            String audience,
            Set<String> clients,
            InstantSource clock,
            Duration skew) {
        this.profile = profile;
        this.issuer = issuer;
        this.audience = audience;
        this.clients = clients;
        this.clock = clock;
        this.skew = skew;
    }

    TokenVerdict judge(Authentication.Authentic authentic, VerifiedToken.ProfileLookup lookup, Inquiry inquiry) {
        Claims claims = Claims.of(authentic.claims());
        inquiry.claims(claims.all());
        return new Walk(authentic, claims, lookup, inquiry).judge();
    }

    /** One token's way through the checks. */
    private final class Walk {

        private final Authentication.Authentic authentic;
        private final Claims claims;
        private final VerifiedToken.ProfileLookup lookup;
        private final Inquiry inquiry;
        private final Instant now = clock.instant();

        private Walk(
                Authentication.Authentic authentic,
                Claims claims,
                VerifiedToken.ProfileLookup lookup,
                Inquiry inquiry) {
            this.authentic = authentic;
            this.claims = claims;
            this.lookup = lookup;
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
                    .or(this::user)
                    .or(this::scope)
                    .<TokenVerdict>map(TokenVerdict.Refused::new)
                    .orElseGet(() -> new TokenVerdict.Accepted(token()));
        }

        /** 1. The header's {@code typ} is an access token's (RFC 9068 section 4, RFC 8725 section 3.11). */
        private Optional<CallerRefusal> kind() {
            if (!authentic.signed()) {
                return passed("token kind", "the issuer itself says what this token is");
            }
            String expected = "typ is not " + profile.expectedType();
            Object typ = authentic.header().get("typ");
            if (typ == null) {
                return profile.typeMayBeAbsent()
                        ? passed("token kind", "no typ, as " + profile + " has it")
                        : refused("token kind", CallerRefusal.WRONG_TYPE, expected);
            }
            return typ instanceof String text && profile.acceptsType(text)
                    ? passed("token kind", text)
                    : refused("token kind", CallerRefusal.WRONG_TYPE, expected);
        }

        /** 2. {@code iss} equals the configured issuer exactly: no other case, no slash more or less. */
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
            if (!profile.audienceIsTheClient() && !aud.get().isEmpty() && clients.containsAll(aud.get())) {
                return refused("audience", CallerRefusal.NOT_AN_ACCESS_TOKEN, "aud is the client, as in an ID token");
            }
            return aud.get().contains(audience)
                    ? passed("audience", audience)
                    : refused("audience", CallerRefusal.WRONG_AUDIENCE, "aud does not contain " + audience);
        }

        /** 4. The client is one of those that may call, and the token names no other beside it (RFC 9068 section 2.2). */
        private Optional<CallerRefusal> client() {
            Optional<String> client = clientName();
            if (client.isEmpty()) {
                return incomplete("client", clientClaim());
            }
            for (String claim : CLIENT_CLAIMS) {
                if (claims.has(claim) && !claims.text(claim).equals(client)) {
                    return refused(
                            "client",
                            CallerRefusal.CLIENTS_CONTRADICT,
                            claim + " is not what " + clientClaim() + " says");
                }
            }
            return clients.contains(client.get())
                    ? passed("client", client.get())
                    : refused(
                            "client",
                            CallerRefusal.WRONG_CLIENT,
                            clientClaim() + " is not among " + new TreeSet<>(clients));
        }

        /** 5. The token ends at {@code exp} plus the skew: that very instant is too late. */
        private Optional<CallerRefusal> expiry() {
            return time("exp", "expiry").or(() -> {
                Instant exp = claims.time("exp").orElseThrow();
                return now.isBefore(exp.plus(skew))
                        ? passed("expiry", "ends " + exp)
                        : refused("expiry", CallerRefusal.EXPIRED, "ended " + exp + ", it is " + now);
            });
        }

        /** 6. The token begins at {@code nbf} minus the skew: that very instant is good. The claim may be absent. */
        private Optional<CallerRefusal> notBefore() {
            return claims.has("nbf") ? begins("nbf", "not before") : Optional.empty();
        }

        /** 7. {@code iat} lies in the past, or in the future by no more than the skew. */
        private Optional<CallerRefusal> issuedAt() {
            return claims.has("iat") || needed("iat") ? begins("iat", "issued at") : Optional.empty();
        }

        private Optional<CallerRefusal> begins(String claim, String name) {
            return time(claim, name).or(() -> {
                Instant begin = claims.time(claim).orElseThrow();
                return now.isBefore(begin.minus(skew))
                        ? refused(name, CallerRefusal.NOT_YET_VALID, claim + " is " + begin + ", it is " + now)
                        : passed(name, begin.toString());
            });
        }

        /** 8. {@code jti} is there, where the profile has it (RFC 9068 section 2.2). */
        private Optional<CallerRefusal> identifier() {
            if (!claims.has("jti") && !needed("jti")) {
                return Optional.empty();
            }
            return claims.text("jti").isPresent()
                    ? passed("token identifier", "jti is present")
                    : incomplete("token identifier", "jti");
        }

        /** 9. Nothing marks an ID token, a logout token or a refresh token (RFC 8725 section 3.12). */
        private Optional<CallerRefusal> marks() {
            String name = "no other token";
            for (String mark : MARKS_OF_OTHER_TOKENS) {
                if (claims.has(mark)) {
                    return refused(name, CallerRefusal.NOT_AN_ACCESS_TOKEN, "carries " + mark);
                }
            }
            if (claims.has("cnf")) {
                return refused(name, CallerRefusal.NOT_AN_ACCESS_TOKEN, "is bound to a key (cnf): no bearer token");
            }
            if (claims.has("token_use")
                    && claims.text("token_use").filter(ACCESS_USES::contains).isEmpty()) {
                return refused(name, CallerRefusal.NOT_AN_ACCESS_TOKEN, "token_use is not access");
            }
            if (!authentic.signed()
                    && claims.has("token_type")
                    && claims.text("token_type")
                            .filter("bearer"::equalsIgnoreCase)
                            .isEmpty()) {
                return refused(name, CallerRefusal.NOT_AN_ACCESS_TOKEN, "token_type is not Bearer");
            }
            for (Map.Entry<String, String> fixed : profile.fixedClaims().entrySet()) {
                boolean asked = authentic.signed() || claims.has(fixed.getKey());
                if (asked && !claims.text(fixed.getKey()).equals(Optional.of(fixed.getValue()))) {
                    return refused(
                            name,
                            CallerRefusal.NOT_AN_ACCESS_TOKEN,
                            "the claim " + fixed.getKey() + " is not " + fixed.getValue());
                }
            }
            return passed(name, "no mark of an ID, logout or refresh token");
        }

        /** 10. A user is named, by one to 255 characters, and the token speaks for that user and not for the client. */
        private Optional<CallerRefusal> user() {
            String claim = profile.userClaim();
            if (!claims.has(claim)) {
                return claims.has("sub")
                        ? refused("user", CallerRefusal.NOT_A_USER, claim + " is missing: no user takes part")
                        : incomplete("user", claim);
            }
            Optional<String> user = claims.text(claim)
                    .filter(key -> !key.isBlank()
                            && key.length() <= MAX_SUBJECT
                            && !INVISIBLE.matcher(key).find());
            if (user.isEmpty()) {
                return refused(
                        "user",
                        CallerRefusal.SUBJECT_INVALID,
                        claim + " is blank, too long, no string, or has invisible characters");
            }
            if (claims.has("sub")
                    && claims.text("sub").filter(sub -> !sub.isBlank()).isEmpty()) {
                return refused("user", CallerRefusal.SUBJECT_INVALID, "sub is blank or no string");
            }
            Optional<String> client = clientName();
            boolean machine = user.equals(client)
                    || user.equals(client.map(id -> id + "@clients"))
                    || claims.text("gty").equals(Optional.of("client-credentials"))
                    || profile.clientMarks().stream().anyMatch(claims::has);
            return machine
                    ? refused("user", CallerRefusal.NOT_A_USER, "the client speaks for itself")
                    : passed("user", claim + " is present");
        }

        /** 11. Scopes are a string of words (RFC 8693 section 4.2) or, as some servers have it, an array of strings. */
        private Optional<CallerRefusal> scope() {
            Optional<String> claim = scopeClaim();
            return claim.isPresent() && claims.words(claim.get()).isEmpty()
                    ? incomplete("scope", claim.get())
                    : passed("scope", scopes().isEmpty() ? "none" : new TreeSet<>(scopes()).toString());
        }

        private Optional<String> scopeClaim() {
            return profile.scopeClaims().stream().filter(claims::has).findFirst();
        }

        private Set<String> scopes() {
            return scopeClaim().flatMap(claims::words).orElse(Set.of());
        }

        /** What is asked of a signed token is not asked of an issuer's answer, which RFC 7662 lets leave it out. */
        private boolean needed(String claim) {
            return authentic.signed() && profile.requires(claim);
        }

        /** The client is called {@code client_id} in every issuer's answer (RFC 7662 section 2.2). */
        private String clientClaim() {
            return authentic.signed() || claims.has(profile.clientClaim()) ? profile.clientClaim() : "client_id";
        }

        private Optional<String> clientName() {
            return claims.text(clientClaim());
        }

        private VerifiedToken token() {
            return new VerifiedToken(
                    new UserKey(issuer, claims.text(profile.userClaim()).orElseThrow()),
                    clientName().orElseThrow(),
                    scopes(),
                    claims.time("exp").orElseThrow(),
                    claims.all(),
                    lookup);
        }

        /** Empty where the claim is a time. */
        private Optional<CallerRefusal> time(String claim, String name) {
            if (claims.time(claim).isPresent()) {
                return Optional.empty();
            }
            return claims.number(claim)
                    ? refused(name, CallerRefusal.TIME_OUT_OF_RANGE, claim + " is no time up to the year 9999")
                    : incomplete(name, claim);
        }

        private Optional<CallerRefusal> passed(String name, String detail) {
            inquiry.passed(Question.CALLER, name, detail);
            return Optional.empty();
        }

        private Optional<CallerRefusal> incomplete(String name, String claim) {
            return claims.has(claim)
                    ? refused(name, CallerRefusal.CLAIM_MALFORMED, claim + " is empty or of the wrong type")
                    : refused(name, CallerRefusal.CLAIM_MISSING, claim + " is missing");
        }

        private Optional<CallerRefusal> refused(String name, CallerRefusal reason, String detail) {
            return Optional.of(inquiry.refused(name, reason, detail));
        }
    }
}
