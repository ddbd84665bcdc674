package org.sayso.authorization.link;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** What people allowed to clients, in the server's database. Thread-safe. */
public final class Consents implements OAuth2AuthorizationConsentService {

    private static final String SCOPE = "SCOPE_";

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
        database.upsert(() -> {
            spring.save(consent);
            return true;
        });
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

    /** What an account's owner allowed: scopes, by the registration of the client. */
    public Map<String, List<String>> of(String subject) {
        Map<String, List<String>> all = new TreeMap<>();
        database.jdbc()
                .sql("SELECT registered_client_id, authorities FROM oauth2_authorization_consent"
                        + " WHERE principal_name = :subject")
                .param("subject", subject)
                .query((row, number) -> Map.entry(row.getString("registered_client_id"), row.getString("authorities")))
                .list()
                .forEach(row -> all.put(row.getKey(), scopes(row.getValue())));
        return all;
    }

    /** Spring writes them with commas in between, each behind a prefix. */
    private static List<String> scopes(String authorities) {
        return Stream.of(authorities.split(",", -1))
                .filter(authority -> authority.startsWith(SCOPE))
                .map(authority -> authority.substring(SCOPE.length()))
                .sorted()
                .toList();
    }

    /** Deletes what an account's owner allowed to one client, which may not be registered any more. */
    public void forget(String subject, String registeredClientId) {
        write(() -> database.jdbc()
                .sql("DELETE FROM oauth2_authorization_consent WHERE principal_name = :subject"
                        + " AND registered_client_id = :client")
                .param("subject", subject)
                .param("client", registeredClientId)
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
