package org.sayso.authorization.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sayso.authorization.client.ClientProfile;
import org.sayso.authorization.client.FurtherClients;
import org.sayso.authorization.client.KeyedSecretEncoder;
import org.sayso.authorization.settings.AdminSettings;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.settings.Secret;
import org.sayso.authorization.store.RandomText;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.Times;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The administrators in the server's database. Each is a client with a secret of its own, which gets access tokens for five
 * minutes by client credentials. Thread-safe.
 */
public final class Administrators implements FurtherClients {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final String REGISTRATION = "admin:";
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);
    private static final int SECRET_BYTES = 32;

    private final ServerDatabase database;
    private final KeyedSecretEncoder secrets;
    private final String issuer;
    private final InstantSource clock;

    /**
     * Somebody who may administrate.
     *
     * @param name lower-case letters, digits and hyphens
     * @param since when they were made one
     */
    public record Administrator(String name, Instant since) {

        /** The client id of their credentials. */
        public String clientId() {
            return AdminSettings.CLIENT_ID_PREFIX + name;
        }
    }

    private record Row(Administrator administrator, String secretHash) {}

    /** @param issuer of the tokens, which are good for this server only */
    public Administrators(ServerDatabase database, KeyedSecretEncoder secrets, String issuer, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * Makes an administrator.
     *
     * @return their secret, 256 random bits, which is kept as a keyed hash only
     * @throws InvalidSettingException if the name is taken or none
     */
    public Secret create(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidSettingException(
                    "The name of an administrator has lower-case letters, digits and hyphens, 40 at most",
                    "Choose one such as ann.");
        }
        Secret secret = Secret.of(RandomText.of(SECRET_BYTES));
        try {
            database.inTransaction(() -> database.jdbc()
                    .sql("INSERT INTO administrators (name, client_id, secret_hash, added)"
                            + " VALUES (:name, :clientId, :hash, :now)")
                    .param("name", name)
                    .param("clientId", AdminSettings.CLIENT_ID_PREFIX + name)
                    .param("hash", secrets.encode(secret.reveal()))
                    .param("now", Times.toColumn(clock.instant()))
                    .update());
        } catch (DuplicateKeyException taken) {
            throw new InvalidSettingException(
                    "There is an administrator of this name already",
                    "Choose another name, or remove that one first: sayso admin remove.");
        }
        return secret;
    }

    /** All of them, by name. */
    public List<Administrator> list() {
        return database
                .jdbc()
                .sql("SELECT name, secret_hash, added FROM administrators ORDER BY name")
                .query(Administrators::read)
                .list()
                .stream()
                .map(Row::administrator)
                .toList();
    }

    /** Takes it from somebody, also their tokens; false if there is nobody of this name. */
    public boolean remove(String name) {
        return database.inTransaction(() -> database.jdbc()
                        .sql("DELETE FROM administrators WHERE name = :name")
                        .param("name", name)
                        .update()
                == 1);
    }

    /** Who has these credentials now. */
    public Optional<Administrator> of(String clientId) {
        return row(clientId).map(Row::administrator);
    }

    @Override
    public Optional<RegisteredClient> byId(String id) {
        return id.startsWith(REGISTRATION)
                ? byClientId(AdminSettings.CLIENT_ID_PREFIX + id.substring(REGISTRATION.length()))
                : Optional.empty();
    }

    @Override
    public Optional<RegisteredClient> byClientId(String clientId) {
        return row(clientId).map(this::registered);
    }

    private Optional<Row> row(String clientId) {
        return clientId.startsWith(AdminSettings.CLIENT_ID_PREFIX)
                        && NAME.matcher(clientId.substring(AdminSettings.CLIENT_ID_PREFIX.length()))
                                .matches()
                ? database.jdbc()
                        .sql("SELECT name, secret_hash, added FROM administrators WHERE client_id = :clientId")
                        .param("clientId", clientId)
                        .query(Administrators::read)
                        .optional()
                : Optional.empty();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                new Administrator(row.getString("name"), Times.fromColumn(row, "added")), row.getString("secret_hash"));
    }

    private RegisteredClient registered(Row row) {
        Administrator administrator = row.administrator();
        return RegisteredClient.withId(REGISTRATION + administrator.name())
                .clientId(administrator.clientId())
                .clientName(administrator.name())
                .clientSecret(row.secretHash())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope(AdminSettings.SCOPE)
                .clientSettings(ClientProfile.forThisServer(issuer))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFE)
                        .build())
                .build();
    }
}
