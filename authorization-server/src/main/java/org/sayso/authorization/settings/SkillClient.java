package org.sayso.authorization.settings;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The client that Alexa is for one skill: {@code sayso.authorization.skills.<name>.*}. Immutable.
 *
 * @param clientId required; also entered in the skill's account-linking form
 * @param clientSecret required, at least 16 characters
 * @param vendorId required; the developer's vendor id, last part of Alexa's redirect addresses; skills may share it
 * @param additionalRedirectUris exact addresses besides the three regional ones of Amazon
 * @param amazonComRedirect default false; whether {@code alexa.amazon.com} is one of Alexa's redirect addresses, too
 * @param scopes what Alexa may ask for; default {@code openid offline_access}
 * @param audience required; the identifier of the skill's API, {@code aud} of the access tokens; never this server's own
 * @param accessTokenLife default 1 h, at least 360 s (Amazon's minimum)
 * @param refreshTokenLife default 365 d, longer than the access token's; how long a link lives without being used
 * @param refreshTokenAbsoluteLife none by default; how long a link lives at all, however much it is used
 * @param refreshTokenRotation default {@code none}: one refresh token for the whole link. {@code successor}: each refresh brings
 *     the one successor, and the token before stays good until that was used
 * @param lateReuse default {@code serve}; what happens when a replaced refresh token comes back 60 s or more after its
 *     successor was used: {@code serve}, {@code refuse} or {@code end-family}
 * @param requirePkce default false: Alexa sends a challenge only when that is switched on for the skill; once it was sent,
 *     the verifier is mandatory either way
 * @param tokenClaims claims of the access tokens beside the standard ones: by the name of the claim, the attribute of the
 *     account it tells ({@code given_name}, or one of {@link AttributeSettings}); absent where the account has none. A name with other
 *     characters than letters, digits and hyphens needs brackets: {@code "[https://pizza.example/color]"}
 * @param skillName what the consent page calls the skill; without one it says Alexa, which does for a single skill
 */
public record SkillClient(
        String clientId,
        Secret clientSecret,
        String vendorId,
        @DefaultValue List<String> additionalRedirectUris,
        boolean amazonComRedirect,
        @DefaultValue({"openid", "offline_access"}) List<String> scopes,
        String audience,
        @DefaultValue("1h") Duration accessTokenLife,
        @DefaultValue("365d") Duration refreshTokenLife,
        @Nullable Duration refreshTokenAbsoluteLife,
        @DefaultValue("none") RefreshTokenRotation refreshTokenRotation,
        @DefaultValue("serve") LateReuse lateReuse,
        boolean requirePkce,
        @DefaultValue Map<String, String> tokenClaims,
        @Nullable String skillName) {

    /** Amazon asks that access tokens live 360 s or more. */
    public static final Duration SHORTEST_ACCESS_TOKEN = Duration.ofMinutes(6);

    /** Copies the collections. */
    public SkillClient {
        additionalRedirectUris = List.copyOf(additionalRedirectUris);
        scopes = List.copyOf(scopes);
        tokenClaims = Map.copyOf(tokenClaims);
    }

    /** What {@link #tokenClaims} says: the attribute that each claim tells. */
    public Map<String, String> claims() {
        return ClaimRules.read(tokenClaims, "skills.<name>");
    }

    /** What the people who are asked for consent know the client by. */
    public String displayName() {
        return skillName == null || skillName.isBlank() ? "Alexa" : skillName + " on Alexa";
    }

    /** The addresses Alexa may be sent back to: North America, Europe, Far East, then the additional ones. */
    public List<URI> redirectUris() {
        List<URI> all = new ArrayList<>(AlexaAddresses.of(vendorId, amazonComRedirect));
        additionalRedirectUris.stream().map(URI::create).forEach(all::add);
        return List.copyOf(all);
    }

    /** Refuses what cannot work; {@code owner} is where the settings are, such as {@code skills.pizza}. */
    void check(String owner) {
        Rules.clientId(clientId, owner);
        Rules.clientSecret(clientSecret, owner);
        checkVendorId(owner);
        additionalRedirectUris.forEach(uri -> Rules.redirect(uri, owner + ".additional-redirect-uris"));
        Rules.scopes(scopes, owner);
        Rules.peoplesScopes(scopes, owner);
        AdminSettings.refuseScope(scopes, owner);
        Rules.text(
                audience,
                owner + ".audience",
                "Set the identifier of the API the tokens are for, such as https://pizza.example.com; the skill checks it.");
        Rules.lives(accessTokenLife, refreshTokenLife, refreshTokenAbsoluteLife, owner);
        ClaimRules.read(tokenClaims, owner);
    }

    private void checkVendorId(String owner) {
        String fix = "Set the last part of the redirect addresses in the skill's account-linking form"
                + " (the same for all skills of a developer), such as M1A2B3C4D5E6F7; it is not the skill id.";
        String id = Rules.text(vendorId, owner + ".vendor-id", fix);
        if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new InvalidSettingException(
                    "sayso.authorization." + owner + ".vendor-id is not a vendor id (letters and digits): " + id, fix);
        }
    }
}
