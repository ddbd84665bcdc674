package org.sayso.app.playground;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * One claim of the access token, with what the claim is for.
 *
 * @param meaning empty for claims that no specification named here defines
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068#section-2.2">RFC 9068, section 2.2</a>
 */
record ClaimView(String name, String meaning, String value) {

    /** Who, whose, for whom, what, then the times; claims that are not named here follow by name. */
    private static final List<String> ORDER =
            List.of("iss", "sub", "aud", "client_id", "scope", "auth_time", "iat", "nbf", "exp", "jti");

    private static final Set<String> INSTANTS = Set.of("exp", "iat", "nbf", "auth_time");

    private static final Map<String, String> MEANINGS = Map.of(
            "iss", "who issued it",
            "sub", "whose account",
            "aud", "for which service",
            "client_id", "given to",
            "scope", "what it allows",
            "exp", "good until",
            "iat", "issued",
            "nbf", "good from",
            "auth_time", "last sign-in",
            "jti", "its number");

    /** A token's claims, always in the same order. */
    static List<ClaimView> all(JsonNode claims) {
        return claims.properties().stream()
                .map(claim -> of(claim.getKey(), claim.getValue()))
                .sorted(Comparator.comparingInt(ClaimView::place).thenComparing(ClaimView::name))
                .toList();
    }

    private int place() {
        int place = ORDER.indexOf(name);
        return place < 0 ? ORDER.size() : place;
    }

    private static ClaimView of(String name, JsonNode value) {
        return new ClaimView(name, MEANINGS.getOrDefault(name, ""), text(name, value));
    }

    private static String text(String name, JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(element -> text(name, element))
                    .collect(Collectors.joining(", "));
        }
        if (INSTANTS.contains(name) && value.isNumber()) {
            return Times.ofClaim(value.longValue());
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
