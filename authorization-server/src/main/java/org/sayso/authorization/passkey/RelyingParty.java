package org.sayso.authorization.passkey;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.signin.SignedInUser;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions.PublicKeyCredentialCreationOptionsBuilder;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/**
 * Spring's checks of passkeys, made stricter: the authenticator must verify its user both when a passkey is made and when it
 * is used, sign-in names no account beforehand, and each passkey has a name. Thread-safe.
 */
final class RelyingParty implements WebAuthnRelyingPartyOperations {

    /** The longest name of a passkey, in characters. */
    static final int LONGEST_NAME = 40;

    private static final int MOST_PASSKEYS = 20;

    private final PublicKeyCredentialUserEntityRepository owners;
    private final UserCredentialRepository credentials;
    private final WebAuthnRelyingPartyOperations checks;

    RelyingParty(
            PublicKeyCredentialUserEntityRepository owners,
            UserCredentialRepository credentials,
            AuthorizationSettings settings) {
        this.owners = owners;
        this.credentials = credentials;
        Webauthn4JRelyingPartyOperations spring = new Webauthn4JRelyingPartyOperations(
                owners,
                credentials,
                PublicKeyCredentialRpEntity.builder()
                        .id(settings.passkeys().domain())
                        .name(settings.serviceName())
                        .build(),
                Set.copyOf(settings.passkeys().allowedOrigins()));
        spring.setCustomizeCreationOptions(this::whoAndHow);
        spring.setCustomizeRequestOptions(
                options -> options.allowCredentials(List.of()).userVerification(UserVerificationRequirement.REQUIRED));
        this.checks = spring;
    }

    /** The name that password managers show is what the person types to sign in; Spring would show the subject. */
    private void whoAndHow(PublicKeyCredentialCreationOptionsBuilder options) {
        options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build());
        signedIn()
                .ifPresent(user -> options.user(ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(owner(user).getId())
                        .name(user.userName())
                        .displayName(user.displayName())
                        .build()));
    }

    @Override
    public PublicKeyCredentialCreationOptions createPublicKeyCredentialCreationOptions(
            PublicKeyCredentialCreationOptionsRequest request) {
        return checks.createPublicKeyCredentialCreationOptions(request);
    }

    /** Keeps a new passkey for who is signed in now, which must be who asked for it. */
    @Override
    public CredentialRecord registerCredential(RelyingPartyRegistrationRequest request) {
        PublicKeyCredentialUserEntity owner =
                signedIn().map(this::owner).orElseThrow(() -> new PasskeyRefusedException("nobody is signed in"));
        if (!owner.getId().equals(request.getCreationOptions().getUser().getId())) {
            throw new PasskeyRefusedException("somebody else began");
        }
        if (credentials.findByUserId(owner.getId()).size() >= MOST_PASSKEYS) {
            throw new PasskeyRefusedException("the account has " + MOST_PASSKEYS + " passkeys already");
        }
        try {
            if (!named(request.getPublicKey().getLabel())) {
                throw new PasskeyRefusedException("the name is missing, too long or not printable");
            }
            return checks.registerCredential(request);
        } catch (PasskeyRefusedException | DataAccessException known) {
            throw known;
        } catch (RuntimeException refused) {
            throw new PasskeyRefusedException("not a passkey for here", refused);
        }
    }

    @Override
    public PublicKeyCredentialRequestOptions createCredentialRequestOptions(
            PublicKeyCredentialRequestOptionsRequest request) {
        return checks.createCredentialRequestOptions(request);
    }

    @Override
    public PublicKeyCredentialUserEntity authenticate(RelyingPartyAuthenticationRequest request) {
        return checks.authenticate(request);
    }

    private PublicKeyCredentialUserEntity owner(SignedInUser user) {
        PublicKeyCredentialUserEntity owner = owners.findByUsername(user.subject());
        if (owner == null) {
            throw new PasskeyRefusedException("nobody asked for a passkey");
        }
        return owner;
    }

    private static Optional<SignedInUser> signedIn() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(authentication -> authentication.getPrincipal())
                .filter(SignedInUser.class::isInstance)
                .map(SignedInUser.class::cast);
    }

    private static boolean named(@Nullable String name) {
        return name != null
                && !name.isBlank()
                && name.codePointCount(0, name.length()) <= LONGEST_NAME
                && name.codePoints().noneMatch(RelyingParty::unprintable);
    }

    /** Controls and marks that turn the direction of what follows would garble the list. */
    private static boolean unprintable(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
