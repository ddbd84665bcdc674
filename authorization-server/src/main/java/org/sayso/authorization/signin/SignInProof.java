package org.sayso.authorization.signin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** What a sign-in proved, and when. */
public final class SignInProof {

    /** The strength of a passkey. */
    public static final String PHISHING_RESISTANT = "phr";

    /** The strength of a password. */
    public static final String ONE_FACTOR = "1";

    private SignInProof() {}

    /** When the person last proved who they are; empty for nobody and for services. */
    public static Optional<Instant> time(@Nullable Authentication authentication) {
        return factors(authentication).map(FactorGrantedAuthority::getIssuedAt).max(Comparator.naturalOrder());
    }

    /** When the person last typed the password; empty if this sign-in did without. */
    public static Optional<Instant> passwordTime(@Nullable Authentication authentication) {
        return factors(authentication)
                .filter(factor -> FactorGrantedAuthority.PASSWORD_AUTHORITY.equals(factor.getAuthority()))
                .map(FactorGrantedAuthority::getIssuedAt)
                .max(Comparator.naturalOrder());
    }

    /**
     * The methods, named as RFC 8176 section 2 registers them.
     *
     * <p>A password is {@code pwd}. A passkey is {@code pop} (possession of a key was proven), {@code user} (somebody was
     * there) and {@code mfa} (the authenticator also checked who, by PIN or body). Neither {@code hwk} nor {@code swk}: whether
     * the key is in hardware cannot be known without attestation, which is not asked for.
     */
    public static List<String> methods(@Nullable Authentication authentication) {
        List<String> methods = new ArrayList<>();
        List<String> factors = factors(authentication)
                .map(FactorGrantedAuthority::getAuthority)
                .filter(Objects::nonNull)
                .toList();
        if (factors.contains(FactorGrantedAuthority.PASSWORD_AUTHORITY)) {
            methods.add("pwd");
        }
        if (factors.contains(FactorGrantedAuthority.WEBAUTHN_AUTHORITY)) {
            methods.addAll(List.of("pop", "user", "mfa"));
        }
        return methods;
    }

    /**
     * How much the sign-in proves, for {@code acr}; empty where {@link #methods} is.
     *
     * <p>A passkey is {@value #PHISHING_RESISTANT} (OpenID Connect Extended Authentication Profile ACR Values 1.0). A
     * password is {@value #ONE_FACTOR}: level 1 of ISO/IEC 29115, to which OpenID Connect Core section 2 refers.
     */
    public static Optional<String> strength(@Nullable Authentication authentication) {
        List<String> methods = methods(authentication);
        return methods.isEmpty()
                ? Optional.empty()
                : Optional.of(methods.contains("mfa") ? PHISHING_RESISTANT : ONE_FACTOR);
    }

    private static Stream<FactorGrantedAuthority> factors(@Nullable Authentication authentication) {
        return authentication == null
                ? Stream.empty()
                : authentication.getAuthorities().stream()
                        .filter(FactorGrantedAuthority.class::isInstance)
                        .map(FactorGrantedAuthority.class::cast);
    }
}
