package org.sayso.authorization.store;

import java.util.List;
import org.sayso.authorization.settings.DatabaseSettings;
import org.sayso.authorization.settings.Rehearsal;
import org.sayso.authorization.settings.StoreSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the database, and finds the secrets that go with it. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(StoreConfiguration.class);

    @Bean
    ServerDatabase serverDatabase(StoreSettings settings, ObjectProvider<Rehearsal> rehearsal) {
        boolean memory = JdbcUrl.of(settings.database().url()).isMemory();
        if (rehearsal.getIfAvailable() != null) {
            return ServerDatabase.open(new DatabaseSettings(null, null, null));
        }
        ServerDatabase database = ServerDatabase.open(settings.database());
        if (memory) {
            LOG.info("Links, passkeys and keys are kept in memory and forgotten at the next start"
                    + " (sayso.authorization.database.url).");
        }
        return database;
    }

    /** After the database: of an H2 file only one process can be the owner. */
    @Bean
    ServerSecrets serverSecrets(StoreSettings settings, ServerDatabase database) {
        return ServerSecrets.of(settings, database);
    }

    @Bean
    Upkeep upkeep(List<Tended> tended) {
        return new Upkeep(tended);
    }
}
