package org.sayso.authorization.upstream;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks ID tokens as Spring's own factory does (RS256), with bounds for the keys: each fetch has those of {@link ProviderCalls}, and there
 * are two in 30 seconds at most, however many unknown key ids arrive. Keys are good for 15 minutes, and an hour more while newer ones
 * cannot be fetched. Thread-safe.
 */
final class ProviderKeys implements JwtDecoderFactory<ClientRegistration> {

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Duration OUTAGE = Duration.ofHours(1);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

    @Override
    public JwtDecoder createDecoder(ClientRegistration provider) {
        return decoders.computeIfAbsent(provider.getRegistrationId(), name -> decoder(provider));
    }

    private static JwtDecoder decoder(ClientRegistration provider) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(
                        keys(provider.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(new OidcIdTokenValidator(provider)));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }

    private static JWKSource<SecurityContext> keys(@Nullable String address) {
        if (address == null) {
            throw new JwtException("the provider's discovery document has no jwks_uri");
        }
        try {
            return JWKSourceBuilder.create(URI.create(address).toURL(), ProviderCalls::keys)
                    .cache(
                            LIFE.toMillis(),
                            ProviderCalls.CONNECT.plus(ProviderCalls.ANSWER).toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .outageTolerant(LIFE.plus(OUTAGE).toMillis())
                    .build();
        } catch (MalformedURLException broken) {
            throw new JwtException("the provider's discovery document has no usable jwks_uri", broken);
        }
    }
}
