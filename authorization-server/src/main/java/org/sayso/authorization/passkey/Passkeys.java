package org.sayso.authorization.passkey;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/** The passkeys of the accounts. Thread-safe. */
public final class Passkeys {

    private final PublicKeyCredentialUserEntityRepository owners;
    private final UserCredentialRepository credentials;

    Passkeys(PublicKeyCredentialUserEntityRepository owners, UserCredentialRepository credentials) {
        this.owners = owners;
        this.credentials = credentials;
    }

    /** Those of one account, the oldest first. */
    public List<Passkey> of(String subject) {
        return records(subject).stream()
                .map(record -> new Passkey(
                        record.getCredentialId().toBase64UrlString(),
                        Optional.ofNullable(record.getLabel()).orElse(""),
                        record.getCreated(),
                        record.getLastUsed()))
                .sorted(Comparator.comparing(Passkey::created))
                .toList();
    }

    /**
     * Deletes a passkey; nobody signs in with it again.
     *
     * @param id of one of the account's own
     * @return false if the account has no such passkey
     */
    public boolean delete(String subject, String id) {
        Optional<Bytes> own = records(subject).stream()
                .map(CredentialRecord::getCredentialId)
                .filter(known -> known.toBase64UrlString().equals(id))
                .findFirst();
        own.ifPresent(credentials::delete);
        return own.isPresent();
    }

    /** Deletes all of an account. */
    public void forget(String subject) {
        PublicKeyCredentialUserEntity owner = owners.findByUsername(subject);
        if (owner != null) {
            credentials.findByUserId(owner.getId()).forEach(passkey -> credentials.delete(passkey.getCredentialId()));
            owners.delete(owner.getId());
        }
    }

    private List<CredentialRecord> records(String subject) {
        PublicKeyCredentialUserEntity owner = owners.findByUsername(subject);
        return owner == null ? List.of() : credentials.findByUserId(owner.getId());
    }
}
