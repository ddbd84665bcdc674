package org.sayso.linking;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How Alexa links the accounts of one skill. The members have the names of Amazon's {@code accountLinkingRequest} where
 * Amazon has one. Well-formed, which does not mean that it works: the check says that. Never shows the secret. Immutable.
 *
 * @param skill the skill's name, as people say it
 * @param vendorId the developer's id, the last part of Alexa's redirect addresses
 * @param accessTokenUrl exchanges codes and refreshes tokens; only null with the implicit grant
 * @param clientSecret only null with the implicit grant
 * @param domains further hosts that the sign-in page loads from
 * @param defaultTokenExpirationInSeconds counts where a token response has no {@code expires_in}
 * @param skipOnEnablement whether the skill may be enabled without linking
 * @param pkce whether codes are protected by PKCE with S256 (RFC 7636)
 * @param audience what the access token is for, its {@code aud}
 * @param issuer who issues the access token, its {@code iss}
 * @param tokenCheck how the skill finds out whether an access token counts
 */
public record LinkingFile(
        String skill,
        @Nullable String skillId,
        String vendorId,
        GrantType type,
        String authorizationUrl,
        @Nullable String accessTokenUrl,
        String clientId,
        @Nullable ClientSecret clientSecret,
        AccessTokenScheme accessTokenScheme,
        List<String> scopes,
        List<String> domains,
        @Nullable Integer defaultTokenExpirationInSeconds,
        boolean skipOnEnablement,
        boolean pkce,
        VoiceForward voiceForward,
        Provider provider,
        @Nullable String audience,
        @Nullable String issuer,
        TokenCheck tokenCheck) {

    public LinkingFile {
        scopes = List.copyOf(scopes);
        domains = List.copyOf(domains);
    }

    /** Where Alexa may be sent back to: North America, Europe and India, Far East (Amazon: account linking requirements). */
    public List<URI> redirectUris() {
        return Stream.of("pitangui.amazon.com", "layla.amazon.com", "alexa.amazon.co.jp")
                .map(host -> URI.create("https://" + host + "/api/skill/link/" + vendorId))
                .toList();
    }
}
