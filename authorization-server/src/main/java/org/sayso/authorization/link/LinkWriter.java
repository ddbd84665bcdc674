package org.sayso.authorization.link;

import java.security.Principal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.client.ClientProfile;
import org.sayso.authorization.client.RefreshPolicy;
import org.sayso.authorization.link.CodeAnswers.Answer;
import org.sayso.authorization.link.LinkTable.FirstRefreshToken;
import org.sayso.authorization.link.TokenHashes.Kind;
import org.sayso.authorization.token.RefreshToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Writes what is saved, which is one of six things: a question for consent, a code, the exchange of a code, a refresh, the link
 * of a device, or the token of a service. Each is done inside one transaction. Thread-safe.
 */
final class LinkWriter {

    /** How long a dead link is remembered, and an ID token for a logout. */
    static final Duration MEMORY = Duration.ofDays(30);

    private static final Duration TIME_FOR_CONSENT = Duration.ofHours(1);
    private static final Duration AFTER_A_CODE = Duration.ofDays(1);
    private static final int SEED_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final InstantSource clock;
    private final RegisteredClientRepository clients;
    private final LinkTable links;
    private final AccessTokenTable accessTokens;
    private final CodeAnswers answers;
    private final TokenHashes hashes;

    LinkWriter(
            InstantSource clock,
            RegisteredClientRepository clients,
            LinkTable links,
            AccessTokenTable accessTokens,
            CodeAnswers answers,
            TokenHashes hashes) {
        this.clock = clock;
        this.clients = clients;
        this.links = links;
        this.accessTokens = accessTokens;
        this.answers = answers;
        this.hashes = hashes;
    }

    /** What a write meant for a link. */
    enum Written {
        BEGUN,
        FIRST_USED,
        NOTHING_NEW
    }

    Written write(OAuth2Authorization authorization) {
        Instant now = clock.instant();
        OAuth2Authorization.Token<OAuth2AuthorizationCode> code = authorization.getToken(OAuth2AuthorizationCode.class);
        OAuth2Authorization.Token<OAuth2AccessToken> accessToken = authorization.getAccessToken();
        if (accessToken != null && code != null) {
            exchange(authorization, code.getToken().getTokenValue(), accessToken, now);
            return authorization.getRefreshToken() == null ? Written.NOTHING_NEW : Written.BEGUN;
        }
        if (accessToken != null && Restored.row(authorization).isPresent()) {
            return refresh(authorization, accessToken, now);
        }
        if (accessToken != null && authorization.getRefreshToken() != null) {
            deviceLink(authorization, accessToken, now);
            return Written.BEGUN;
        }
        if (accessToken != null) {
            serviceToken(authorization, accessToken, now);
        } else if (code != null && code.isInvalidated()) {
            links.useCode(authorization.getId(), now);
        } else if (code != null) {
            giveCode(authorization, code.getToken(), now);
        } else {
            question(authorization, now);
        }
        return Written.NOTHING_NEW;
    }

    private void question(OAuth2Authorization authorization, Instant now) {
        String state = Objects.requireNonNull(
                authorization.<String>getAttribute(OAuth2ParameterNames.STATE),
                "an authorization without anything to keep");
        insert(
                authorization,
                KeptRequest.beforeConsent(request(authorization)),
                hashes.of(Kind.STATE, state),
                now,
                now.plus(TIME_FOR_CONSENT));
    }

    private void giveCode(OAuth2Authorization authorization, OAuth2AuthorizationCode code, Instant now) {
        Duration life = Duration.between(
                Objects.requireNonNull(code.getIssuedAt()), Objects.requireNonNull(code.getExpiresAt()));
        Instant expires = now.plus(life);
        String request = KeptRequest.beforeExchange(request(authorization));
        if (Restored.row(authorization).isEmpty()) {
            insert(authorization, request, null, now, expires);
        }
        boolean given = links.giveCode(
                authorization.getId(),
                Texts.words(authorization.getAuthorizedScopes()),
                request,
                hashes.of(Kind.CODE, code.getTokenValue()),
                expires,
                expires.plus(AFTER_A_CODE));
        if (!given) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "The consent was given before.", null), null);
        }
    }

    private void exchange(
            OAuth2Authorization authorization,
            String code,
            OAuth2Authorization.Token<OAuth2AccessToken> accessToken,
            Instant now) {
        String id = authorization.getId();
        OAuth2Authorization.Token<OidcIdToken> idToken = authorization.getToken(OidcIdToken.class);
        String refreshToken = Optional.ofNullable(authorization.getRefreshToken())
                .map(token -> token.getToken().getTokenValue())
                .orElse(null);
        Instant idleUntil = idleUntil(authorization, now);
        boolean exchanged = links.exchange(
                id,
                now,
                RememberedSignIn.write(signedIn(authorization), false),
                KeptRequest.afterExchange(request(authorization)),
                idToken == null
                        ? null
                        : hashes.of(Kind.ID_TOKEN, idToken.getToken().getTokenValue()),
                idToken == null ? null : KeptClaims.write(idToken.getToken().getClaims()),
                (refreshToken == null ? now : idleUntil).plus(MEMORY),
                refreshToken == null ? null : first(refreshToken, now, idleUntil));
        if (!exchanged) {
            throw Grants.invalid("The authorization code was used before.");
        }
        keep(authorization, accessToken);
        answers.keep(
                id,
                code,
                new Answer(
                        accessToken.getToken().getTokenValue(),
                        Objects.requireNonNull(accessToken.getToken().getIssuedAt()),
                        Objects.requireNonNull(accessToken.getToken().getExpiresAt()),
                        accessToken.getToken().getScopes(),
                        refreshToken,
                        idToken == null ? null : idToken.getToken().getTokenValue()),
                now);
    }

    private FirstRefreshToken first(String refreshToken, Instant now, Instant idleUntil) {
        return new FirstRefreshToken(
                hashes.of(Kind.REFRESH_TOKEN, refreshToken),
                hashes.currentKey().version(),
                seed(),
                RefreshToken.NO_KEY,
                day(now),
                idleUntil);
    }

    /** The first use, the daily note and a new key of the server are the only reasons to write into the link. */
    private Written refresh(
            OAuth2Authorization authorization, OAuth2Authorization.Token<OAuth2AccessToken> accessToken, Instant now) {
        LinkRow row = Restored.row(authorization).orElseThrow();
        keep(authorization, accessToken);
        if (row.lastUsed() == null || row.lastUsed().isBefore(day(now))) {
            touch(authorization, now);
        }
        if (!hashes.currentKey().version().equals(row.refreshKey())) {
            Optional.ofNullable(authorization.getRefreshToken())
                    .map(OAuth2Authorization.Token::getToken)
                    .map(OAuth2RefreshToken::getTokenValue)
                    .filter(text -> RefreshToken.parse(text)
                            .filter(token -> token.generation() == 0)
                            .isPresent())
                    .ifPresent(text -> links.rehash(
                            row.id(),
                            hashes.of(Kind.REFRESH_TOKEN, text),
                            hashes.currentKey().version()));
        }
        return row.linked() != null && row.firstUsed() == null && links.useFirst(row.id(), now)
                ? Written.FIRST_USED
                : Written.NOTHING_NEW;
    }

    /** Allowed on another screen: there was no code that came here, and no request of a browser. */
    private void deviceLink(
            OAuth2Authorization authorization, OAuth2Authorization.Token<OAuth2AccessToken> accessToken, Instant now) {
        String refreshToken = Objects.requireNonNull(authorization.getRefreshToken())
                .getToken()
                .getTokenValue();
        Instant idleUntil = idleUntil(authorization, now);
        links.insert(
                authorization.getId(),
                authorization.getRegisteredClientId(),
                authorization.getPrincipalName(),
                authorization.getAuthorizationGrantType().getValue(),
                Texts.words(authorization.getAuthorizedScopes()),
                RememberedSignIn.write(signedIn(authorization), false),
                null,
                null,
                now,
                idleUntil.plus(MEMORY));
        links.begin(authorization.getId(), now, first(refreshToken, now, idleUntil));
        keep(authorization, accessToken);
    }

    private void serviceToken(
            OAuth2Authorization authorization, OAuth2Authorization.Token<OAuth2AccessToken> accessToken, Instant now) {
        insert(
                authorization,
                null,
                null,
                now,
                Objects.requireNonNull(accessToken.getToken().getExpiresAt()));
        keep(authorization, accessToken);
    }

    private void touch(OAuth2Authorization authorization, Instant now) {
        Instant idleUntil = idleUntil(authorization, now);
        links.touch(authorization.getId(), day(now), idleUntil, idleUntil.plus(MEMORY));
    }

    /** The end of the day, and then for the idle life: the next use on that day need not be written. */
    private Instant idleUntil(OAuth2Authorization authorization, Instant now) {
        RefreshPolicy policy = ClientProfile.refreshPolicy(
                Objects.requireNonNull(clients.findById(authorization.getRegisteredClientId())));
        return day(now).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(policy.idleLife());
    }

    private void keep(OAuth2Authorization authorization, OAuth2Authorization.Token<OAuth2AccessToken> accessToken) {
        OAuth2AccessToken token = accessToken.getToken();
        boolean kept = accessTokens.insert(
                hashes.of(Kind.ACCESS_TOKEN, token.getTokenValue()),
                authorization.getId(),
                Objects.requireNonNull(token.getIssuedAt()),
                Objects.requireNonNull(token.getExpiresAt()),
                Texts.words(token.getScopes()),
                KeptClaims.write(Objects.requireNonNullElse(accessToken.getClaims(), Map.of())));
        if (!kept) {
            throw Grants.invalid("The link has ended.");
        }
    }

    private void insert(
            OAuth2Authorization authorization,
            @Nullable String request,
            @Nullable String stateHash,
            Instant now,
            Instant forgetAfter) {
        Authentication signedIn = authorization.getAttribute(Principal.class.getName());
        links.insert(
                authorization.getId(),
                authorization.getRegisteredClientId(),
                authorization.getPrincipalName(),
                authorization.getAuthorizationGrantType().getValue(),
                null,
                signedIn == null ? null : RememberedSignIn.write(signedIn, true),
                request,
                stateHash,
                now,
                forgetAfter);
    }

    private static Authentication signedIn(OAuth2Authorization authorization) {
        return Objects.requireNonNull(authorization.getAttribute(Principal.class.getName()));
    }

    private static OAuth2AuthorizationRequest request(OAuth2Authorization authorization) {
        return Objects.requireNonNull(authorization.getAttribute(OAuth2AuthorizationRequest.class.getName()));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static String seed() {
        byte[] seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        return HexFormat.of().formatHex(seed);
    }
}
