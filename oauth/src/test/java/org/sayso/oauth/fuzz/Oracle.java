package org.sayso.oauth.fuzz;

import static org.sayso.CallerRefusal.ALGORITHM_NOT_ALLOWED;
import static org.sayso.CallerRefusal.CLAIM_MALFORMED;
import static org.sayso.CallerRefusal.CLAIM_MISSING;
import static org.sayso.CallerRefusal.CLIENTS_CONTRADICT;
import static org.sayso.CallerRefusal.CRITICAL_HEADER;
import static org.sayso.CallerRefusal.EXPIRED;
import static org.sayso.CallerRefusal.HEADER_NOT_ALLOWED;
import static org.sayso.CallerRefusal.NOT_AN_ACCESS_TOKEN;
import static org.sayso.CallerRefusal.NOT_A_USER;
import static org.sayso.CallerRefusal.NOT_YET_VALID;
import static org.sayso.CallerRefusal.SUBJECT_INVALID;
import static org.sayso.CallerRefusal.TIME_OUT_OF_RANGE;
import static org.sayso.CallerRefusal.UNKNOWN_KEY;
import static org.sayso.CallerRefusal.WRONG_AUDIENCE;
import static org.sayso.CallerRefusal.WRONG_CLIENT;
import static org.sayso.CallerRefusal.WRONG_ISSUER;
import static org.sayso.CallerRefusal.WRONG_TYPE;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.CallerRefusal;

/**
 * Says of a signed token's header and claims for which reasons it must be refused, all of them and in no order.
 *
 * <p>Written from the documents (RFC 7515, 7519, 8725, 9068 and this project's policy), not from the code it judges.
 */
final class Oracle {

    private static final BigDecimal LAST_SECOND = new BigDecimal("253402300799");
    private static final BigDecimal SKEW = BigDecimal.valueOf(60);

    private final String issuer;
    private final String audience;
    private final String client;
    private final String kid;
    private final BigDecimal now;

    Oracle(String issuer, String audience, String client, String kid, long now) {
        this.issuer = issuer;
        this.audience = audience;
        this.client = client;
        this.kid = kid;
        this.now = BigDecimal.valueOf(now);
    }

    /** Empty where the token must be accepted. */
    Set<CallerRefusal> objections(byte[] header, byte[] claims) {
        Json.Read head = Json.object(header);
        Json.Read body = Json.object(claims);
        Set<CallerRefusal> faults = EnumSet.noneOf(CallerRefusal.class);
        faults.addAll(head.faults());
        faults.addAll(body.faults());
        if (faults.isEmpty()) {
            header(head.object(), faults);
            claims(body.object(), faults);
        }
        return faults;
    }

    private void header(Map<String, Object> header, Set<CallerRefusal> faults) {
        fault(faults, !"RS256".equals(header.get("alg")), ALGORITHM_NOT_ALLOWED);
        fault(faults, header.containsKey("crit"), CRITICAL_HEADER);
        for (String name : List.of("jku", "jwk", "x5u", "x5c", "b64", "enc", "zip", "epk")) {
            fault(faults, header.containsKey(name), HEADER_NOT_ALLOWED);
        }
        fault(faults, !kid.equals(header.get("kid")), UNKNOWN_KEY);
        boolean accessToken = header.get("typ") instanceof String typ
                && (typ.equalsIgnoreCase("at+jwt") || typ.equalsIgnoreCase("application/at+jwt"));
        fault(faults, !accessToken, WRONG_TYPE);
    }

    private void claims(Map<String, Object> claims, Set<CallerRefusal> faults) {
        for (String required : List.of("iss", "aud", "client_id", "exp", "iat", "jti", "sub")) {
            fault(faults, absent(claims.get(required)), CLAIM_MISSING);
        }
        textClaim(claims.get("iss"), faults);
        fault(faults, !issuer.equals(claims.get("iss")), WRONG_ISSUER);
        audience(claims.get("aud"), faults);
        client(claims, faults);
        time(claims.get("exp"), faults);
        fault(faults, claims.get("exp") instanceof BigDecimal exp && now.compareTo(exp.add(SKEW)) >= 0, EXPIRED);
        for (String begin : List.of("nbf", "iat")) {
            time(claims.get(begin), faults);
            fault(
                    faults,
                    claims.get(begin) instanceof BigDecimal time && now.compareTo(time.subtract(SKEW)) < 0,
                    NOT_YET_VALID);
        }
        textClaim(claims.get("jti"), faults);
        for (String mark : List.of("nonce", "at_hash", "c_hash", "s_hash", "events")) {
            fault(faults, !absent(claims.get(mark)), NOT_AN_ACCESS_TOKEN);
        }
        fault(faults, !absent(claims.get("cnf")), NOT_AN_ACCESS_TOKEN);
        Object use = claims.get("token_use");
        fault(faults, !absent(use) && !"access".equals(use) && !"access_token".equals(use), NOT_AN_ACCESS_TOKEN);
        subject(claims, faults);
        Object scope = claims.get("scope");
        fault(faults, !absent(scope) && !(scope instanceof String) && !texts(scope), CLAIM_MALFORMED);
    }

    private void audience(@Nullable Object aud, Set<CallerRefusal> faults) {
        if (absent(aud)) {
            return;
        }
        if (aud instanceof String one) {
            fault(faults, one.equals(client), NOT_AN_ACCESS_TOKEN);
            fault(faults, !one.equals(audience), WRONG_AUDIENCE);
        } else if (aud instanceof List<?> many && texts(many)) {
            fault(faults, !many.isEmpty() && many.stream().allMatch(client::equals), NOT_AN_ACCESS_TOKEN);
            fault(faults, !many.contains(audience), WRONG_AUDIENCE);
        } else {
            faults.add(CLAIM_MALFORMED);
        }
    }

    private void client(Map<String, Object> claims, Set<CallerRefusal> faults) {
        Object name = claims.get("client_id");
        textClaim(name, faults);
        for (String other : List.of("azp", "cid")) {
            Object value = claims.get(other);
            fault(faults, value != null && value != Json.NULL && !value.equals(name), CLIENTS_CONTRADICT);
        }
        fault(faults, name instanceof String && !name.equals(client), WRONG_CLIENT);
    }

    private void subject(Map<String, Object> claims, Set<CallerRefusal> faults) {
        Object sub = claims.get("sub");
        if (!absent(sub)) {
            boolean name = sub instanceof String text
                    && text.length() <= 255
                    && text.codePoints().anyMatch(code -> !Character.isWhitespace(code))
                    && text.codePoints().noneMatch(Oracle::invisible);
            fault(faults, !name, SUBJECT_INVALID);
        }
        Object name = claims.get("client_id");
        fault(faults, sub != null && sub.equals(name), NOT_A_USER);
        fault(faults, sub != null && sub.equals(name + "@clients"), NOT_A_USER);
        fault(faults, "client-credentials".equals(claims.get("gty")), NOT_A_USER);
    }

    private static boolean invisible(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static void time(@Nullable Object time, Set<CallerRefusal> faults) {
        if (time instanceof BigDecimal number) {
            fault(faults, number.signum() < 0 || number.compareTo(LAST_SECOND) > 0, TIME_OUT_OF_RANGE);
        } else {
            fault(faults, !absent(time), CLAIM_MALFORMED);
        }
    }

    private static void textClaim(@Nullable Object value, Set<CallerRefusal> faults) {
        fault(faults, !absent(value) && (!(value instanceof String text) || text.isEmpty()), CLAIM_MALFORMED);
    }

    private static boolean texts(@Nullable Object value) {
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    }

    private static boolean absent(@Nullable Object value) {
        return value == null || value == Json.NULL;
    }

    private static void fault(Set<CallerRefusal> faults, boolean there, CallerRefusal reason) {
        if (there) {
            faults.add(reason);
        }
    }
}
