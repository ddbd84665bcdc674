package org.sayso.standin.amazon;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A valid request for an authorization code, before the person has answered it.
 *
 * @param state empty without one; it goes back as it came
 * @param challenge null without PKCE
 */
public record AuthorizeRequest(
        AmazonClient client,
        Set<AmazonScope> scopes,
        URI redirectUri,
        String state,
        @Nullable Challenge challenge) {

    public AuthorizeRequest {
        scopes = Set.copyOf(scopes);
    }

    /** Whether the person must agree to what the app learns: always, but for the user id alone. */
    public boolean needsConsent() {
        return !scopes.equals(Set.of(AmazonScope.USER_ID));
    }

    /** Where the browser goes with an answer, {@code state} added. */
    URI sendBack(Map<String, String> answer) {
        Map<String, String> query = new LinkedHashMap<>(answer);
        if (!state.isEmpty()) {
            query.put("state", state);
        }
        String added = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(redirectUri + (redirectUri.getRawQuery() == null ? "?" : "&") + added);
    }

    @Override
    public String toString() {
        return "AuthorizeRequest[client=" + client.clientId() + ", scopes=" + scopes + "]";
    }
}
