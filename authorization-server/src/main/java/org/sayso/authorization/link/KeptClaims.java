package org.sayso.authorization.link;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

/**
 * The claims of a token as far as they are needed again: those of the protocol. What a token tells about a person is not kept.
 */
final class KeptClaims {

    private static final Set<String> TIMES = Set.of(JwtClaimNames.EXP, JwtClaimNames.IAT, JwtClaimNames.NBF);
    private static final List<String> KEPT = List.of(
            JwtClaimNames.ISS,
            JwtClaimNames.SUB,
            JwtClaimNames.AUD,
            JwtClaimNames.EXP,
            JwtClaimNames.NBF,
            JwtClaimNames.IAT,
            JwtClaimNames.JTI,
            "client_id",
            IdTokenClaimNames.AZP,
            IdTokenClaimNames.AUTH_TIME,
            IdTokenClaimNames.ACR,
            IdTokenClaimNames.AMR,
            "sid",
            "cnf");

    private KeptClaims() {}

    /** Times become seconds. */
    static String write(Map<String, Object> claims) {
        Map<String, Object> kept = new LinkedHashMap<>();
        for (String name : KEPT) {
            Object value = claims.get(name);
            if (value != null) {
                kept.put(name, plain(value));
            }
        }
        return Texts.json(kept);
    }

    /** Of an access token, with times as Spring has them there. */
    static Map<String, Object> ofAccessToken(String json) {
        Map<String, Object> claims = Texts.map(json);
        claims.replaceAll((name, value) -> TIMES.contains(name) ? instant(value) : value);
        return claims;
    }

    /** Of an ID token, where Spring wants {@code auth_time} as a date. */
    static Map<String, Object> ofIdToken(String json) {
        Map<String, Object> claims = ofAccessToken(json);
        claims.computeIfPresent(IdTokenClaimNames.AUTH_TIME, (name, value) -> Date.from(instant(value)));
        return claims;
    }

    private static Object plain(Object value) {
        if (value instanceof Instant time) {
            return time.getEpochSecond();
        }
        if (value instanceof Date time) {
            return time.toInstant().getEpochSecond();
        }
        return value instanceof Number || value instanceof List<?> || value instanceof Map<?, ?>
                ? value
                : String.valueOf(value);
    }

    private static Instant instant(Object seconds) {
        return Instant.ofEpochSecond(((Number) seconds).longValue());
    }
}
