package org.sayso.spring;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.ConfirmationsBuilder;
import org.sayso.confirmation.ConfirmedAction;
import org.sayso.confirmation.MessageSender;
import org.sayso.confirmation.Storage;
import org.sayso.delivery.OutboxDispatcher;
import org.sayso.delivery.OutboxDispatcherBuilder;
import org.sayso.delivery.PhoneInboxSender;
import org.sayso.jdbc.H2Durability;
import org.sayso.jdbc.JdbcStorage;
import org.sayso.jdbc.SaysoSchema;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Question four: did they agree to exactly this. There where the application has an action to confirm. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(ConfirmedAction.class)
class ConfirmationConfiguration {

    private static final String PREFIX = "sayso.confirmation.";

    /** Checks the database, brings Sayso's tables up to date, and keeps challenges and messages there. */
    @Bean
    @ConditionalOnMissingBean(Storage.class)
    JdbcStorage saysoStorage(DataSource dataSource, PlatformTransactionManager transactionManager) {
        Settings.setting("spring.datasource.url", () -> {
            H2Durability.check(dataSource);
            return true;
        });
        SaysoSchema.migrate(dataSource);
        return new JdbcStorage(dataSource, transactionManager);
    }

    @Bean
    @ConditionalOnMissingBean
    MessageSender messageSender(SaysoProperties properties) {
        SaysoProperties.PhoneInbox inbox = properties.delivery().phoneInbox();
        String fix = "Set sayso.delivery.phone-inbox.url and .token for the playground's phones,"
                + " or define a MessageSender bean that carries codes to people.";
        if (inbox == null) {
            throw new RefusedSettingException("sayso.delivery", "names nobody who carries codes", fix);
        }
        var url = Settings.required(inbox.url(), "sayso.delivery.phone-inbox.url", fix);
        String token = Settings.required(inbox.token(), "sayso.delivery.phone-inbox.token", fix);
        return Settings.setting("sayso.delivery.phone-inbox", () -> new PhoneInboxSender(url, token));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @ConditionalOnMissingBean
    OutboxDispatcher outboxDispatcher(SaysoProperties properties, Storage storage, MessageSender sender, Clock clock) {
        OutboxDispatcherBuilder builder = OutboxDispatcher.builder()
                .storage(storage)
                .key(secret(properties))
                .clock(clock);
        for (Channel channel : Channel.values()) {
            builder.sender(channel, sender);
        }
        return builder.build();
    }

    @Bean
    @ConditionalOnMissingBean
    Confirmations confirmations(
            SaysoProperties properties,
            Storage storage,
            List<ConfirmedAction> actions,
            ObjectProvider<OutboxDispatcher> dispatcher,
            Clock clock) {
        SaysoProperties.Confirmation settings = properties.confirmation();
        ConfirmationsBuilder builder = Confirmations.builder()
                .storage(storage)
                .key(secret(properties))
                .serviceName(
                        settings.serviceName() != null
                                ? settings.serviceName()
                                : AlexaConfiguration.skillName(properties))
                .actions(actions)
                .codeLength(settings.codeLength())
                .life(settings.life())
                .tries(settings.tries())
                .clock(clock)
                .afterCommit(() -> dispatcher.ifAvailable(OutboxDispatcher::wake));
        if (settings.allowShortCodes()) {
            builder.allowShortCodes();
        }
        return Settings.setting("sayso.confirmation", builder::build);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    OverdueSweep overdueSweep(Confirmations confirmations) {
        return new OverdueSweep(confirmations);
    }

    private static byte[] secret(SaysoProperties properties) {
        return Settings.key(properties.confirmation().secret(), PREFIX + "secret");
    }
}
