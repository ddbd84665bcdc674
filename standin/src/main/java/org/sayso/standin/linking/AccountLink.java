package org.sayso.standin.linking;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link between one Amazon account of this household and an account at one skill's provider, kept in memory.
 * Thread-safe; one refresh runs at a time.
 *
 * @see <a href="https://developer.amazon.com/docs/account-linking/configure-authorization-code-grant.html">Account
 *     linking by authorization code</a>
 */
public final class AccountLink {

    private static final Logger LOG = LoggerFactory.getLogger(AccountLink.class);

    private final LinkingSettings settings;
    private final String skillName;
    private final String redirectUri;
    private final Clock clock;
    private final PendingLinks pending;
    private final TokenEndpoint endpoint;
    private final Object refreshing = new Object();

    private final RefreshTokens refreshTokens;
    private volatile State state = State.unlinked(null);

    private record State(
            @Nullable Tokens tokens,
            @Nullable Instant since,
            String owner,
            @Nullable String problem,
            List<LinkFinding> findings) {

        static State unlinked(@Nullable String problem) {
            return new State(null, null, "", problem, List.of());
        }

        State refreshed(TokenAnswer.Granted granted) {
            return new State(granted.tokens(), since, owner, null, granted.findings());
        }

        List<String> explanations() {
            return findings.stream().map(LinkFinding::explanation).toList();
        }
    }

    /** A link whose refreshes use the newest refresh token. */
    public AccountLink(LinkingSettings settings, String skillName, URI redirectUri, Clock clock) {
        this(settings, skillName, redirectUri, RefreshReplay.NEVER, clock);
    }

    /** @param redirectUri where the authorization server sends the browser back to */
    public AccountLink(LinkingSettings settings, String skillName, URI redirectUri, RefreshReplay replay, Clock clock) {
        this.refreshTokens = new RefreshTokens(replay);
        this.settings = settings;
        this.skillName = skillName;
        this.redirectUri = redirectUri.toString();
        this.clock = clock;
        this.pending = new PendingLinks(clock);
        this.endpoint = new TokenEndpoint(settings, clock);
    }

    /**
     * The token for the next request.
     *
     * @param token empty if the account is not linked
     * @param findings what went wrong on the way, each a sentence
     * @param dropped whether the link was just lost because its refresh token was refused
     */
    public record ForRequest(Optional<String> token, List<String> findings, boolean dropped) {

        @Override
        public String toString() {
            return "ForRequest[linked=" + token.isPresent() + ", findings=" + findings + ", dropped=" + dropped + "]";
        }
    }

    public LinkStatus status() {
        State now = state;
        return new LinkStatus(
                now.tokens() != null,
                skillName,
                Optional.ofNullable(now.since()),
                Optional.of(now.owner()).filter(owner -> !owner.isBlank()),
                Optional.ofNullable(now.problem()),
                now.explanations());
    }

    /**
     * The address at which the user signs in and consents.
     *
     * @param browser a secret of the browser that starts the link; only the same may finish it. Null ties it to none
     */
    public URI start(@Nullable String browser) {
        PendingLinks.PendingLink link = pending.start(settings.pkce(), browser);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", settings.clientId());
        query.put("response_type", "code");
        if (!settings.scopes().isEmpty()) {
            query.put("scope", String.join(" ", settings.scopes()));
        }
        query.put("redirect_uri", redirectUri);
        query.put("state", link.state());
        if (link.verifier() != null) {
            query.put("code_challenge", PendingLinks.PendingLink.challenge(link.verifier()));
            query.put("code_challenge_method", "S256");
        }
        String own = query.entrySet().stream()
                .map(e -> e.getKey() + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
        String base = settings.authorizationUri().toString();
        String separator = settings.authorizationUri().getRawQuery() == null ? "?" : "&";
        return URI.create(base + separator + own);
    }

    /** Whether this link was started with a state, and waits for the answer that carries it. */
    public boolean awaits(String state) {
        return pending.has(state);
    }

    /** Takes the authorization server's answer: checks the state, then exchanges the code (RFC 6749 section 4.1.2). */
    public LinkResult finish(Map<String, String> query, @Nullable String browser) {
        PendingLinks.PendingLink link = pending.take(query.getOrDefault("state", ""));
        if (link == null) {
            return failed(LinkFailure.STATE_UNKNOWN);
        }
        if (link.expiredAt(clock.instant())) {
            return failed(LinkFailure.STATE_EXPIRED);
        }
        if (!link.startedBy(browser)) {
            return failed(LinkFailure.OTHER_BROWSER);
        }
        if (query.containsKey("error")) {
            return failed(cause(query.getOrDefault("error", "")));
        }
        String code = query.getOrDefault("code", "");
        if (code.isBlank()) {
            return failed(LinkFailure.CODE_MISSING);
        }
        TokenAnswer answer = endpoint.exchange(code, redirectUri, link.verifier());
        if (answer instanceof TokenAnswer.Granted granted) {
            synchronized (refreshing) {
                refreshTokens.clear();
                state = new State(granted.tokens(), clock.instant(), granted.owner(), null, granted.findings());
            }
            granted.findings().forEach(finding -> LOG.warn("An account was linked, but: {}", finding.explanation()));
            return new LinkResult.Linked();
        }
        return failed(((TokenAnswer.Refused) answer).failure());
    }

    private static LinkFailure cause(String error) {
        return switch (error) {
            case "access_denied" -> LinkFailure.ACCESS_DENIED;
            case "invalid_scope" -> LinkFailure.SCOPE_REFUSED;
            case "invalid_request" -> LinkFailure.AUTHORIZATION_REQUEST_INVALID;
            case "unauthorized_client" -> LinkFailure.CLIENT_NOT_ALLOWED;
            case "server_error", "temporarily_unavailable" -> LinkFailure.PROVIDER_UNAVAILABLE;
            default -> LinkFailure.PROVIDER_ERROR;
        };
    }

    /** Gives up a link that was started, since no answer can come. */
    public LinkResult abandon(String startedState, LinkFailure failure) {
        pending.take(startedState);
        return failed(failure);
    }

    /** A stranger's callback must not disturb a link that works: only the problem is noted. */
    private LinkResult failed(LinkFailure failure) {
        synchronized (refreshing) {
            State now = state;
            if (now.tokens() == null) {
                state = State.unlinked(failure.explanation());
            }
        }
        return refuse(failure);
    }

    /** Refuses an answer, and tells the log why. */
    public static LinkResult refuse(LinkFailure failure) {
        if (failure == LinkFailure.ACCESS_DENIED) {
            LOG.info("The account was not linked: its owner said no");
        } else {
            LOG.warn("Account linking failed: {}", failure.reason());
        }
        return new LinkResult.Failed(failure.reason());
    }

    public void unlink() {
        state = State.unlinked(null);
        refreshTokens.clear();
    }

    /** The access token as it is, without a refresh; empty if the account is not linked. */
    public Optional<String> accessToken() {
        return Optional.ofNullable(state.tokens()).map(Tokens::accessToken);
    }

    /** The tokens that are known here, so that whoever shows an exchange can leave them out. */
    public List<String> secrets() {
        Tokens tokens = state.tokens();
        if (tokens == null) {
            return List.of();
        }
        List<String> secrets = new ArrayList<>(List.of(tokens.accessToken(), tokens.refreshToken()));
        secrets.addAll(refreshTokens.older());
        return secrets;
    }

    /**
     * The access token for a request that is being made now, refreshed if it is about to end. A refused refresh token
     * (RFC 6749 section 5.2, {@code invalid_grant}) ends the link; any other failure keeps it, and the token it has.
     */
    public ForRequest forRequest() {
        synchronized (refreshing) {
            State now = state;
            Tokens tokens = now.tokens();
            if (tokens == null) {
                return new ForRequest(Optional.empty(), List.of(), false);
            }
            if (!tokens.dueAt(clock.instant())) {
                return new ForRequest(Optional.of(tokens.accessToken()), List.of(), false);
            }
            if (tokens.refreshToken().isEmpty()) {
                if (tokens.notYetAt(clock.instant())) {
                    return drop("The access token is not good yet since the clock was put back, and there is no refresh"
                            + " token");
                }
                return tokens.expiredAt(clock.instant())
                        ? drop("The access token has expired and there is no refresh token")
                        : new ForRequest(Optional.of(tokens.accessToken()), List.of(), false);
            }
            return refresh(now, tokens);
        }
    }

    @SuppressWarnings("ReferenceEquality") // another state with the same values is another link
    private ForRequest refresh(State before, Tokens tokens) {
        String sent = refreshTokens.choose(tokens.refreshToken());
        TokenAnswer answer = endpoint.refresh(sent, tokens.refreshToken());
        if (state != before) {
            // Unlinked or linked anew meanwhile: that counts.
            Tokens current = state.tokens();
            return new ForRequest(Optional.ofNullable(current).map(Tokens::accessToken), List.of(), false);
        }
        if (answer instanceof TokenAnswer.Granted granted) {
            refreshTokens.replaced(tokens.refreshToken(), granted.tokens().refreshToken());
            State refreshed = before.refreshed(granted);
            state = refreshed;
            return new ForRequest(Optional.of(granted.tokens().accessToken()), refreshed.explanations(), false);
        }
        TokenAnswer.Refused refused = (TokenAnswer.Refused) answer;
        if (refused.error().equals("invalid_grant")) {
            return drop(
                    sent.equals(tokens.refreshToken())
                            ? "The refresh token was refused"
                            : "Alexa refreshed with an older refresh token, as she does now and then, and it was refused."
                                    + " Older ones must stay valid for a while");
        }
        LOG.warn("Refreshing the access token failed: {}", refused.failure().reason());
        String problem =
                "The access token could not be refreshed. " + refused.failure().explanation();
        state = new State(tokens, before.since(), before.owner(), problem, before.findings());
        return new ForRequest(Optional.of(tokens.accessToken()), List.of(problem), false);
    }

    private ForRequest drop(String why) {
        LOG.warn("The account link is lost: {}", why);
        state = State.unlinked(why + ". Link the account again.");
        refreshTokens.clear();
        return new ForRequest(Optional.empty(), List.of(why + "; Alexa forgot the account link"), true);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
