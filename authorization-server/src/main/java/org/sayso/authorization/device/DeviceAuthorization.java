package org.sayso.authorization.device;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.sayso.authorization.device.DeviceRequests.Codes;
import org.sayso.authorization.funnel.Funnel;
import org.sayso.authorization.funnel.LinkingStep;
import org.sayso.authorization.link.Askers;
import org.sayso.authorization.throttle.Counter;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceAuthorizationRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Takes a device's request (RFC 8628 section 3.1) and gives it its two codes. Thread-safe.
 *
 * <p>A device without a secret can be anybody, so an address may ask sixty times a minute.
 */
final class DeviceAuthorization implements AuthenticationManager {

    /** The error of an address that asks too often. */
    static final String TOO_OFTEN = "temporarily_unavailable";

    private static final int MOST_A_MINUTE = 60;

    private final DeviceRequests requests;
    private final Funnel funnel;
    private final RateLimit addresses;
    private final InstantSource clock;

    DeviceAuthorization(DeviceRequests requests, Funnel funnel, InstantSource clock) {
        this.requests = requests;
        this.funnel = funnel;
        this.addresses = new RateLimit(MOST_A_MINUTE, Duration.ofMinutes(1), clock);
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2DeviceAuthorizationRequestAuthenticationToken asked =
                (OAuth2DeviceAuthorizationRequestAuthenticationToken) authentication;
        RegisteredClient client = Askers.client(asked.getPrincipal());
        if (!client.getAuthorizationGrantTypes().contains(AuthorizationGrantType.DEVICE_CODE)) {
            throw Askers.mayNot("Only a device may ask for a code.");
        }
        Set<String> scopes = asked.getScopes();
        if (scopes.isEmpty() || !client.getScopes().containsAll(scopes)) {
            throw refusal(OAuth2ErrorCodes.INVALID_SCOPE, "OAuth 2.0 Parameter: scope");
        }
        if (asked.getDetails() instanceof WebAuthenticationDetails details
                && addresses.admit(Counter.network(details.getRemoteAddress())).isPresent()) {
            throw refusal(TOO_OFTEN, "Too many requests from this address.");
        }
        Codes codes = requests.begin(client.getId(), scopes);
        funnel.reachedBy(client.getId(), LinkingStep.STARTED);
        Instant now = clock.instant();
        Instant expires = now.plus(DeviceRequests.LIFE);
        return new OAuth2DeviceAuthorizationRequestAuthenticationToken(
                (Authentication) asked.getPrincipal(),
                scopes,
                new OAuth2DeviceCode(codes.deviceCode(), now, expires),
                new OAuth2UserCode(codes.userCode().shown(), now, expires));
    }

    private static OAuth2AuthenticationException refusal(String code, String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, description, null));
    }
}
