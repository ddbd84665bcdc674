package org.sayso.authorization.passkey;

import java.time.Clock;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.message.Post;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.signin.RecentSignIn;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;

/** Brings passkeys, where they are kept and their checks together. */
@Configuration(proxyBeanMethods = false)
class PasskeyConfiguration {

    @Bean
    PublicKeyCredentialUserEntityRepository passkeyOwners(ServerDatabase database) {
        return new JdbcPublicKeyCredentialUserEntityRepository(database.operations());
    }

    @Bean
    UserCredentialRepository passkeyCredentials(ServerDatabase database) {
        return new JdbcUserCredentialRepository(database.operations());
    }

    @Bean
    Passkeys passkeys(PublicKeyCredentialUserEntityRepository owners, UserCredentialRepository credentials) {
        return new Passkeys(owners, credentials);
    }

    @Bean
    WebAuthnRelyingPartyOperations relyingParty(
            PublicKeyCredentialUserEntityRepository owners,
            UserCredentialRepository credentials,
            AuthorizationSettings settings) {
        return new RelyingParty(owners, credentials, settings);
    }

    @Bean
    PasskeyNotices passkeyNotices(ObjectProvider<Post> post, AccountDirectory accounts) {
        return new PasskeyNotices(post, accounts);
    }

    @Bean
    PasskeySecurity passkeySecurity(
            AuthorizationSettings settings,
            WebAuthnRelyingPartyOperations relyingParty,
            AccountDirectory accounts,
            RecentSignIn recent,
            PasskeyNotices notices,
            Clock clock) {
        return new PasskeySecurity(settings, relyingParty, accounts, recent, notices, clock);
    }
}
