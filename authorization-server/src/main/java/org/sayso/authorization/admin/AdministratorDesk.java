package org.sayso.authorization.admin;

import java.time.InstantSource;
import org.sayso.authorization.client.KeyedSecretEncoder;
import org.sayso.authorization.settings.StoreSettings;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.ServerSecrets;

/**
 * The administrators, from beside the server: with its database and its secrets, which is how the first one is made. Closing it
 * lets go of the database.
 */
public final class AdministratorDesk implements AutoCloseable {

    private final ServerDatabase database;
    private final Administrators administrators;

    private AdministratorDesk(ServerDatabase database, Administrators administrators) {
        this.database = database;
        this.administrators = administrators;
    }

    /**
     * Opens the database, and makes its tables where there are none yet.
     *
     * @param issuer of the server
     */
    public static AdministratorDesk open(StoreSettings settings, String issuer) {
        ServerDatabase database = ServerDatabase.open(settings.database());
        try {
            KeyedSecretEncoder secrets = new KeyedSecretEncoder(ServerSecrets.of(settings, database));
            return new AdministratorDesk(
                    database, new Administrators(database, secrets, issuer, InstantSource.system()));
        } catch (RuntimeException unusable) {
            database.close();
            throw unusable;
        }
    }

    /** The administrators of that database. */
    public Administrators administrators() {
        return administrators;
    }

    @Override
    public void close() {
        database.close();
    }
}
