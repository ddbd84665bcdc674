package org.sayso.authorization.link;

import org.jspecify.annotations.Nullable;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** What people allowed to clients, in the server's database. Thread-safe. */
public final class Consents implements OAuth2AuthorizationConsentService {

    private final ServerDatabase database;
    private final OAuth2AuthorizationConsentService spring;

    /** Keeps them in this database. */
    public Consents(ServerDatabase database, RegisteredClientRepository clients) {
        this.database = database;
        this.spring = new JdbcOAuth2AuthorizationConsentService(database.operations(), clients);
    }

    /** Two browsers of one person may allow the same at once. */
    @Override
    public void save(OAuth2AuthorizationConsent consent) {
        try {
            write(() -> spring.save(consent));
        } catch (DuplicateKeyException meanwhile) {
            write(() -> spring.save(consent));
        }
    }

    @Override
    public void remove(OAuth2AuthorizationConsent consent) {
        write(() -> spring.remove(consent));
    }

    /** Forgets what people allowed to a client, which is asked again should there ever be another of that id. */
    public void removeAllOf(String registrationId) {
        write(() -> database.jdbc()
                .sql("DELETE FROM oauth2_authorization_consent WHERE registered_client_id = :client")
                .param("client", registrationId)
                .update());
    }

    /** Deletes all that an account's owner allowed. */
    public void forget(String subject) {
        write(() -> database.jdbc()
                .sql("DELETE FROM oauth2_authorization_consent WHERE principal_name = :subject")
                .param("subject", subject)
                .update());
    }

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String registeredClientId, String principalName) {
        return spring.findById(registeredClientId, principalName);
    }

    private void write(Runnable work) {
        database.inTransaction(() -> {
            work.run();
            return true;
        });
    }
}
