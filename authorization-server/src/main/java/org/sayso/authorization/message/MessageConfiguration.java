package org.sayso.authorization.message;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.settings.KeptAccountSettings;
import org.sayso.authorization.settings.MailSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends messages by the settings, and by beans of type {@link AccountMessages} that somebody brings, which come first. */
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
        List<AccountMessages> carriers = new ArrayList<>(brought.orderedStream().toList());
        if (mail.host() != null) {
            carriers.add(new SmtpMessages(mail, clock));
        }
        Carriers carrier = new Carriers(carriers);
        if (accounts.mails() && !carrier.carries(Contact.Channel.EMAIL)) {
            throw new InvalidSettingException(
                    "sayso.authorization.accounts.kept=true without a mail server: nobody could get the codes to sign up or to"
                            + " choose a new password",
                    "Set sayso.authorization.mail.host and sayso.authorization.mail.from, or"
                            + " sayso.authorization.accounts.sign-up=false and"
                            + " sayso.authorization.accounts.forgotten-password=false.");
        }
        return new Post(carrier, words, settings.serviceName(), listeners, accounts.codeLife());
    }
}
