package org.sayso.authorization.mailcode;

import java.time.Clock;
import org.sayso.authorization.message.Post;
import org.sayso.authorization.settings.KeptAccountSettings;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.ServerSecrets;
import org.sayso.authorization.throttle.Throttle;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings codes, where accounts are kept. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("sayso.authorization.accounts.kept")
class MailCodeConfiguration {

    @Bean
    MailedCodes mailedCodes(ServerDatabase database, ServerSecrets secrets, KeptAccountSettings settings, Clock clock) {
        return new MailedCodes(database, secrets, clock, settings.codeLife());
    }

    @Bean
    CodeMail codeMail(MailedCodes codes, Throttle throttle, Post post) {
        return new CodeMail(codes, throttle, post);
    }
}
