package org.sayso.factors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.sayso.Deadline;
import org.sayso.Inquiry;
import org.sayso.token.Authentication;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenAuthenticator;

/**
 * What an ID token must say before anybody believes whom it names (OpenID Connect Core section 3.1.3.7): signed by the issuer,
 * for this client, now.
 */
final class IdTokens {

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MAX_SUBJECT = 255;
    private static final long MAX_SECONDS =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final TokenAuthenticator authenticator;
    private final String issuer;
    private final String clientId;
    private final InstantSource clock;

    IdTokens(TokenAuthenticator authenticator, String issuer, String clientId, InstantSource clock) {
        this.authenticator = authenticator;
        this.issuer = issuer;
        this.clientId = clientId;
        this.clock = clock;
    }

    /** The subject that it proves. */
    String subject(String token, Deadline deadline) throws Provider.NoAnswer {
        // An inquiry of its own: this is no check of the caller's token, and must not look like one in the trace.
        Inquiry inquiry = Inquiry.within(deadline.remaining());
        Authentication authentication = authenticator.authenticate(PresentedToken.of(token), inquiry);
        if (authentication instanceof Authentication.Rejected rejected) {
            throw refused(rejected.reason().name());
        }
        Authentication.Authentic authentic = (Authentication.Authentic) authentication;
        if (!authentic.signed()) {
            throw refused("its signature was not checked");
        }
        return subject(authentic.claims());
    }

    private String subject(Map<String, Object> claims) throws Provider.NoAnswer {
        if (!issuer.equals(claims.get("iss"))) {
            throw refused("iss is not the tenant");
        }
        if (!isForThisClient(claims)) {
            throw refused("it is for another client");
        }
        Instant now = clock.instant();
        if (!time(claims, "exp").isAfter(now.minus(SKEW))) {
            throw refused("it has expired");
        }
        Instant issuedAt = time(claims, "iat");
        if (issuedAt.isAfter(now.plus(SKEW)) || issuedAt.isBefore(now.minus(FRESH))) {
            throw refused("it was not made just now");
        }
        if (claims.get("sub") instanceof String sub && !sub.isBlank() && sub.length() <= MAX_SUBJECT) {
            return sub;
        }
        throw refused("it names nobody");
    }

    private boolean isForThisClient(Map<String, Object> claims) {
        Object audience = claims.get("aud");
        boolean alone = clientId.equals(audience) || List.of(clientId).equals(audience);
        boolean among = audience instanceof List<?> several && several.contains(clientId);
        Object party = claims.get("azp");
        return alone ? party == null || clientId.equals(party) : among && clientId.equals(party);
    }

    private static Instant time(Map<String, Object> claims, String name) throws Provider.NoAnswer {
        if (claims.get(name) instanceof Number number
                && number.doubleValue() >= 0
                && number.doubleValue() <= MAX_SECONDS) {
            return Instant.ofEpochSecond(number.longValue());
        }
        throw refused(name + " is no time");
    }

    private static Provider.NoAnswer refused(String why) {
        return new Provider.NoAnswer(Trouble.misconfigured("Auth0's ID token proves nobody: " + why));
    }
}
