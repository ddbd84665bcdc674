package org.sayso.token;

import java.util.Map;
import org.sayso.CallerRefusal;

/** What a {@link TokenAuthenticator} found. */
public sealed interface Authentication {

    /**
     * The issuer vouches for these claims.
     *
     * @param header the JOSE header; empty where the claims came by introspection
     * @param claims the claims as JSON values: String, Boolean, Long, Double, List, Map
     */
    record Authentic(Map<String, Object> header, Map<String, Object> claims) implements Authentication {}

    /** Nobody vouches for the token. */
    record Rejected(CallerRefusal reason, String detail) implements Authentication {}
}
