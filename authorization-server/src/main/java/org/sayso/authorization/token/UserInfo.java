package org.sayso.authorization.token;

import java.util.Set;
import java.util.function.Function;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.settings.AttributeSettings;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;

/** Answers the userinfo endpoint from the account as it is now (OpenID Connect Core section 5.3). Thread-safe. */
public final class UserInfo implements Function<OidcUserInfoAuthenticationContext, OidcUserInfo> {

    private final AccountDirectory accounts;
    private final AttributeSettings attributes;

    UserInfo(AccountDirectory accounts, AttributeSettings attributes) {
        this.accounts = accounts;
        this.attributes = attributes;
    }

    @Override
    public OidcUserInfo apply(OidcUserInfoAuthenticationContext context) {
        Account account = accounts.findBySubject(context.getAuthorization().getPrincipalName())
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_TOKEN));
        Set<String> scopes = context.getAccessToken().getScopes();
        OidcUserInfo.Builder info = OidcUserInfo.builder().subject(account.subject());
        if (scopes.contains(OidcScopes.PROFILE)) {
            info.claims(claims -> claims.putAll(ProfileClaims.of(account)));
        }
        attributes
                .claims(scopes)
                .forEach((claim, attribute) ->
                        account.attribute(attribute).ifPresent(value -> info.claim(claim, value)));
        return info.build();
    }
}
