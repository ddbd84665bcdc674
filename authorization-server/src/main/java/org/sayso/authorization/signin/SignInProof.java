package org.sayso.authorization.signin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** What a sign-in proved, and when. */
public final class SignInProof {

    /** The strength of a passkey. */
    public static final String PHISHING_RESISTANT = "phr";

    /** The strength of a password. */
    public static final String ONE_FACTOR = "1";

    /** Begins the factor of a method that another provider has told. */
    private static final String ELSEWHERE = "FACTOR_ELSEWHERE_";

    private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9_.:/-]{1,100}");
    private static final int MOST_METHODS = 10;

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
        factors.stream()
                .filter(factor -> factor.startsWith(ELSEWHERE))
                .map(factor -> factor.substring(ELSEWHERE.length()))
                .forEach(methods::add);
        return methods;
    }

    /**
     * How much the sign-in proves, for {@code acr}; empty where {@link #methods} is.
     *
     * <p>A passkey is {@value #PHISHING_RESISTANT} (OpenID Connect Extended Authentication Profile ACR Values 1.0). All
     * else is {@value #ONE_FACTOR}: level 1 of ISO/IEC 29115, to which OpenID Connect Core section 2 refers. That holds for
     * every sign-in at another provider, too: what it calls {@code mfa} may be a text message.
     */
    public static Optional<String> strength(@Nullable Authentication authentication) {
        if (methods(authentication).isEmpty()) {
            return Optional.empty();
        }
        boolean passkey = factors(authentication)
                .anyMatch(factor -> FactorGrantedAuthority.WEBAUTHN_AUTHORITY.equals(factor.getAuthority()));
        return Optional.of(passkey ? PHISHING_RESISTANT : ONE_FACTOR);
    }

    /**
     * What somebody proved who signed in at another provider.
     *
     * @param at when, as the provider says
     * @param methods as the provider names them; what is no such name is left out, as is what follows the tenth
     */
    public static List<GrantedAuthority> elsewhere(Instant at, List<String> methods) {
        return Stream.concat(
                        Stream.of(FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY),
                        methods.stream()
                                .filter(METHOD.asMatchPredicate())
                                .distinct()
                                .limit(MOST_METHODS)
                                .map(ELSEWHERE::concat))
                .<GrantedAuthority>map(name ->
                        FactorGrantedAuthority.withAuthority(name).issuedAt(at).build())
                .toList();
    }

    private static Stream<FactorGrantedAuthority> factors(@Nullable Authentication authentication) {
        return authentication == null
                ? Stream.empty()
                : authentication.getAuthorities().stream()
                        .filter(FactorGrantedAuthority.class::isInstance)
                        .map(FactorGrantedAuthority.class::cast);
    }
}
