package org.sayso.authorization.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sayso.authorization.profile.AccessTokenShape;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Checks the access tokens that come back to the server which made them. Immutable, thread-safe. */
public final class AccessTokenDecoders {

    private final SigningKeys keys;
    private final String issuer;
    private final Clock clock;

    AccessTokenDecoders(SigningKeys keys, String issuer, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** For userinfo: any access token of ours, whatever its audience. The endpoint also asks for it in the store. */
    public JwtDecoder forUserInfo() {
        return decoder(keys.checking(), Set.of(JWSAlgorithm.RS256, JWSAlgorithm.HS256), List.of());
    }

    /** For the back channel: only tokens made for this server, never signed with a secret that others have. */
    public JwtDecoder forBackChannel() {
        return decoder(keys.published(), Set.of(JWSAlgorithm.RS256), List.of(new JwtAudienceValidator(issuer)));
    }

    private JwtDecoder decoder(
            JWKSource<SecurityContext> source, Set<JWSAlgorithm> algorithms, List<OAuth2TokenValidator<Jwt>> more) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(AccessTokenShape.TYPE)));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, source));
        // The claims are checked below, by the same clock as they were made.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        JwtTimestampValidator times = new JwtTimestampValidator(Duration.ZERO);
        times.setClock(clock);
        List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>(more);
        validators.add(new JwtIssuerValidator(issuer));
        validators.add(times);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(validators));
        return decoder;
    }
}
