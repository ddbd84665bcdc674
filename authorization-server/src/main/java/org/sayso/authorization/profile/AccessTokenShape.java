package org.sayso.authorization.profile;

import java.util.List;
import java.util.stream.Collectors;
import org.sayso.authorization.signin.SignInProof;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;

/**
 * Makes an access token what RFC 9068 asks for: type, audience, {@code client_id}, {@code scope} as one string; time, strength and
 * methods of the sign-in.
 *
 * <p>Spring's own access token looks like an ID token (no type, the client as audience, the scope as a list) and could be
 * taken for one.
 */
public final class AccessTokenShape {

    /** The type of an access token (RFC 9068 section 2.1). */
    public static final String TYPE = "at+jwt";

    private AccessTokenShape() {}

    /** Of a client that has an {@link Audience}. */
    public static void apply(JwtEncodingContext context) {
        context.getJwsHeader().type(TYPE);
        context.getClaims()
                .audience(
                        Audience.of(context.getRegisteredClient()).map(List::of).orElse(List.of()))
                .claim("client_id", context.getRegisteredClient().getClientId());
        if (!context.getAuthorizedScopes().isEmpty()) {
            context.getClaims()
                    .claim(
                            "scope",
                            context.getAuthorizedScopes().stream().sorted().collect(Collectors.joining(" ")));
        }
        // The sign-in's, also after a refresh (RFC 9068 section 2.2.1).
        SignInProof.time(context.getPrincipal())
                .ifPresent(time -> context.getClaims().claim(IdTokenClaimNames.AUTH_TIME, time.getEpochSecond()));
        signIn(context);
    }

    /** How somebody signed in, for ID tokens as well. */
    public static void signIn(JwtEncodingContext context) {
        List<String> methods = SignInProof.methods(context.getPrincipal());
        if (!methods.isEmpty()) {
            context.getClaims().claim(IdTokenClaimNames.AMR, methods);
        }
        SignInProof.strength(context.getPrincipal())
                .ifPresent(strength -> context.getClaims().claim(IdTokenClaimNames.ACR, strength));
    }
}
