package org.sayso.authorization.passkey;

import java.time.Clock;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;

/** Brings passkeys, their database and their checks together. */
@Configuration(proxyBeanMethods = false)
class PasskeyConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyConfiguration.class);

    @Bean
    PasskeyDatabase passkeyDatabase(AuthorizationSettings settings) {
        if (settings.passkeys().file() == null) {
            LOG.info(
                    "Passkeys are kept in memory and forgotten at the next start (sayso.authorization.passkeys.file).");
        }
        return PasskeyDatabase.open(settings.passkeys().file());
    }

    @Bean
    PublicKeyCredentialUserEntityRepository passkeyOwners(PasskeyDatabase database) {
        return new JdbcPublicKeyCredentialUserEntityRepository(database.jdbc());
    }

    @Bean
    UserCredentialRepository passkeyCredentials(PasskeyDatabase database) {
        return new JdbcUserCredentialRepository(database.jdbc());
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
    RecentPassword recentPassword(Clock clock) {
        return new RecentPassword(clock);
    }

    @Bean
    PasskeySecurity passkeySecurity(
            AuthorizationSettings settings,
            WebAuthnRelyingPartyOperations relyingParty,
            AccountDirectory accounts,
            RecentPassword recent,
            Clock clock) {
        return new PasskeySecurity(settings, relyingParty, accounts, recent, clock);
    }
}
