package org.sayso.authorization.passkey;

import java.time.InstantSource;
import java.util.List;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.signin.SignedInUser;
import org.sayso.authorization.signin.UserAuthentication;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationRequestToken;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;

/**
 * Signs a person in with a passkey, as the same kind of user as a password does. Thread-safe.
 *
 * <p>Every refusal says the same. A directory or database that cannot be reached throws what it throws.
 */
final class PasskeySignIn implements AuthenticationManager {

    private static final String REFUSED = "no passkey of an account";

    private final WebAuthnRelyingPartyOperations relyingParty;
    private final AccountDirectory accounts;
    private final InstantSource clock;

    PasskeySignIn(WebAuthnRelyingPartyOperations relyingParty, AccountDirectory accounts, InstantSource clock) {
        this.relyingParty = relyingParty;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication tried) {
        Account account = accounts.findBySubject(subject((WebAuthnAuthenticationRequestToken) tried))
                .orElseThrow(() -> new BadCredentialsException(REFUSED));
        FactorGrantedAuthority passkey = FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.WEBAUTHN_AUTHORITY)
                .issuedAt(clock.instant())
                .build();
        return new UserAuthentication(
                new SignedInUser(account.subject(), account.userName(), account.name()), List.of(passkey));
    }

    private String subject(WebAuthnAuthenticationRequestToken tried) {
        try {
            return relyingParty.authenticate(tried.getWebAuthnRequest()).getName();
        } catch (DataAccessException unreachable) {
            throw unreachable;
        } catch (RuntimeException wrong) {
            // What a browser sent may be broken in any way, and what is missing in it is found out late.
            throw new BadCredentialsException(REFUSED, wrong);
        }
    }
}
