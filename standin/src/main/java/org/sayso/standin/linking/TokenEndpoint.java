package org.sayso.standin.linking;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.http.BoundedHttp;
import org.sayso.standin.http.HttpOutcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Asks the token endpoint for tokens, by code or by refresh token (RFC 6749 sections 4.1.3 and 6). Waits 4.5 seconds,
 * Alexa's limit. Thread-safe.
 */
final class TokenEndpoint {

    private static final Duration LIMIT = Duration.ofMillis(4500);
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(360);
    private static final int MOST_BYTES = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BoundedHttp http = new BoundedHttp();
    private final LinkingSettings settings;
    private final Clock clock;

    TokenEndpoint(LinkingSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @param verifier the PKCE code verifier (RFC 7636); null without PKCE */
    TokenAnswer exchange(String code, String redirectUri, @Nullable String verifier) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirectUri);
        if (verifier != null) {
            form.put("code_verifier", verifier);
        }
        return post(form, "");
    }

    /**
     * Asks for new tokens.
     *
     * @param newest counts on where the answer has no refresh token
     */
    TokenAnswer refresh(String refreshToken, String newest) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        return post(form, newest);
    }

    private TokenAnswer post(Map<String, String> form, String oldRefreshToken) {
        form.put("client_id", settings.clientId());
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.tokenUri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json");
        if (settings.scheme() == LinkingSettings.Scheme.HTTP_BASIC) {
            // Section 2.3.1: both parts are form-encoded before they are joined.
            String credentials = encode(settings.clientId()) + ":" + encode(settings.clientSecret());
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        } else {
            form.put("client_secret", settings.clientSecret());
        }
        String body = form.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
        request.POST(HttpRequest.BodyPublishers.ofString(body));
        return read(http.send(request.build(), LIMIT, MOST_BYTES), oldRefreshToken);
    }

    private TokenAnswer read(HttpOutcome outcome, String oldRefreshToken) {
        if (outcome instanceof HttpOutcome.TimedOut) {
            return refused(LinkFailure.TOKEN_ENDPOINT_TIMEOUT);
        }
        if (outcome instanceof HttpOutcome.Unreachable) {
            return refused(LinkFailure.TOKEN_ENDPOINT_UNREACHABLE);
        }
        if (outcome instanceof HttpOutcome.Distrusted) {
            return refused(LinkFailure.TOKEN_ENDPOINT_TLS);
        }
        if (!(outcome instanceof HttpOutcome.Answered answered)) {
            return refused(LinkFailure.TOKEN_RESPONSE_INVALID);
        }
        if (answered.status() >= 500) {
            return refused(LinkFailure.TOKEN_ENDPOINT_FAILED);
        }
        JsonNode json = parse(answered.body());
        if (answered.status() >= 400) {
            String error = json.path("error").asString("");
            String description = json.path("error_description").asString("");
            return new TokenAnswer.Refused(cause(answered.status(), error, description), error);
        }
        if (answered.status() >= 300) {
            return refused(LinkFailure.TOKEN_ENDPOINT_MOVED);
        }
        return answered.status() == 200
                ? granted(json, answered.contentType(), oldRefreshToken)
                : refused(LinkFailure.TOKEN_RESPONSE_INVALID);
    }

    private TokenAnswer granted(JsonNode json, String contentType, String oldRefreshToken) {
        if (!json.isObject()) {
            return refused(LinkFailure.TOKEN_RESPONSE_NOT_JSON);
        }
        String accessToken = json.path("access_token").asString("");
        if (accessToken.isBlank()) {
            return refused(LinkFailure.ACCESS_TOKEN_MISSING);
        }
        if (!json.path("token_type").asString("Bearer").equalsIgnoreCase("Bearer")) {
            return refused(LinkFailure.TOKEN_TYPE_WRONG);
        }
        List<LinkFinding> findings = new ArrayList<>();
        if (!contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            findings.add(LinkFinding.CONTENT_TYPE);
        }
        String given = json.path("refresh_token").asString("");
        String refreshToken = given.isBlank() ? oldRefreshToken : given;
        if (refreshToken.isEmpty()) {
            findings.add(LinkFinding.NO_REFRESH_TOKEN);
        }
        Optional<Duration> told = life(json.path("expires_in"));
        if (told.isEmpty()) {
            findings.add(LinkFinding.NO_EXPIRES_IN);
        }
        Duration life = told.orElse(settings.defaultTokenLife());
        if (life.compareTo(SHORTEST_LIFE) < 0) {
            findings.add(LinkFinding.SHORT_LIFE);
        }
        Tokens tokens = new Tokens(accessToken, refreshToken, clock.instant().plus(life), life);
        return new TokenAnswer.Granted(tokens, owner(json.path("id_token").asString("")), findings);
    }

    private static TokenAnswer refused(LinkFailure failure) {
        return new TokenAnswer.Refused(failure, "");
    }

    /** Servers tell a wrong redirect URI as {@code invalid_grant} (RFC 6749 section 5.2); the description may say more. */
    private static LinkFailure cause(int status, String error, String description) {
        return switch (error) {
            case "invalid_client" -> LinkFailure.CLIENT_REFUSED;
            case "invalid_grant", "invalid_request", "redirect_uri_mismatch" ->
                error.startsWith("redirect")
                                || description.toLowerCase(Locale.ROOT).contains("redirect")
                        ? LinkFailure.REDIRECT_MISMATCH
                        : error.equals("invalid_grant") ? LinkFailure.CODE_REFUSED : LinkFailure.TOKEN_REQUEST_REFUSED;
            default -> {
                if (status == 401) {
                    yield LinkFailure.CLIENT_REFUSED;
                }
                yield error.equals("unauthorized_client") || error.equals("unsupported_grant_type")
                        ? LinkFailure.GRANT_NOT_ALLOWED
                        : LinkFailure.TOKEN_REQUEST_REFUSED;
            }
        };
    }

    /**
     * The name in an ID token; for show only, so its signature is not checked (OpenID Connect Core section 3.1.3.7 leaves
     * that to the connection it came over).
     */
    private static String owner(String idToken) {
        String[] parts = idToken.split("\\.", -1);
        try {
            return parts.length == 3
                    ? parse(Base64.getUrlDecoder().decode(parts[1]))
                            .path("name")
                            .asString("")
                    : "";
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static Optional<Duration> life(JsonNode expiresIn) {
        long seconds = expiresIn.asLong(0);
        return seconds > 0 && seconds <= Integer.MAX_VALUE
                ? Optional.of(Duration.ofSeconds(seconds))
                : Optional.empty();
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
