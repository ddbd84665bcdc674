package org.sayso.token;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How one kind of issuer writes its access tokens: the differences between issuers, as data.
 *
 * <p>A profile departs from RFC 9068 only where its issuer is documented to do so. For an issuer that none of the constants
 * fits, begin with {@link #like}. Immutable and thread-safe.
 */
public final class IssuerProfile {

    /** RFC 9068: {@code typ} is {@code at+jwt}, the client is {@code client_id}, {@code iat} and {@code jti} are there. */
    public static final IssuerProfile RFC_9068 = new Builder("RFC 9068")
            .types("at+jwt")
            .clientClaim("client_id")
            .scopeClaims("scope")
            .userClaim("sub")
            .required("iat", "jti")
            .build();

    /** The authorization server of this project: RFC 9068. */
    public static final IssuerProfile EMBEDDED = like(RFC_9068, "embedded").build();

    /** Auth0 with the token profile of RFC 9068. */
    public static final IssuerProfile AUTH0_RFC_9068 = like(RFC_9068, "Auth0, RFC 9068 profile")
            .issuerForm(".*/", "the name of Auth0's issuer ends with a slash")
            .build();

    /**
     * Auth0's default profile: {@code typ} is {@code JWT}, the client is {@code azp}, and there is no {@code jti}.
     *
     * @see <a href="https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles">Auth0, access token profiles</a>
     */
    public static final IssuerProfile AUTH0 = like(AUTH0_RFC_9068, "Auth0")
            .types("jwt")
            .clientClaim("azp")
            .required("iat")
            .build();

    /**
     * Okta's custom authorization servers: no {@code typ}, the client is {@code cid}, scopes are the array {@code scp}, and
     * the user is {@code uid}, since {@code sub} may be a login name that changes. At introspection the same things are
     * called {@code client_id} and {@code scope}.
     *
     * @see <a href="https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/">Okta, access token claims</a>
     */
    public static final IssuerProfile OKTA = like(RFC_9068, "Okta")
            .types()
            .typeMayBeAbsent()
            .clientClaim("cid")
            .scopeClaims("scp", "scope")
            .userClaim("uid")
            .issuerForm(
                    ".*/oauth2/[^/]+",
                    "tokens of Okta's org server are opaque; use a custom authorization server, https://{org}/oauth2/{id}")
            .build();

    /**
     * Keycloak: {@code typ} of the header is {@code JWT} or {@code at+jwt}, the claim {@code typ} is {@code Bearer}, and the
     * client is {@code azp}.
     */
    public static final IssuerProfile KEYCLOAK = like(RFC_9068, "Keycloak")
            .types("jwt", "at+jwt")
            .clientClaim("azp")
            .fixedClaim("typ", "Bearer")
            .clientMarks("clientHost", "clientAddress")
            .issuerForm(".*/realms/[^/]+", "the name of Keycloak's issuer is https://{host}/realms/{realm}")
            .build();

    /**
     * Login with Amazon: opaque tokens, of which {@code tokeninfo} says {@code aud}, which is the client id, and
     * {@code user_id}.
     */
    public static final IssuerProfile LOGIN_WITH_AMAZON = new Builder("Login with Amazon")
            .typeMayBeAbsent()
            .clientClaim("aud")
            .scopeClaims("scope")
            .userClaim("user_id")
            .audienceNamesClient()
            .build();

    private final String name;
    private final Set<String> types;
    private final boolean typeMayBeAbsent;
    private final String clientClaim;
    private final List<String> scopeClaims;
    private final String userClaim;
    private final Set<String> required;
    private final Map<String, String> fixedClaims;
    private final Set<String> clientMarks;
    private final boolean audienceNamesClient;
    private final Pattern issuerForm;
    private final String issuerAdvice;

    private IssuerProfile(Builder builder) {
        name = builder.name;
        types = Set.copyOf(builder.types);
        typeMayBeAbsent = builder.typeMayBeAbsent;
        clientClaim = builder.clientClaim;
        scopeClaims = builder.scopeClaims;
        userClaim = builder.userClaim;
        required = builder.required;
        fixedClaims = Map.copyOf(builder.fixedClaims);
        clientMarks = builder.clientMarks;
        audienceNamesClient = builder.audienceNamesClient;
        issuerForm = builder.issuerForm;
        issuerAdvice = builder.issuerAdvice;
    }

    /** A builder that starts with all that a profile says. */
    public static Builder like(IssuerProfile profile, String name) {
        return new Builder(profile, name);
    }

    /** What it is called in logs and messages. */
    public String name() {
        return name;
    }

    /** Whether the header's {@code typ} is an access token's, in any case and with or without {@code application/}. */
    boolean acceptsType(String typ) {
        return types.contains(bare(typ));
    }

    boolean typeMayBeAbsent() {
        return typeMayBeAbsent;
    }

    /** The accepted types in words. */
    String expectedType() {
        return types.isEmpty()
                ? "absent"
                : String.join(" or ", new TreeSet<>(types)) + (typeMayBeAbsent ? " or absent" : "");
    }

    String clientClaim() {
        return clientClaim;
    }

    /** Where the scopes are; the first that a token has counts. */
    List<String> scopeClaims() {
        return scopeClaims;
    }

    String userClaim() {
        return userClaim;
    }

    boolean requires(String claim) {
        return required.contains(claim);
    }

    Map<String, String> fixedClaims() {
        return fixedClaims;
    }

    /** Claims that only tokens of a client without a user have. */
    Set<String> clientMarks() {
        return clientMarks;
    }

    boolean audienceIsTheClient() {
        return audienceNamesClient;
    }

    /** Why this cannot be the name of such an issuer; empty where it can. */
    String objectionTo(String issuer) {
        return issuerForm.matcher(issuer).matches() ? "" : issuerAdvice;
    }

    private static String bare(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.startsWith("application/") ? lower.substring("application/".length()) : lower;
    }

    @Override
    public String toString() {
        return name;
    }

    /** Collects what is particular about an issuer. Not thread-safe. */
    public static final class Builder {

        private final String name;
        private Set<String> types = Set.of();
        private boolean typeMayBeAbsent;
        private String clientClaim = "client_id";
        private List<String> scopeClaims = List.of("scope");
        private String userClaim = "sub";
        private Set<String> required = Set.of();
        private final Map<String, String> fixedClaims = new LinkedHashMap<>();
        private Set<String> clientMarks = Set.of();
        private boolean audienceNamesClient;
        private Pattern issuerForm = Pattern.compile(".*");
        private String issuerAdvice = "";

        private Builder(String name) {
            this.name = name;
        }

        private Builder(IssuerProfile profile, String name) {
            this.name = name;
            types = profile.types;
            typeMayBeAbsent = profile.typeMayBeAbsent;
            clientClaim = profile.clientClaim;
            scopeClaims = profile.scopeClaims;
            userClaim = profile.userClaim;
            required = profile.required;
            fixedClaims.putAll(profile.fixedClaims);
            clientMarks = profile.clientMarks;
            audienceNamesClient = profile.audienceNamesClient;
            issuerForm = profile.issuerForm;
            issuerAdvice = profile.issuerAdvice;
        }

        /** The values of the header's {@code typ} that mark an access token, in any case; the only ones accepted. */
        public Builder types(String... types) {
            Set<String> bare = new LinkedHashSet<>();
            Arrays.stream(types).forEach(type -> bare.add(bare(type)));
            this.types = bare;
            this.typeMayBeAbsent = false;
            return this;
        }

        /** Accepts a header without {@code typ}, for issuers that mark no kind of token. */
        public Builder typeMayBeAbsent() {
            this.typeMayBeAbsent = true;
            return this;
        }

        /** The claim that names the client the token was issued to. */
        public Builder clientClaim(String claim) {
            this.clientClaim = claim;
            return this;
        }

        /** The claims that may hold the scopes; the first that a token has counts. */
        public Builder scopeClaims(String... claims) {
            this.scopeClaims = List.of(claims);
            return this;
        }

        /** The claim that names the user; its value must never pass to another person. */
        public Builder userClaim(String claim) {
            this.userClaim = claim;
            return this;
        }

        /** The claims that a JSON Web Token must have besides issuer, audience, client, user and expiry. */
        public Builder required(String... claims) {
            this.required = Set.of(claims);
            return this;
        }

        /** A claim that must have exactly this value. */
        public Builder fixedClaim(String claim, String value) {
            this.fixedClaims.put(claim, value);
            return this;
        }

        /** Claims that the issuer puts only into tokens of a client that speaks for itself; such a token is no user's. */
        public Builder clientMarks(String... claims) {
            this.clientMarks = Set.of(claims);
            return this;
        }

        private Builder audienceNamesClient() {
            this.audienceNamesClient = true;
            return this;
        }

        private Builder issuerForm(String pattern, String advice) {
            this.issuerForm = Pattern.compile(pattern);
            this.issuerAdvice = advice;
            return this;
        }

        /** Makes the profile. */
        public IssuerProfile build() {
            return new IssuerProfile(this);
        }
    }
}
