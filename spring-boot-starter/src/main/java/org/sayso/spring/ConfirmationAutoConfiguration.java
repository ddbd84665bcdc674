package org.sayso.spring;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.ConfirmationMethod;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.ConfirmationsBuilder;
import org.sayso.confirmation.ConfirmedAction;
import org.sayso.confirmation.DestinationRule;
import org.sayso.confirmation.MessageSender;
import org.sayso.confirmation.Storage;
import org.sayso.delivery.EffectDispatcher;
import org.sayso.delivery.OutboxDispatcher;
import org.sayso.jdbc.Durability;
import org.sayso.jdbc.JdbcStorage;
import org.sayso.jdbc.SaysoSchema;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/** Question four, where the application has something to confirm: challenges, their storage, their messages. */
@AutoConfiguration(
        after = {TokenAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class},
        afterName = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
@ConditionalOnProperty(name = "sayso.enabled", matchIfMissing = true)
@ConditionalOnBean(ConfirmedAction.class)
@Import(ProviderMethodsConfiguration.class)
class ConfirmationAutoConfiguration {

    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(5);

    @Bean
    static H2Turns saysoH2Turns() {
        return new H2Turns();
    }

    /** After the application's own migrations, since Flyway wants an empty schema for its first one. */
    @Bean
    @ConditionalOnMissingBean
    @DependsOnDatabaseInitialization
    Storage saysoStorage(DataSource dataSource, PlatformTransactionManager transactionManager) {
        try {
            Durability.check(dataSource);
        } catch (IllegalStateException e) {
            throw new RefusedSettingException(
                    "spring.datasource.url", "leads to a database that forgets", String.valueOf(e.getMessage()) + ".");
        }
        SaysoSchema.migrate(dataSource);
        return new JdbcStorage(dataSource, transactionManager);
    }

    @Bean
    @ConditionalOnMissingBean
    MessageSender saysoMessageSender(SaysoProperties properties, Clock clock) {
        return Senders.of(properties.delivery(), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    DestinationRule saysoDestinationRule(ConfirmationProperties settings, SaysoProperties properties) {
        return Destinations.of(settings, properties);
    }

    @Bean(initMethod = "start")
    @ConditionalOnMissingBean
    OutboxDispatcher saysoOutboxDispatcher(
            ConfirmationProperties settings, Storage storage, MessageSender sender, Clock clock) {
        return OutboxDispatcher.builder()
                .storage(storage)
                .key(key(settings))
                .sender(Channel.SMS, sender)
                .sender(Channel.EMAIL, sender)
                .clock(clock)
                .build();
    }

    /** Also where no action is remote (any more): what is still owed then has to be seen. */
    @Bean(initMethod = "start")
    @ConditionalOnMissingBean
    EffectDispatcher saysoEffectDispatcher(
            ConfirmationProperties settings, Storage storage, List<ConfirmedAction> actions, Clock clock) {
        return EffectDispatcher.builder()
                .storage(storage)
                .key(key(settings))
                .actions(actions)
                .clock(clock)
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    Confirmations saysoConfirmations(
            SaysoProperties properties,
            ConfirmationProperties settings,
            Storage storage,
            List<ConfirmedAction> actions,
            ProviderMethods providerMethods,
            List<ConfirmationMethod> methods,
            DestinationRule destinations,
            OutboxDispatcher messages,
            EffectDispatcher effects,
            Clock clock) {
        String serviceName = settings.serviceName() == null ? properties.skillName() : settings.serviceName();
        List<ConfirmationMethod> all = Methods.of(settings, providerMethods, methods);
        ConfirmationsBuilder builder = Confirmations.builder()
                .storage(storage)
                .key(key(settings))
                .actions(actions)
                .serviceName(Settings.required(
                        "sayso.confirmation.service-name",
                        serviceName,
                        "Set it to the name that opens the messages with a code."))
                .codeLength(settings.codeLength())
                .life(settings.life())
                .tries(settings.tries())
                .policies(Methods.policies(settings))
                .destinationRule(destinations)
                .sendLimits(Methods.sendLimits(settings))
                .guessLimits(Methods.guessLimits(settings, all))
                .receipts(settings.receiptEmails())
                .afterCommit(() -> {
                    messages.wake();
                    effects.wake();
                })
                .clock(clock);
        Settings.use("sayso.confirmation.pending", () -> builder.pending(settings.pending()));
        Settings.use("sayso.confirmation.methods", () -> builder.methods(all));
        Settings.use("sayso.confirmation.retention", () -> builder.retention(settings.retention()));
        if (settings.allowShortCodes()) {
            builder.allowShortCodes();
        } else if (settings.codeLength() == 4 || settings.codeLength() == 5) {
            throw new RefusedSettingException(
                    "sayso.confirmation.code-length",
                    "is " + settings.codeLength() + ", and so short a code is guessed too easily",
                    "Set it to 6, or set sayso.confirmation.allow-short-codes=true to accept that.");
        }
        return Settings.use("sayso.confirmation", builder::build);
    }

    @Bean
    @ConditionalOnMissingBean(name = "saysoOverdueSweep")
    Sweep saysoOverdueSweep(Confirmations confirmations) {
        // So that the business soon sees what was given up.
        return new Sweep("overdue challenges", BETWEEN_SWEEPS, BETWEEN_SWEEPS, confirmations::expireOverdue);
    }

    private static byte[] key(ConfirmationProperties settings) {
        return Settings.key("sayso.confirmation.secret", settings.secret());
    }
}
