package org.sayso.token;

import java.util.Map;
import org.sayso.CallerRefusal;

/** What a {@link TokenAuthenticator} found. */
public sealed interface Authentication {

    /**
     * The issuer vouches for these claims.
     *
     * @param header the JOSE header; empty where the issuer was asked for the claims
     * @param claims the claims as JSON values: String, Boolean, Long, Double, List, Map
     */
    record Authentic(Map<String, Object> header, Map<String, Object> claims) implements Authentication {

        /** What the issuer says of a token when it is asked, by introspection for instance. */
        public static Authentic said(Map<String, Object> claims) {
            return new Authentic(Map.of(), claims);
        }

        /** Whether the issuer signed these claims; otherwise it was asked for them. */
        public boolean signed() {
            return !header.isEmpty();
        }
    }

    /** Nobody vouches for the token. */
    record Rejected(CallerRefusal reason, String detail) implements Authentication {}
}
