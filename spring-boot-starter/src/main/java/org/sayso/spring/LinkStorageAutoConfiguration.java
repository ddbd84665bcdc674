package org.sayso.spring;

import javax.sql.DataSource;
import org.sayso.confirmation.Storage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/** Where links are kept in a service that has nothing to confirm and wants its links followed. */
@AutoConfiguration(after = ConfirmationAutoConfiguration.class, before = AuditAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "sayso.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty("sayso.links.enabled")
class LinkStorageAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @DependsOnDatabaseInitialization
    Storage saysoStorage(
            ObjectProvider<DataSource> dataSource, ObjectProvider<PlatformTransactionManager> transactionManager) {
        DataSource database = dataSource.getIfAvailable();
        PlatformTransactionManager transactions = transactionManager.getIfAvailable();
        if (database == null || transactions == null) {
            throw new RefusedSettingException(
                    "sayso.links.enabled",
                    "is true while there is no database to keep links in",
                    "Set spring.datasource.url, or remove the setting.");
        }
        return new ConfirmationAutoConfiguration().saysoStorage(database, transactions);
    }
}
