package org.sayso.authorization.link;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sayso.authorization.signin.SignedInUser;
import org.sayso.authorization.signin.UserAuthentication;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * The sign-in behind a link, as far as tokens tell about it: who, how, and when.
 *
 * <p>Until the code is redeemed the names are known too, as Spring finds the browser's session by the whole user.
 */
public final class RememberedSignIn {

    private RememberedSignIn() {}

    /** As JSON, with or without the names. */
    public static String write(Authentication signedIn, boolean names) {
        Map<String, Object> kept = new LinkedHashMap<>();
        if (names && signedIn.getPrincipal() instanceof SignedInUser user) {
            kept.put("user_name", user.userName());
            kept.put("display_name", user.displayName());
        }
        List<Map<String, Object>> factors = new ArrayList<>();
        for (GrantedAuthority authority : signedIn.getAuthorities()) {
            if (authority instanceof FactorGrantedAuthority factor) {
                factors.add(Map.of(
                        "factor", String.valueOf(factor.getAuthority()),
                        "at", factor.getIssuedAt().toEpochMilli()));
            }
        }
        kept.put("factors", factors);
        return Texts.json(kept);
    }

    /** Reads it back for this account. */
    public static UserAuthentication read(String subject, String json) {
        Map<String, Object> kept = Texts.map(json);
        List<GrantedAuthority> factors = new ArrayList<>();
        for (Object factor : (List<?>) kept.getOrDefault("factors", List.of())) {
            Map<?, ?> members = (Map<?, ?>) factor;
            factors.add(FactorGrantedAuthority.withAuthority(String.valueOf(members.get("factor")))
                    .issuedAt(Instant.ofEpochMilli(((Number) Objects.requireNonNull(members.get("at"))).longValue()))
                    .build());
        }
        return new UserAuthentication(
                new SignedInUser(
                        subject,
                        String.valueOf(kept.getOrDefault("user_name", "")),
                        String.valueOf(kept.getOrDefault("display_name", ""))),
                factors);
    }
}
