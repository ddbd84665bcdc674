package org.sayso.linking.check;

import static org.sayso.linking.check.Severity.ERROR;
import static org.sayso.linking.check.Severity.WARNING;

import java.util.Locale;

/** Everything the check can find. The ids are stable; a kind always has the same severity. */
public enum FindingKind {
    // Addresses
    ADDRESS_BROKEN(
            ERROR,
            "an address is not an absolute web address, or has user info",
            "Alexa cannot call it, so nobody can link."),
    ADDRESS_NOT_HTTPS(ERROR, "an address is not https", "Amazon takes only https, and tokens would travel readable."),
    ADDRESS_LOCAL(
            WARNING,
            "an address is this machine (localhost)",
            "Only the stand-in can use it: Amazon's servers cannot reach your machine by that name."),
    ADDRESS_PRIVATE(
            ERROR,
            "an address is in a private network",
            "Amazon's servers cannot reach it, so codes are never exchanged."),
    ADDRESS_PORT(
            ERROR,
            "an address has another port than 443",
            "Amazon allows only port 443; with another one linking fails."),
    ADDRESS_FRAGMENT(
            ERROR,
            "an address has a fragment",
            "Alexa adds its parameters at the end, behind the #, where no server sees them."),
    ADDRESSES_SAME(
            ERROR,
            "both addresses are the same",
            "One shows a sign-in page, the other answers token requests; one address cannot be both."),
    ADDRESSES_SWAPPED(
            ERROR,
            "the two addresses look swapped",
            "The token endpoint then complains of a missing response_type, and users see an error page."),
    ADDRESSES_MIXED(
            ERROR,
            "the two addresses belong to different authorization servers",
            "A code is only good at the server that issued it, so the exchange ends with invalid_grant."),
    RESERVED_PARAMETER(
            ERROR,
            "authorizationUrl already has a parameter that Alexa sends",
            "The request then has it twice; with a fixed state, Amazon refuses the answer."),
    PROVIDER_PATH(
            WARNING,
            "an address does not look like the provider's",
            "Either the address or the provider is wrong, and the advice for this provider does not apply."),

    // Grant and client
    IMPLICIT_GRANT(
            WARNING,
            "the implicit grant is used",
            "It gives no refresh token: every user has to link again whenever the access token expires."),
    IMPLICIT_UNUSED(
            WARNING,
            "the implicit grant comes with settings that only the code grant uses",
            "They look as if they had an effect and have none."),
    PKCE_OFF(
            WARNING,
            "PKCE is switched off",
            "A code that is caught on its way can then be used by others; some servers refuse requests without PKCE."),
    SECRET_IN_FILE(
            WARNING,
            "the client secret stands in the file",
            "Whoever can read the file or its history can redeem codes and refresh tokens as Alexa."),
    SECRET_BLANK(
            ERROR,
            "the client secret has blanks",
            "They were usually copied along; the token endpoint then answers invalid_client."),
    CREDENTIALS_ENCODING(
            WARNING,
            "client id or secret have characters that must be encoded for HTTP Basic",
            "RFC 6749 section 2.3.1 form-encodes both before they are joined; clients and servers that do not agree end"
                    + " with invalid_client."),
    CLIENT_ID_REGION(
            ERROR,
            "clientId is one of Alexa's redirect hosts",
            "Each region of Alexa has its own host; as client id only the region works that was entered."),
    CLIENT_ID_AMAZON(
            WARNING,
            "clientId is one that Amazon issued, but the provider is not Login with Amazon",
            "Here belongs the id that your authorization server knows, not the one Amazon gave your skill."),
    VENDOR_ID_SKILL_ID(
            ERROR,
            "vendorId is a skill id",
            "The redirect addresses end with the developer's vendor id; with another one the provider refuses them."),
    VENDOR_ID_UNUSUAL(
            WARNING,
            "vendorId does not look like Amazon's",
            "With a wrong one the provider refuses all of Alexa's redirect addresses."),
    SKILL_ID_MALFORMED(WARNING, "skillId is not a skill id", "Commands with this id reach no skill."),

    // Scopes
    SCOPES_MISSING(
            WARNING,
            "there are no scopes",
            "Many servers refuse an authorization request without scope, and consent to nothing means nothing."),
    SCOPES_TOO_MANY(ERROR, "there are more than 15 scopes", "Amazon takes at most 15."),
    SCOPE_MALFORMED(
            ERROR,
            "a scope has a blank, a quote or another character that no scope has",
            "Alexa joins the scopes with blanks, so the server sees other scopes than you meant and answers"
                    + " invalid_scope."),
    SCOPE_TWICE(WARNING, "a scope is there twice", "Some servers refuse doubled scopes."),
    OPENID_MISSING(
            WARNING,
            "the scope openid is missing",
            "Without it there is no ID token and no userinfo; the user's name cannot be shown."),
    OFFLINE_ACCESS_MISSING(
            ERROR,
            "the scope offline_access is missing",
            "The provider then issues no lasting refresh token: links die with the access token or the browser's session."),
    AMAZON_SCOPE(
            ERROR,
            "a scope of OpenID Connect is asked of Login with Amazon",
            "Login with Amazon has no such scope and answers with an error parameter instead of a code."),

    // Domains
    DOMAINS_TOO_MANY(ERROR, "there are more than 15 domains", "Amazon takes at most 15."),
    DOMAIN_MALFORMED(
            ERROR,
            "an entry of domains is not a bare host name",
            "Amazon asks for domains; an entry with scheme, port, path or wildcard is none."),
    DOMAIN_TWICE(WARNING, "a domain is there twice", "It takes one of the 15 places."),
    LOGIN_DOMAIN_MISSING(
            WARNING,
            "domains are listed, but not that of the sign-in page",
            "Amazon documents the list as the domains that the sign-in page loads from, and does not say that its own is"
                    + " understood."),

    // Tokens
    TOKEN_LIFE_SHORT(
            ERROR,
            "defaultTokenExpirationInSeconds is under 360",
            "Amazon asks for access tokens that live six minutes or longer."),
    AUDIENCE_MISSING(
            WARNING,
            "there is no audience",
            "Without it the skill cannot tell its own tokens from those issued for other services."),
    AUDIENCE_PARAMETER_DIFFERS(
            ERROR,
            "the audience parameter of authorizationUrl is another one than audience",
            "Tokens are issued for the one and checked for the other, so every request is refused."),
    ISSUER_MALFORMED(
            ERROR,
            "issuer is not an https address without query and fragment",
            "Nothing the provider issues can have it (RFC 8414 section 2), so every token is refused."),
    ISSUER_SLASH(
            ERROR,
            "issuer ends with a slash",
            "Issuers are compared to the character; this provider's have no slash at the end."),
    ISSUER_ELSEWHERE(
            WARNING,
            "issuer is at another host than authorizationUrl",
            "With a custom domain tokens name the host they were asked for; issuer and sign-in usually share it."),
    AUTH0_ISSUER_SLASH(
            ERROR,
            "Auth0's issuer has no slash at the end",
            "Issuers are compared to the character; Auth0's end with a slash, so every token is refused."),
    AUTH0_AUDIENCE_PARAMETER(
            ERROR,
            "authorizationUrl has no audience parameter for Auth0",
            "Auth0 then issues an opaque token, which no local check can read."),
    AUTH0_MANAGEMENT_AUDIENCE(
            ERROR,
            "the audience is Auth0's Management API",
            "Alexa would hold a token that opens your tenant, and Auth0 wants such tokens treated as opaque."),
    AUTH0_REMOTE_CHECK(
            WARNING,
            "tokens are to be checked by asking Auth0",
            "Auth0 has no introspection; userinfo allows a burst of 10 and then 5 requests a minute for each user."),
    OKTA_ORG_SERVER(
            ERROR,
            "Okta's org server issues the tokens, and they are to be checked locally",
            "Its access tokens are opaque: the keys that sign them are not published."),
    OKTA_DEFAULT_AUDIENCE(
            WARNING,
            "Okta's server \"default\" is used with another audience than api://default",
            "Unless its audience was changed, every token is refused."),
    AMAZON_LOCAL_CHECK(
            ERROR,
            "tokens of Login with Amazon are to be checked locally",
            "They are opaque; only Amazon's tokeninfo says for which client one was issued."),

    // Voice-forward linking
    VOICE_FORWARD_GRANT(
            ERROR,
            "linking by voice is on, with the implicit grant",
            "Amazon wants the authorization code grant for it."),
    VOICE_FORWARD_PROVIDER(
            ERROR,
            "linking by voice is on, with another provider than Login with Amazon",
            "Amazon makes it a condition that the service signs its users in with Login with Amazon."),
    VOICE_FORWARD_PERSONALIZATION(
            ERROR,
            "linking by voice is on, and personalization too",
            "Amazon wants personalization off for it; a skill cannot have both."),
    VOICE_FORWARD_PERMISSIONS(
            ERROR,
            "linking by voice is on without a permission for the name",
            "Amazon wants at least the full name or the given name among the skill's permissions."),

    // Against Amazon's settings
    DRIFT(ERROR, "Amazon has another value than the file", "Alexa links with Amazon's value, whatever the file says."),
    AMAZON_ONLY(
            WARNING,
            "Amazon has a setting that the file cannot hold",
            "An update replaces all settings, so what is printed from this file would remove it."),
    AMAZON_SECRET(
            WARNING,
            "Amazon's JSON holds a client secret",
            "Amazon never gives it out, so this is a request that someone kept, with the secret readable."),
    REDIRECT_MISPLACED(
            ERROR,
            "redirectUrls has one of Alexa's own redirect addresses",
            "That list is for the addresses of your own app (app-to-app linking); Alexa's belong to the provider, which"
                    + " otherwise refuses them."),
    VENDOR_ID_DRIFT(
            ERROR,
            "a redirect address of Alexa in Amazon's JSON ends with another vendor id than the file's",
            "The provider has the addresses with the file's vendor id registered and refuses all others.");

    private final Severity severity;
    private final String what;
    private final String why;

    FindingKind(Severity severity, String what, String why) {
        this.severity = severity;
        this.what = what;
        this.why = why;
    }

    /** Such as {@code offline-access-missing}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Severity severity() {
        return severity;
    }

    /** When it is found, as a clause. */
    public String what() {
        return what;
    }

    /** Why it matters, in a sentence or two. */
    public String why() {
        return why;
    }
}
