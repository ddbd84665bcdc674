package org.sayso.authorization.link;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.client.RefreshPolicy;
import org.sayso.authorization.link.AccessTokenTable.Issued;
import org.sayso.authorization.link.CodeAnswers.Answer;
import org.sayso.authorization.link.LinkWriter.Written;
import org.sayso.authorization.link.TokenHashes.Kind;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.ServerSecrets;
import org.sayso.authorization.store.Tended;
import org.sayso.authorization.token.RefreshToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * The links, in the server's database; the one part of Spring's authorization server that is replaced. Thread-safe, and several
 * servers may share a database.
 *
 * <p>Codes and tokens are kept as keyed hashes. A link lives as long as it is used ({@link RefreshPolicy}), whatever answers get
 * lost ({@link Family}, {@link CodeExchange}), and once it has ended it stays so, even if a refresh was under way at that moment.
 * Every access token of a living link is good until it expires or is revoked: Alexa may use the one before, on another device.
 *
 * <p>The server's clock decides what is active, also where Spring would ask the system's.
 */
public final class LinkStore implements OAuth2AuthorizationService, LinkEnder, Tended {

    private static final OAuth2TokenType STATE = new OAuth2TokenType(OAuth2ParameterNames.STATE);
    private static final OAuth2TokenType CODE = new OAuth2TokenType(OAuth2ParameterNames.CODE);
    private static final OAuth2TokenType ID_TOKEN = new OAuth2TokenType(OidcParameterNames.ID_TOKEN);
    private static final List<OAuth2TokenType> TYPES =
            List.of(OAuth2TokenType.ACCESS_TOKEN, OAuth2TokenType.REFRESH_TOKEN, CODE, ID_TOKEN, STATE);

    private static final int MOST_BATCHES = 20;

    /**
     * An access token that is good now.
     *
     * @param link it comes from
     * @param registrationId of the client it was made for
     * @param subject of the account it is about
     * @param token its value, times and scopes
     * @param claims as they were when it was made, as far as they are kept
     */
    record LiveToken(
            String link, String registrationId, String subject, OAuth2AccessToken token, Map<String, Object> claims) {}

    /**
     * A code that was redeemed.
     *
     * @param link what it led to
     * @param client the registration it was made for
     * @param redirectUri it was sent to
     * @param answer what it brought, while that may have got lost and the link lives
     */
    record UsedCode(String link, String client, String redirectUri, Optional<Answer> answer) {}

    private final InstantSource clock;
    private final ServerDatabase database;
    private final LinkTable links;
    private final AccessTokenTable accessTokens;
    private final CodeAnswers answers;
    private final TokenHashes hashes;
    private final Restored restored;
    private final LinkWriter writer;
    private final LinkLives lives;
    private final Refreshes refreshes;

    /**
     * A store over a database.
     *
     * @param clock says what has expired
     * @param listeners are told what happens to links, once it is committed
     */
    public LinkStore(
            InstantSource clock,
            ServerDatabase database,
            ServerSecrets secrets,
            RegisteredClientRepository clients,
            Consumer<LinkEvent> listeners) {
        this.clock = clock;
        this.database = database;
        links = new LinkTable(database.jdbc());
        accessTokens = new AccessTokenTable(database.jdbc());
        answers = new CodeAnswers(database.jdbc(), secrets);
        hashes = new TokenHashes(secrets);
        restored = new Restored(clients);
        writer = new LinkWriter(clock, clients, links, accessTokens, answers, hashes);
        lives = new LinkLives(clock, database, clients, links, new LinkEvents(listeners));
        refreshes = new Refreshes(clock, database, clients, links, lives, new RefreshSecrets(secrets), restored);
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        Written written = database.inTransaction(() -> writer.write(authorization));
        if (written != Written.NOTHING_NEW) {
            lives.find(authorization.getId())
                    .<LinkEvent>map(written == Written.BEGUN ? LinkEvent.Begun::new : LinkEvent.FirstUsed::new)
                    .ifPresent(lives::tell);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        write(() -> links.delete(authorization.getId()));
    }

    /** Without codes and tokens: nobody knows their values. */
    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return links.byId(id).flatMap(restored::plain).orElse(null);
    }

    /** With the presented value only, and only if that is good; a code that was used is there, invalidated. */
    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType tokenType) {
        if (tokenType == null) {
            return TYPES.stream()
                    .map(type -> find(token, type))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(null);
        }
        return find(token, tokenType).orElse(null);
    }

    /** The links of an account, the oldest first; those that ended too, for 30 days. */
    public List<Link> of(String subject) {
        return lives.of(subject);
    }

    /**
     * Ends a link: its refresh and access tokens are worth nothing from then on.
     *
     * @return false if it is unknown or had ended
     */
    public boolean end(String linkId, EndReason reason) {
        return lives.end(linkId, reason);
    }

    /**
     * Ends all links of a client, and whatever it was about to get.
     *
     * @param registrationId of the client, such as {@code skill:pizza}
     * @return how many there were
     */
    public int endAllOf(String registrationId, EndReason reason) {
        return lives.endAllOf(registrationId, reason);
    }

    /** A link, also one that ended, for 30 days; empty if it is unknown. */
    public Optional<Link> find(String linkId) {
        return lives.find(linkId);
    }

    /** Deletes the questions for consent and the codes of an account that have not become links yet. */
    public void forgetUnlinked(String subject) {
        write(() -> links.deleteUnlinkedOf(subject));
    }

    /** Ends all links of an account that was closed, and deletes whatever is known of them. Part of a transaction under way. */
    public void forget(String subject) {
        lives.forget(subject);
    }

    @Override
    public boolean end(String subject, String linkId) {
        return lives.end(linkId, subject, EndReason.SKILL_DISABLED);
    }

    /** Ends what nobody uses any more, and forgets what is long over, each in bounded steps. */
    @Override
    public void tend() {
        Instant now = clock.instant();
        lives.endUnused();
        inBatches(() -> accessTokens.forget(now, LinkLives.BATCH));
        inBatches(() -> links.forget(now, LinkLives.BATCH));
        write(() -> answers.forget(now));
    }

    /** The access token with this value; empty if it is none, has expired, was revoked, or its link has ended. */
    Optional<LiveToken> findLive(String value) {
        return accessTokens
                .findGood(hashes.candidates(Kind.ACCESS_TOKEN, value), clock.instant())
                .flatMap(issued -> links.byId(issued.link())
                        .filter(row -> row.end() == null)
                        .map(row -> new LiveToken(
                                row.id(),
                                row.client(),
                                row.subject(),
                                new OAuth2AccessToken(
                                        OAuth2AccessToken.TokenType.BEARER,
                                        value,
                                        issued.issued(),
                                        issued.expires(),
                                        issued.scopes()),
                                issued.claims())));
    }

    /**
     * Revokes an access token, or ends the link of a refresh token with all its access tokens.
     *
     * @return false, with nothing revoked, if the token was made for another client; true otherwise, also if it is unknown
     */
    boolean revoke(String value, String registrationId) {
        Optional<LinkRow> link = RefreshToken.parse(value).flatMap(refreshes::genuine);
        if (link.isPresent()) {
            boolean own = link.get().client().equals(registrationId);
            if (own) {
                end(link.get().id(), EndReason.REVOKED_BY_CLIENT);
            }
            return own;
        }
        List<String> candidates = hashes.candidates(Kind.ACCESS_TOKEN, value);
        Optional<LinkRow> owner =
                accessTokens.findGood(candidates, clock.instant()).flatMap(issued -> links.byId(issued.link()));
        boolean others = owner.isPresent() && !owner.get().client().equals(registrationId);
        if (owner.isPresent() && !others) {
            write(() -> accessTokens.revoke(candidates));
        }
        return !others;
    }

    /** A code that was redeemed, or spoiled by another client. */
    Optional<UsedCode> usedCode(String code) {
        return links.byHash("code_hash", hashes.candidates(Kind.CODE, code))
                .filter(row -> row.codeUsed() != null)
                .map(row -> new UsedCode(
                        row.id(),
                        row.client(),
                        Objects.requireNonNullElse(
                                KeptRequest.read(Objects.requireNonNull(row.request()))
                                        .getRedirectUri(),
                                ""),
                        row.end() == null ? answers.find(row.id(), code, clock.instant()) : Optional.empty()));
    }

    /**
     * Does a refresh of this client's, once it is settled what it is answered with: makes the pending successor the newest if that
     * is what was presented, and does what the settings say about late reuse. What is no good token is left for Spring to refuse.
     *
     * @param work which looks for the presented token, and finds it as it was when that was settled
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if late reuse is refused
     */
    <T extends @Nullable Object> T refresh(String value, RegisteredClient client, Supplier<T> work) {
        return refreshes.refresh(value, client, work);
    }

    private Optional<OAuth2Authorization> find(String value, OAuth2TokenType type) {
        if (OAuth2TokenType.REFRESH_TOKEN.equals(type)) {
            return refreshes.find(value);
        }
        if (OAuth2TokenType.ACCESS_TOKEN.equals(type)) {
            return accessTokens
                    .findGood(hashes.candidates(Kind.ACCESS_TOKEN, value), clock.instant())
                    .flatMap(issued -> findByAccessToken(value, issued));
        }
        if (CODE.equals(type)) {
            return links.byHash("code_hash", hashes.candidates(Kind.CODE, value))
                    .filter(row -> row.codeUsed() != null
                            || (row.codeExpires() != null && clock.instant().isBefore(row.codeExpires())))
                    .flatMap(row -> restored.byCode(row, value));
        }
        if (ID_TOKEN.equals(type)) {
            return links.byHash("id_token_hash", hashes.candidates(Kind.ID_TOKEN, value))
                    .flatMap(row -> restored.byIdToken(row, value));
        }
        return STATE.equals(type)
                ? links.byHash("state_hash", hashes.candidates(Kind.STATE, value))
                        .flatMap(row -> restored.byState(row, value))
                : Optional.empty();
    }

    private Optional<OAuth2Authorization> findByAccessToken(String value, Issued issued) {
        return links.byId(issued.link())
                .filter(row -> row.end() == null)
                .flatMap(row -> restored.byAccessToken(row, value, issued));
    }

    private void inBatches(IntSupplier batch) {
        for (int i = 0; i < MOST_BATCHES; i++) {
            if (database.inTransaction(batch::getAsInt) < LinkLives.BATCH) {
                return;
            }
        }
    }

    private void write(Runnable work) {
        database.inTransaction(() -> {
            work.run();
            return true;
        });
    }
}
