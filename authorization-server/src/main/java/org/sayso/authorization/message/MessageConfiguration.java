package org.sayso.authorization.message;

import java.time.Clock;
import java.util.List;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.settings.KeptAccountSettings;
import org.sayso.authorization.settings.MailSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends messages by the settings, or by a bean of type {@link AccountMessages} that somebody brings. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("sayso.authorization.accounts.kept")
class MessageConfiguration {

    @Bean
    Post post(
            ObjectProvider<AccountMessages> brought,
            MailSettings mail,
            KeptAccountSettings accounts,
            MessageSource words,
            AuthorizationSettings settings,
            List<SentListener> listeners,
            Clock clock) {
        AccountMessages carrier = brought.getIfAvailable(() -> {
            if (mail.host() != null) {
                return new SmtpMessages(mail, clock);
            }
            if (accounts.mails()) {
                throw new InvalidSettingException(
                        "sayso.authorization.accounts.kept=true without a mail server: nobody could get the codes to sign up"
                                + " or to choose a new password",
                        "Set sayso.authorization.mail.host and sayso.authorization.mail.from, or"
                                + " sayso.authorization.accounts.sign-up=false and"
                                + " sayso.authorization.accounts.forgotten-password=false.");
            }
            return new NoMessages();
        });
        return new Post(carrier, words, settings.serviceName(), listeners);
    }
}
